"""Those who take part in a change by their names: in one list, in its sentence, or in a sentence before."""

from __future__ import annotations

from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.claim import Change
from ccgkg.ingest.proofs.named import GROUPS
from ccgkg.ingest.proofs.parties.parties import Parties
from ccgkg.ingest.verdict import Proof, inferred, proved, refused

_KEY = "participants"
#: Sentences before a change in which those who change may be named.
_BACK = 6


def are_listed(parties: Parties) -> bool:
    """Whether just these are named in one list of the sentence, or in the sentence at all, the result left out; or
    whether the sentence speaks of so many, and a list of the text names just these."""
    ground, claim, asked = parties.ground, parties.claim, parties.asked
    low, high = parties.sentence
    others = parties.here - asked - {claim.result}
    if len(asked) == 1 and others and (claim.type != "function-transfer" or _receives(parties)):
        return False
    lists = runs(ground.doc, ground.bodies.within(low, high))
    if any({m.agent for m in run} == asked for run in lists):
        return True
    start, end = ground.doc.tokens.starts[low], ground.doc.tokens.ends[high - 1]
    made = {c.result for c in ground.read_at("change", start, end) if isinstance(c, Change)} | {claim.result}
    if parties.here - (made - asked) == asked:
        return True
    return not lists and parties.counts(len(asked)) and asked in ground.lists


def _receives(parties: Parties) -> bool:
    """Whether a sentence names the one body claimed as that to whom something goes, or by whom it is done: `moved to
    X`, `run by X`."""
    words, (low, high) = parties.ground.doc.tokens.words, parties.sentence
    return any(
        m.agent in parties.asked and not {"to", "by"}.isdisjoint(words[max(low, m.first - 2) : m.first])
        for m in parties.ground.bodies.within(low, high)
    )


def by_name(parties: Parties, asked: frozenset[str]) -> Proof:
    """The proof that just those `asked` for take part: a sentence or a list before it names all of these, and no
    other."""
    if asked <= GROUPS:
        return _without_names(parties)
    doc = parties.ground.doc
    here = doc.layout.index_at(parties.claim.start)
    old = asked - _results(parties) if "new" in doc.tokens.words[slice(*parties.sentence)] else asked
    for index in range(here, max(-1, here - _BACK), -1):
        low, high = doc.range_of(doc.layout.sentences[index])
        if index < here and _with_main(parties, old, low, high):
            return inferred(_KEY, "named in a sentence before, with the body that the text is about")
        if not _names_just(parties, asked, old, low, high):
            continue
        if index < here:
            return inferred(_KEY, "named in a sentence before")
        return proved(_KEY, doc.tokens.starts[low], doc.tokens.ends[high - 1])
    if _are_in_a_list(parties, asked):
        return inferred(_KEY, "those of a list of the text, of which its sentence names no other")
    return refused(_KEY, f"the words around do not name just {', '.join(sorted(asked))}")


def _without_names(parties: Parties) -> Proof:
    """The proof that CCGs take part whom no one names: the sentence speaks of some, or names no two."""
    bodies = parties.ground.bodies
    named = [m for m in bodies.within(*parties.sentence) if m.kind == "ccg"]
    if len(named) > 1 and not any(True for _ in bodies.groups_within(*parties.sentence)):
        return refused(_KEY, "its sentence names who changes")
    return inferred(_KEY, "none is named in its sentence")


def _results(parties: Parties) -> set[str]:
    """What the changes of the text result in."""
    return {c.result for c in parties.ground.told["change"] if isinstance(c, Change) and c.result}


def _with_main(parties: Parties, asked: frozenset[str], low: int, high: int) -> bool:
    """Whether the tokens [low, high) name all those asked for but the body that the text is about, and no other."""
    main, ccgs = parties.ground.main_body, parties.ccgs(low, high)
    return bool(ccgs) and main in asked and asked - {main} == ccgs


def _names_just(parties: Parties, asked: frozenset[str], old: frozenset[str], low: int, high: int) -> bool:
    """Whether the tokens [low, high) name just those asked for, as a group or one by one; `old` are those without what
    is to be new."""
    ccgs = parties.ccgs(low, high)
    if asked == ccgs or any(asked == set(g.members) for g in parties.ground.bodies.groups_within(low, high) if g.named):
        return True
    present = {agent for agent in asked if parties.named.within(agent, low, high)}
    return bool(present) and present in (old, asked) and ccgs <= asked | {parties.claim.result}


def _are_in_a_list(parties: Parties, asked: frozenset[str]) -> bool:
    """Whether the bodies are those of one list or group of the text, and a sentence names some of these alone, or
    none."""
    here = parties.here - {parties.claim.result}
    if len(asked) < 2 or not here <= asked:
        return False
    if here and not any(True for _ in parties.ground.bodies.groups_within(*parties.sentence)):
        return False
    return asked in parties.ground.lists
