"""Those who take part in a change and are not named in its sentence: by a number, a pronoun, a noun for their kind, or
left open.

What the rules read there is not asked: a word that may stand for just those claimed is enough.
"""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.claim import Change, Role
from ccgkg.ingest.proofs.credit.antecedents import ccgs_meant, made
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import GROUPS, Named, stem
from ccgkg.ingest.proofs.proof_words import proof_words

_NUMBERS = {"both": 2, "pair": 2, "duo": 2, "trio": 3, "quartet": 4, "quintet": 5}
_PRONOUNS = frozenset({"it", "its", "we", "our", "us", "they", "their", "them"})
_NOUNS = frozenset({"ccg", "group", "organisation", "body", "commissioner"})
#: Words for partners that a text leaves without names.
_UNNAMED = proof_words("unnamed-partners")
_SEVERAL = frozenset({"merger", "shared-leadership", "joint-commissioning"})
#: Tokens behind such a word in which a name tells who the partner is.
_BESIDE = 6
#: Sentences before a change in which a body or a kind of them is named that a word may stand for.
_BACK = 3


def stands_in(
    ground: Ground, named: Named, asked: frozenset[str], claim: Change, fitting: Sequence[Change], first: int
) -> str | None:
    """Why those claimed may be those who take part, or None. `first` is the first token of the change, `fitting` what
    was read there.

    Where more were read than are claimed, no word is taken to stand for fewer.
    """
    if any(asked < set(c.participants) for c in fitting):
        return None
    low, high = ground.doc.sentence_tokens(first)
    here = {m.agent for m in ground.bodies.within(low, high) if m.kind == "ccg"} - {claim.result}
    if not here <= asked:
        return None
    if any(asked == set(ground.bodies.meant.of(g) or ()) for g in ground.bodies.groups_within(low, high)):
        return "the group that its sentence speaks of"
    if _counted(ground, asked, low, high):
        return "as many as its sentence counts, and one list of the text"
    if _with_one(ground, named, asked, claim, fitting, low, high):
        return "those whom its sentence names, and whom its pronoun or noun stands for"
    if _kind(ground, asked, low, high):
        return "the bodies of whose kind it speaks"
    if len(asked) == 1 and claim.type not in _SEVERAL and _by_noun(ground, asked, low, first):
        return "the one body that its pronoun or noun stands for"
    if len(asked) == 1 and _left_unnamed(ground, asked, here, claim, low, high):
        return "with others whom the text leaves unnamed"
    return None


def _counted(ground: Ground, asked: frozenset[str], low: int, high: int) -> bool:
    """Whether a sentence speaks of so many, and these are one list, group or line-up of the text."""
    words = ground.doc.tokens.words
    if len(asked) < 2 or not any(_number(words, i) == len(asked) for i in range(low, high)):
        return False
    before = {m.agent for m in ground.bodies.within(0, high) if m.kind == "ccg"}
    results = {c.result for c in ground.told["change"] if isinstance(c, Change)}
    if asked in ground.lists or asked == before - results or asked == ground.ccgs - results or _of_lists(ground, asked):
        return True
    told = (c for c in ground.told["change"] if isinstance(c, Change) and c.type in _SEVERAL)
    return any(set(c.participants) == asked and not low <= ground.doc.tokens.at(c.start) < high for c in told)


def _of_lists(ground: Ground, asked: frozenset[str]) -> bool:
    """Whether those asked for are all the members of two lists of the text or more: `Twelve groups are to become
    three`."""
    within = [one for one in ground.lists if one < asked and len(one) > 1]
    return bool(within) and frozenset().union(*within) == asked


def _number(words: list[str], token: int) -> int | None:
    """The number that a word tells of CCGs: `both`, `the trio`, `all four`."""
    if words[token] in _NUMBERS:
        return _NUMBERS[words[token]]
    found = number_before(words, token + 1)
    return found[0] if found is not None else None


def _with_one(
    ground: Ground, named: Named, asked: frozenset[str], claim: Change, fitting: Sequence[Change], low: int, high: int
) -> bool:
    """Whether a sentence names all but one, for whom a pronoun or a noun in it may stand: `it works jointly with X`, `X
    and the council`.

    Where it may stand for whom the rules read, it does.
    """
    missing = [a for a in asked if a not in GROUPS and not named.within(a, low, high)]
    if len(missing) != 1 or len(asked) < 2:
        return False
    words, one = ground.doc.tokens.words, missing[0]
    said = words[low:high]
    read = {p for c in fitting for p in c.participants} - asked
    if one.endswith("council"):
        return (
            not any(p.endswith("council") for p in read)
            and claim.type == "joint-commissioning"
            and "council" in said
            and not any(m.agent.endswith("council") for m in ground.bodies.within(low, high))
        )
    pronoun = not _PRONOUNS.isdisjoint(said) or any(
        words[i] in ("the", "our") and words[i + 1] in _NOUNS for i in range(low, high - 1)
    )
    return (
        pronoun
        and one in _spoken_of(ground, claim, low)
        and not read & {ground.main_body, *_spoken_of(ground, claim, low)}
    )


def _spoken_of(ground: Ground, claim: Change, low: int) -> set[str | None]:
    """The bodies that a pronoun in a sentence may mean: the text's own, else the one named last; what a change told
    before results in; that of whoever speaks."""
    back = low
    for _ in range(_BACK):
        back = ground.doc.sentence_tokens(back - 1)[0] if back else 0
    last = [m.agent for m in ground.bodies.within(back, low) if m.kind == "ccg"][-1:]
    results = {c.result for c in ground.told["change"] if isinstance(c, Change) and c.result and c.start < claim.start}
    voice = ground.voices.at(claim.start)
    speaks = {
        c.org for c in ground.told["role"] if isinstance(c, Role) and voice is not None and c.person == voice.agent
    }
    return {*results, *speaks, ground.leading} if ground.leading else {*results, *speaks, *last}


def _kind(ground: Ground, asked: frozenset[str], low: int, high: int) -> bool:
    """Whether a body claimed is a kind of bodies, whose noun stands in the sentence or just before: `the trusts were
    wound up`."""
    kinds = [a for a in asked if a.endswith("s") and a not in GROUPS and a.replace("-", " ") in ground.doc.text]
    if len(kinds) != len(asked):
        return False
    back = low
    for _ in range(_BACK - 1):
        back = ground.doc.sentence_tokens(back - 1)[0] if back else 0
    said = {stem(w) for w in ground.doc.tokens.words[back:high]}
    return all(stem(kind.split("-")[-1]) in said for kind in kinds)


def _by_noun(ground: Ground, asked: frozenset[str], low: int, first: int) -> bool:
    """Whether a pronoun or a noun for one body is the subject of a change, and stands for the one asked for: `The CCG
    might lose its role`, `it was wound up`, `will pass from the new CCG to`."""
    words = ground.doc.tokens.words
    high = ground.doc.sentence_tokens(first)[1]
    if asked <= made(ground, low, high):
        return True
    if any(True for _ in ground.bodies.groups_within(low, high)):
        return False
    at = next(
        (
            i
            for i in range(low, first)
            if words[i] == "it" or words[i] in _NOUNS and words[i - 1] in ("the", "this", "our")
        ),
        None,
    )
    return (
        at is not None
        and not any(m.kind == "ccg" for m in ground.bodies.within(low, first))
        and asked <= ccgs_meant(ground, at)
    )


def _left_unnamed(ground: Ground, asked: frozenset[str], here: set[str], claim: Change, low: int, high: int) -> bool:
    """Whether a sentence speaks of partners without names: `a merger with two neighbouring groups`."""
    words = ground.doc.tokens.words
    places = [i for i in range(low, high) if words[i] in _UNNAMED]
    if claim.type not in _SEVERAL or not places or any(ground.bodies.within(i, i + _BESIDE) for i in places):
        return False
    if here:
        return here == asked
    first = ground.doc.tokens.at(claim.start)
    return not any(True for _ in ground.bodies.groups_within(low, first)) and asked <= _spoken_of(ground, claim, low)
