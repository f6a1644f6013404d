"""Who takes part in a change: those that its clause, its sentence or the text around it names."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.claim import Change, Role
from ccgkg.ingest.proofs.antecedents import ccgs_meant
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import GROUPS, Named
from ccgkg.ingest.proofs.parties_beside import in_clause, right_behind
from ccgkg.ingest.proofs.plural_sets import left_out, sets_meant
from ccgkg.ingest.proofs.stand_ins import stands_in
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.verdict import Proof, inferred, proved, refused

#: Changes that take more than one body.
_SEVERAL = frozenset({"merger", "shared-leadership", "joint-commissioning"})
#: Sentences before a change in which those who change may be named.
_BACK = 6
#: Words that join a body that is named to one that is not, and tokens before a sentence in which that one stands.
_WITH = frozenset({"with", "you", "our", "us", "we", "into", "its", "neighbour", "neighbouring"})
_NEAR = 120
#: Tokens behind a change in which the noun for those who change stands.
_WORDS = 4


def participants(
    ground: Ground, named: Named, claim: Change, fitting: Sequence[Change], first: int, last: int
) -> Proof:
    """The proof of who takes part in a change told by the tokens [first, last); `fitting` are the changes of its type that we read there."""
    asked = tuple(sorted(set(claim.participants)))
    if not asked:
        return refused("participants", "none is claimed")
    alone = claim.type in _SEVERAL and len(asked) == 1 and asked[0] not in GROUPS
    stands = stands_in(ground, named, frozenset(asked), claim, fitting, first)
    if alone and not stands and all(tuple(sorted(c.participants)) != asked for c in fitting):
        return refused("participants", f"a {claim.type} takes more than one body")
    left = _left_out(ground, set(asked), first)
    if left - {claim.result}:
        return refused("participants", f"the list of its sentence names {', '.join(sorted(left))} too")
    for change in fitting:
        if tuple(sorted(change.participants)) == asked:
            spans = [
                (e.start, e.end)
                for e in change.evidence
                if e.key == "participants" and e.start is not None and e.end is not None
            ]
            return (
                proved("participants", min(s for s, _ in spans), max(e for _, e in spans))
                if spans
                else inferred("participants", "as its clause tells it")
            )
    if in_clause(ground, set(asked), claim, first):
        return inferred("participants", "those that its clause names")
    if _as_elsewhere(ground, asked, claim, first):
        return inferred("participants", "named where the text tells the same change")
    if right_behind(ground, set(asked), claim, last):
        return inferred("participants", "the list right behind its words")
    if _as_counted(ground, asked, first):
        return inferred("participants", "the one list of as many as its sentence counts")
    if _with_all(ground, set(asked), claim, first):
        return inferred("participants", "those whom the text is about, and who is named beside them")
    if stands:
        return inferred("participants", stands)
    if _by_plural(ground, set(asked), claim, fitting, first):
        return inferred("participants", "those for whom its pronoun or noun may stand")
    read = {p for p in fitting[0].participants if p not in GROUPS} if fitting else set()
    if read and set(asked) < read and not read - set(asked) <= {claim.result, fitting[0].result}:
        return refused("participants", f"the text names {', '.join(sorted(read))}")
    if _whole_list(ground, asked, claim.type, claim.result, first):
        return inferred("participants", "those that its sentence names")
    if _as_partners(ground, set(asked), claim, first):
        return inferred("participants", "named in its sentence, and the body that speaks or is spoken of")
    if set(asked) <= GROUPS and _group_in_clause(ground, first):
        return inferred("participants", "a noun for CCGs that its clause does not name")
    if set(asked) <= GROUPS and not any(
        m.kind == "ccg" for m in ground.bodies.within(*ground.doc.sentence_tokens(first))
    ):
        return inferred("participants", "none is named in its sentence")
    if read and not (read < set(asked) and _besides(ground, named, claim, set(asked) - read, first)):
        mine = _by_name(ground, named, asked, claim, first, last)
        if mine.standing == "proved" and _by_name(ground, named, tuple(sorted(read)), claim, first, last).refuses:
            return mine  # whom no words tell were read there
        return refused("participants", f"the text names {', '.join(sorted(read))}")
    if read:
        return inferred("participants", "named in its clause, and the body that it speaks of")
    return _by_name(ground, named, asked, claim, first, last)


def _by_plural(ground: Ground, asked: set[str], claim: Change, fitting: Sequence[Change], first: int) -> bool:
    """Whether a sentence names none of those who change, and has a word that may stand for just these, and not for more whom the rules read."""
    if any(asked < set(c.participants) for c in fitting):
        return False
    low, high = ground.doc.sentence_tokens(first)
    jointly = claim.type == "joint-commissioning"
    named = {
        m.agent for m in ground.bodies.within(low, high) if m.kind == "ccg" or jointly and m.agent.endswith("council")
    }
    return named <= {claim.result, *left_out(ground, low, high)} and frozenset(asked) in sets_meant(
        ground, first, low, high
    )


def _as_counted(ground: Ground, asked: tuple[str, ...], first: int) -> bool:
    """Whether a sentence names no CCG but counts as many, and just these are those whom the text is about or its only list of so many."""
    low, high = ground.doc.sentence_tokens(first)
    if len(asked) < 2 or any(m.kind == "ccg" for m in ground.bodies.within(low, high)):
        return False
    if not any(g.count == len(asked) for g in ground.bodies.groups_within(low, high)):
        return False
    same = [one for one in ground.lists if len(one) == len(asked)]
    return asked == tuple(sorted(ground.bodies.meant.main)) or same == [frozenset(asked)]


def _with_all(ground: Ground, asked: set[str], claim: Change, first: int) -> bool:
    """Whether these are those whom the text is about with the others whom the sentence names, and it speaks of no one else: `a proposal
    to share her with X`, `with the council, the CCGs run a joint board`."""
    low, high = ground.doc.sentence_tokens(first)
    others = {m.agent for m in ground.bodies.within(low, high) if m.kind == "ccg" or m.agent.endswith("council")} - {
        claim.result
    }
    main = set(ground.bodies.meant.main)
    if not main and ground.main_body and all(o.endswith("council") for o in others):
        main = {ground.main_body}
    return bool(main) and bool(others - main) and not others & main and asked == main | others


def _left_out(ground: Ground, asked: set[str], first: int) -> set[str]:
    """The CCGs that one list of the sentence names besides all of those asked for."""
    low, high = ground.doc.sentence_tokens(first)
    for run in runs(ground.doc, ground.bodies.within(low, high)):
        members = {m.agent for m in run}
        if asked < members:
            return members - asked
    return set()


def _besides(ground: Ground, named: Named, claim: Change, others: set[str], first: int) -> bool:
    """Whether the bodies besides those that the clause names stand in its sentence, or are the one that it speaks of.

    That is the one that `it` or `the CCG` stands for, or the one that a speaker speaks for.
    """
    low, high = ground.doc.sentence_tokens(first)
    unnamed = {o for o in others if not named.within(o, low, high)}
    if len(unnamed) != 1:
        return not unnamed
    speaks_for = _speaks_for(ground, claim)
    if speaks_for:
        return unnamed <= speaks_for
    antecedent = ground.bodies.antecedent(ground.doc, low)
    return bool(antecedent and antecedent.agent in unnamed) or ground.main_body in unnamed


def _speaks_for(ground: Ground, claim: Change) -> set[str]:
    """The bodies in which whoever tells a change has a role."""
    voice = ground.voices.at(claim.start)
    return {c.org for c in ground.told["role"] if isinstance(c, Role) and voice is not None and c.person == voice.agent}


def _as_partners(ground: Ground, asked: set[str], claim: Change, first: int) -> bool:
    """Whether a sentence names all who are asked for but one, with whom they change: `a merger with X`, `you and X`.

    That one may be the body that the text is about, or the CCG named last before.
    """
    words = ground.doc.tokens.words
    low, high = ground.doc.sentence_tokens(first)
    if _WITH.isdisjoint(words[low:high]):
        return False
    named = {m.agent for m in ground.bodies.within(low, high) if m.kind == "ccg"} - {claim.result}
    left = asked - named
    if len(left) != 1 or not named or not named <= asked:
        return False
    speaks_for = _speaks_for(ground, claim)
    if speaks_for:
        return left <= speaks_for
    last = next((m.agent for m in reversed(ground.bodies.within(max(0, low - _NEAR), low)) if m.kind == "ccg"), None)
    return bool(left & {ground.main_body, last, *ccgs_meant(ground, first)})


def _group_in_clause(ground: Ground, first: int) -> bool:
    """Whether the clause of a change speaks of CCGs by a noun alone, or of none: `all eight CCGs in Kent will amalgamate`, `and a merger
    is possible in Kent`."""
    start, stop = clause_of(ground.doc, first)
    if ground.doc.tokens.words[first - 1] in ("a", "another", "further", "more") and not any(
        m.kind == "ccg" for m in ground.bodies.within(start, stop)
    ):
        return True
    groups = list(ground.bodies.groups_within(start, stop))
    ccgs = [m for m in ground.bodies.within(start, first) if m.kind == "ccg"]
    return bool(groups) and not ccgs and any(g.first < first or g.first - first < _WORDS for g in groups)


def _as_elsewhere(ground: Ground, asked: tuple[str, ...], claim: Change, first: int) -> bool:
    """Whether another change of that type has just these participants, where the claim's own sentence names no CCG."""
    low, high = ground.doc.sentence_tokens(first)
    heading = ground.doc.layout.block_at(claim.start).kind == "heading"
    if not heading and any(m.kind == "ccg" for m in ground.bodies.within(low, high)):
        return False
    return any(
        (heading or c.type == claim.type) and tuple(sorted(c.participants)) == asked
        for c in ground.told["change"]
        if isinstance(c, Change)
    )


def _whole_list(ground: Ground, asked: tuple[str, ...], kind: str, result: str | None, first: int) -> bool:
    """Whether just these are named in one list of the sentence, or in the sentence at all, the result left out; or whether
    the sentence speaks of so many, and a list of the text names just these."""
    low, high = ground.doc.sentence_tokens(first)
    mentions = ground.bodies.within(low, high)
    lists = runs(ground.doc, mentions)
    others = {m.agent for m in mentions if m.kind == "ccg"} - set(asked) - {result}
    if len(asked) == 1 and others and (kind != "function-transfer" or _receives(ground, asked[0], low, high)):
        return False
    if any({m.agent for m in run} == set(asked) for run in lists):
        return True
    start, end = ground.doc.tokens.starts[low], ground.doc.tokens.ends[high - 1]
    made = {c.result for c in ground.read_at("change", start, end) if isinstance(c, Change)} | {result}
    if {m.agent for m in mentions if m.kind == "ccg"} - (made - set(asked)) == set(asked):
        return True
    counted = any(g.count == len(asked) for g in ground.bodies.groups_within(low, high))
    return counted and not lists and frozenset(asked) in ground.lists


def _receives(ground: Ground, org: str, low: int, high: int) -> bool:
    """Whether a sentence names a body as the one to whom something goes, or by whom it is done: `moved to X`, `run by X`."""
    words = ground.doc.tokens.words
    return any(
        m.agent == org and not {"to", "by"}.isdisjoint(words[max(low, m.first - 2) : m.first])
        for m in ground.bodies.within(low, high)
    )


def _by_name(ground: Ground, named: Named, asked: tuple[str, ...], claim: Change, first: int, last: int) -> Proof:
    """The participants by their names: all of those that a sentence or a list before it names, and no other."""
    doc = ground.doc
    tokens = doc.tokens
    low, high = doc.sentence_tokens(first)
    if set(asked) <= GROUPS:
        own = [m for m in ground.bodies.within(low, high) if m.kind == "ccg"]
        if len(own) > 1 and not list(ground.bodies.groups_within(low, high)):
            return refused("participants", "its sentence names who changes")
        return inferred("participants", "none is named in its sentence")
    here, asked_set = doc.layout.index_at(claim.start), set(asked)
    main = {ground.main_body}
    for index in range(here, max(-1, here - _BACK), -1):
        a, b = doc.range_of(doc.layout.sentences[index])
        ccgs = {m.agent for m in ground.bodies.within(a, b) if m.kind == "ccg"}
        groups = [set(g.members) for g in ground.bodies.groups_within(a, b) if g.named]
        if asked_set - main == ccgs and asked_set & main and index < here and ccgs:
            return inferred("participants", "named in a sentence before, with the body that the text is about")
        if index == here and "new" in doc.tokens.words[a:b]:
            asked_set -= {c.result for c in ground.told["change"] if isinstance(c, Change) and c.result}
        present = {agent for agent in asked if named.within(agent, a, b)}
        if (
            set(asked) in groups
            or set(asked) == ccgs
            or (present in (asked_set, set(asked)) and present and not (ccgs - set(asked) - {claim.result}))
        ):
            return (
                inferred("participants", f"named in {'its sentence' if index == here else 'a sentence before'}")
                if index != here
                else proved("participants", tokens.starts[a], tokens.ends[b - 1])
            )
    if _as_listed(ground, set(asked), claim.result, low, high):
        return inferred("participants", "those of a list of the text, of which its sentence names no other")
    return refused("participants", f"the words around do not name just {', '.join(asked)}")


def _as_listed(ground: Ground, asked: set[str], result: str | None, low: int, high: int) -> bool:
    """Whether the bodies are those of one list or group of the text, and a sentence names some of these alone, or none."""
    here = {m.agent for m in ground.bodies.within(low, high) if m.kind == "ccg"} - {result}
    if len(asked) < 2 or not here <= asked or here and not any(True for _ in ground.bodies.groups_within(low, high)):
        return False
    return frozenset(asked) in ground.lists
