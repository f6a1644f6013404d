"""Who takes part in a change: those that its clause, its sentence or the text around it names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.claim import Change, Role
from ccgkg.ingest.proofs.credit.antecedents import ccgs_meant
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import Named
from ccgkg.ingest.proofs.parties.named_parties import are_listed, by_name
from ccgkg.ingest.proofs.parties.parties import Parties
from ccgkg.ingest.proofs.parties.parties_beside import are_in_clause, are_right_behind
from ccgkg.ingest.proofs.parties.plural_sets import left_out, sets_meant
from ccgkg.ingest.proofs.parties.stand_ins import stands_in
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.verdict import Proof, inferred, proved, refused

_KEY = "participants"
#: Changes that take more than one body.
_SEVERAL = frozenset({"merger", "shared-leadership", "joint-commissioning"})
#: Words that join a body that is named to one that is not, and tokens before a sentence in which that one stands.
_WITH = frozenset({"with", "you", "our", "us", "we", "into", "its", "neighbour", "neighbouring"})
_NEAR = 120
#: Tokens behind a change in which the noun for those who change stands, and what brings a change that is no one's yet.
_WORDS = 4
_ANOTHER = frozenset({"a", "another", "further", "more"})


def participants(
    ground: Ground, named: Named, claim: Change, fitting: Sequence[Change], first: int, last: int
) -> Proof:
    """The proof of who takes part in a change told by the tokens [first, last); `fitting` are the changes of its type
    that we read there."""
    parties = Parties(ground, named, claim, fitting, first, last)
    if not parties.asked:
        return refused(_KEY, "none is claimed")
    stands = stands_in(ground, named, parties.asked, claim, fitting, first)
    amiss = _amiss(parties, stands)
    if amiss:
        return refused(_KEY, amiss)
    read = _as_read(parties)
    if read is not None:
        return read
    near = next((why for meets, why in _NEARLY if meets(parties)), None) or stands
    if near:
        return inferred(_KEY, near)
    if _by_plural(parties):
        return inferred(_KEY, "those for whom its pronoun or noun may stand")
    short = parties.read - parties.asked
    if parties.asked < parties.read and not short <= {claim.result, fitting[0].result}:
        return refused(_KEY, _names(parties.read))
    far = next((why for meets, why in _FARTHER if meets(parties)), None)
    return inferred(_KEY, far) if far else _by_names(parties)


def _amiss(parties: Parties, stands: str | None) -> str | None:
    """Why those claimed cannot be all: one alone of a change that takes several, or some of a list; `stands` is why
    they may."""
    asked, kind = parties.asked, parties.claim.type
    alone = kind in _SEVERAL and len(asked) == 1 and not parties.is_of_groups
    if alone and not stands and all(asked != set(c.participants) for c in parties.fitting):
        return f"a {kind} takes more than one body"
    left = _left_out(parties)
    return f"the list of its sentence names {', '.join(sorted(left))} too" if left - {parties.claim.result} else None


def _left_out(parties: Parties) -> set[str]:
    """The CCGs that one list of the sentence names besides all of those asked for."""
    for run in runs(parties.ground.doc, parties.ground.bodies.within(*parties.sentence)):
        members = {m.agent for m in run}
        if parties.asked < members:
            return members - parties.asked
    return set()


def _as_read(parties: Parties) -> Proof | None:
    """The rules read the same participants there."""
    change = next((c for c in parties.fitting if set(c.participants) == parties.asked), None)
    if change is None:
        return None
    spans = [
        (e.start, e.end)
        for e in change.evidence
        if e.key == "participants" and e.start is not None and e.end is not None
    ]
    if not spans:
        return inferred(_KEY, "as its clause tells it")
    return proved(_KEY, min(s for s, _ in spans), max(e for _, e in spans))


def _are_told_elsewhere(parties: Parties) -> bool:
    """Whether another change of that type has just these participants, where the claim's own sentence names no CCG."""
    ground, claim = parties.ground, parties.claim
    heading = ground.doc.layout.block_at(claim.start).kind == "heading"
    if parties.here and not heading:
        return False
    return any(
        (heading or c.type == claim.type) and set(c.participants) == parties.asked
        for c in ground.told["change"]
        if isinstance(c, Change)
    )


def _are_counted(parties: Parties) -> bool:
    """Whether a sentence names no CCG but counts as many, and just these are those whom the text is about or its only
    list of so many."""
    asked = parties.asked
    if len(asked) < 2 or parties.here or not parties.counts(len(asked)):
        return False
    same = [one for one in parties.ground.lists if len(one) == len(asked)]
    return asked == set(parties.ground.bodies.meant.main) or same == [asked]


def _are_with_all(parties: Parties) -> bool:
    """Whether these are those whom the text is about with the others whom the sentence names, and it speaks of no one
    else: `a proposal to share her with X`, `with the council, the CCGs run a joint board`."""
    bodies, main_body = parties.ground.bodies, parties.ground.main_body
    councils = {m.agent for m in bodies.within(*parties.sentence) if m.agent.endswith("council")}
    others = (parties.here | councils) - {parties.claim.result}
    main = set(bodies.meant.main)
    if not main and main_body and others <= councils:
        main = {main_body}
    return bool(main) and bool(others - main) and not others & main and parties.asked == main | others


def _by_plural(parties: Parties) -> bool:
    """Whether a sentence names none of those who change, and has a word that may stand for just these, and not for more
    whom the rules read."""
    ground, asked = parties.ground, parties.asked
    if any(asked < set(c.participants) for c in parties.fitting):
        return False
    named = set(parties.here)
    if parties.claim.type == "joint-commissioning":
        named |= {m.agent for m in ground.bodies.within(*parties.sentence) if m.agent.endswith("council")}
    if not named <= {parties.claim.result, *left_out(ground, *parties.sentence)}:
        return False
    return asked in sets_meant(ground, parties.first, *parties.sentence)


def _are_partners(parties: Parties) -> bool:
    """Whether a sentence names all who are asked for but one, with whom they change: `a merger with X`, `you and X`.

    That one may be the body that the text is about, or the CCG named last before.
    """
    ground, (low, high) = parties.ground, parties.sentence
    if _WITH.isdisjoint(ground.doc.tokens.words[low:high]):
        return False
    named = parties.here - {parties.claim.result}
    left = parties.asked - named
    if len(left) != 1 or not named or not named <= parties.asked:
        return False
    speaks_for = _speaks_for(parties)
    if speaks_for:
        return left <= speaks_for
    last = next((m.agent for m in reversed(ground.bodies.within(max(0, low - _NEAR), low)) if m.kind == "ccg"), None)
    return bool(left & {ground.main_body, last, *ccgs_meant(ground, parties.first)})


def _is_group_in_clause(parties: Parties) -> bool:
    """Whether groups are claimed, and the clause of a change speaks of CCGs by a noun alone, or of none: `all eight
    CCGs in Kent will amalgamate`, `and a merger is possible in Kent`."""
    if not parties.is_of_groups:
        return False
    ground, first = parties.ground, parties.first
    start, stop = clause_of(ground.doc, first)
    if ground.doc.tokens.words[first - 1] in _ANOTHER and not parties.ccgs(start, stop):
        return True
    if parties.ccgs(start, first):
        return False
    return any(g.first < first or g.first - first < _WORDS for g in ground.bodies.groups_within(start, stop))


def _is_group_alone(parties: Parties) -> bool:
    return parties.is_of_groups and not parties.here


_Cases = tuple[tuple[Callable[[Parties], bool], str], ...]
#: What bears out those claimed, and in which words; first what stands nearest.
_NEARLY: _Cases = (
    (are_in_clause, "those that its clause names"),
    (_are_told_elsewhere, "named where the text tells the same change"),
    (are_right_behind, "the list right behind its words"),
    (_are_counted, "the one list of as many as its sentence counts"),
    (_are_with_all, "those whom the text is about, and who is named beside them"),
)
#: What bears them out where no more were read.
_FARTHER: _Cases = (
    (are_listed, "those that its sentence names"),
    (_are_partners, "named in its sentence, and the body that speaks or is spoken of"),
    (_is_group_in_clause, "a noun for CCGs that its clause does not name"),
    (_is_group_alone, "none is named in its sentence"),
)


def _by_names(parties: Parties) -> Proof:
    """The proof by names around, where those whom the rules read leave room for it."""
    asked, read = parties.asked, parties.read
    if not read:
        return by_name(parties, asked)
    if read < asked and _besides(parties, asked - read):
        return inferred(_KEY, "named in its clause, and the body that it speaks of")
    mine = by_name(parties, asked)
    if mine.standing == "proved" and by_name(parties, read).refuses:
        return mine  # whom no words tell were read there
    return refused(_KEY, _names(read))


def _names(read: Iterable[str]) -> str:
    return f"the text names {', '.join(sorted(read))}"


def _besides(parties: Parties, others: frozenset[str]) -> bool:
    """Whether the bodies besides those that the clause names stand in its sentence, or are the one that it speaks of.

    That is the one that `it` or `the CCG` stands for, or the one that a speaker speaks for.
    """
    ground = parties.ground
    unnamed = {o for o in others if not parties.named.within(o, *parties.sentence)}
    if len(unnamed) != 1:
        return not unnamed
    speaks_for = _speaks_for(parties)
    if speaks_for:
        return unnamed <= speaks_for
    antecedent = ground.bodies.antecedent(ground.doc, parties.sentence[0])
    return bool(antecedent and antecedent.agent in unnamed) or ground.main_body in unnamed


def _speaks_for(parties: Parties) -> set[str]:
    """The bodies in which whoever tells a change has a role."""
    voice = parties.ground.voices.at(parties.claim.start)
    roles = (c for c in parties.ground.told["role"] if isinstance(c, Role))
    return {c.org for c in roles if voice is not None and c.person == voice.agent}
