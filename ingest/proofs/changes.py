"""A change: the word that tells it, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccgkg.ingest.bodies.names import ccg_of
from ccgkg.ingest.claim import Change
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import Named
from ccgkg.ingest.proofs.participants import participants
from ccgkg.ingest.proofs.standing import status
from ccgkg.ingest.text.cues import Cue, lexicon
from ccgkg.ingest.verdict import Proof, inferred, proved, refused, unproved
from ccgkg.ontology.register import load

#: No verb or noun that names a change begins with one of these.
_LEADS = frozenset({"for", "of", "to", "by", "with", "and", "in", "at", "from", "the"})
#: Tokens behind a verb of founding in which `from` tells of what: `was formed in April from A and B` is a merger.
_FROM = 12
#: Nouns for councils, and tokens behind a change in which one stands with whom it is.
_COUNCILS = frozenset({"council", "councils", "authority", "authorities"})
_WITH = 6
#: Verbs that tell of several bodies that they are now one, or will be.
_BECOMING = frozenset(
    {"become", "becomes", "became", "becoming", "form", "formed", "forming", "forms", "succeeded", "replaced", "one"}
)
#: The types that an object within the span tells, where no whole phrase does.
_TELLS = {
    "leader": ("shared-leadership",),
    "functions": ("function-transfer",),
    "practices": ("boundary-change",),
}
#: The types that a verb within the span may tell, by the label of its lexicon.
_VERBS = {
    "verb-hand": ("function-transfer",),
    "verb-take": ("function-transfer",),
    "verb-move": ("function-transfer", "boundary-change"),
}
#: What is handed over in a `function-transfer`, and in no merger.
_HANDED = frozenset(
    {"commissioning", "functions", "function", "responsibility", "responsibilities", "duties", "powers"}
)


def prove(ground: Ground, named: Named, claim: Change) -> Iterator[Proof]:
    told = [
        c for c in ground.read_at("change", claim.start, claim.end) if isinstance(c, Change) and _same_words(c, claim)
    ]
    first, last = ground.doc.tokens.range(claim.start, claim.end)
    if not told and first >= last:
        yield refused("type", f"{claim.exact!r} tells no change")
        return
    leads = ground.doc.tokens.words[first] in _LEADS and ground.doc.tokens.words[first : first + 2] != ["the", "same"]
    if leads and all(c.start != claim.start for c in told):
        yield refused("type", f"{claim.exact!r} begins before the words that tell the change")
        return
    if "\n" in claim.exact.strip() and all("\n" not in c.exact for c in told):
        yield refused("type", f"{claim.exact!r} runs on into another line")
        return
    fitting = [c for c in told if c.type == claim.type]
    yield _type(ground, claim, told, first, last)
    yield participants(ground, named, claim, fitting, first, last)
    places = [(c.first, c.last) for c in _cues(ground, first, last)] or [(first, last)]
    yield status(ground, claim, places, fitting)
    yield unproved("result")
    yield unproved("effective")


def _same_words(one: Change, other: Change) -> bool:
    """Whether one span holds the other, or they share more than half of the longer one."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    longer, shorter = sorted((one.end - one.start, other.end - other.start), reverse=True)
    return shared == shorter or 2 * shared >= longer


def _with_council(ground: Ground, last: int) -> bool:
    """Whether those with whom a change is are councils alone: `a tie-up with the three local councils`."""
    behind = ground.doc.tokens.words[last : min(ground.doc.sentence_tokens(last - 1)[1], last + _WITH)]
    named = ground.bodies.within(last, last + _WITH)
    return behind[:1] == ["with"] and not _COUNCILS.isdisjoint(behind) and not any(m.kind == "ccg" for m in named)


def _cues(ground: Ground, first: int, last: int) -> list[Cue]:
    """The cues of change that lie in the tokens [first, last), or hold them."""
    low = ground.doc.sentence_tokens(first)[0]
    cues = ground.doc.cues.within("change", low, last + 12)
    return [c for c in cues if first <= c.first and c.last <= last or c.first <= first and last <= c.last]


def _type(ground: Ground, claim: Change, told: Sequence[Change], first: int, last: int) -> Proof:
    handed = _hands_over(ground, first, last)
    if handed and claim.type == "merger":
        return refused("type", f"{claim.exact!r} tells a function-transfer, not a merger")
    if claim.type == "merger" and (
        any(p.endswith("council") for p in claim.participants) or _with_council(ground, last)
    ):
        return refused("type", "a council does not merge with a CCG")
    fitting = [c for c in told if c.type == claim.type]
    if fitting:
        return proved("type", fitting[0].start, fitting[0].end)
    words = _by_words(ground, claim, told, first, last)
    if words is not None:
        return proved("type", *words)
    own = next(
        (
            c
            for c in ground.doc.cues.within("change", first, last)
            if c.last <= last and c.value.split(".")[0] == claim.type
        ),
        None,
    )
    made_of = claim.type == "establishment" and "from" in ground.doc.tokens.words[last : last + _FROM]
    if own is not None and not made_of and not _objects(ground, first, last):
        return proved("type", ground.doc.tokens.starts[own.first], ground.doc.tokens.ends[own.last - 1])
    taken = (
        claim.type == "function-transfer"
        and "over" in ground.doc.tokens.words[first : last + 1]
        and claim.result is not None
        and ccg_of(claim.result) is None
        and load().by_code(claim.result) is None
    )
    if taken and all(c.type == "merger" for c in told):
        return inferred("type", "a body that is no CCG takes over")
    if claim.type == "merger" and _made_of(ground, first, last):
        return inferred("type", "it is told of which bodies one was made")
    if claim.type == "shared-leadership" and _shares_someone(ground, first, last):
        return inferred("type", "a person is told to be shared")
    cut = not told and bool(
        ground.read_at("change", claim.start, claim.end)
    )  # `due to join`, where `join forces` is read
    plain = set() if cut else _plain_types(ground, first, last)
    if (
        claim.type in plain
        and all(c.type not in plain for c in told)
        and all(c.value.split(".")[0] not in plain for c in _cues(ground, first, last))
    ):
        return inferred("type", "by the words that tell it")
    if told:
        return refused("type", f"{told[0].exact!r} tells a {told[0].type}, not a {claim.type}")
    cues = _cues(ground, first, last)
    if any(c.value.split(".")[0] == claim.type for c in cues):
        return proved("type", claim.start, claim.end)
    if cues:
        return refused("type", f"{claim.exact!r} tells a {cues[0].value.split('.')[0]}, not a {claim.type}")
    if claim.type == "merger" and _become_one(ground, first, last):
        return inferred("type", "several are named that become one")
    near = min(ground.told["change"], key=lambda c: (c.start > claim.start, abs(c.start - claim.start)), default=None)
    if any(ground.doc.cues.within("change-object", first, last)):
        return refused("type", f"{claim.exact!r} tells no {claim.type}")
    said = [] if any(i in ground.periods.covered for i in range(first, last)) else ground.doc.tokens.words[first:last]
    if (
        isinstance(near, Change)
        and near.type == claim.type
        and said
        and said[0][0].isalnum()
        and any(len(w) > 4 or w == "same" for w in said)
    ):
        return inferred("type", f"the change told beside it: {near.exact!r}")
    return refused("type", f"{claim.exact!r} tells no {claim.type}")


def _plain_types(ground: Ground, first: int, last: int) -> set[str]:
    """The types that single words of a span tell, with those of its sentence."""
    said = set(ground.doc.tokens.words[first:last])
    around = set(ground.doc.tokens.words[slice(*ground.doc.sentence_tokens(first))])
    return {
        kind
        for kind, words in lexicon("change-words").items()
        if not said.isdisjoint(words["span"])
        and said.isdisjoint(words.get("without", ()))
        and ("with" not in words or not said.isdisjoint(words["with"]))
        and ("beside" not in words or not around.isdisjoint(words["beside"]))
    }


def _objects(ground: Ground, first: int, last: int) -> bool:
    """Whether a span has an object that makes its verb tell something else: `merge their management teams`."""
    return any(True for _ in ground.doc.cues.within("change-object", first, last))


def _made_of(ground: Ground, first: int, last: int) -> bool:
    """Whether several CCGs stand behind a verb of founding as those of which one was made: `was created in April from A, B and C`."""
    doc = ground.doc
    if not any(c.value.startswith("establishment") for c in _cues(ground, first, last)):
        return False
    high = doc.sentence_tokens(first)[1]
    at = next((i for i in range(last, min(high, last + _FROM)) if doc.tokens.words[i] in ("from", "of")), None)
    return at is not None and sum(m.kind == "ccg" for m in ground.bodies.within(at, high)) > 1


def _shares_someone(ground: Ground, first: int, last: int) -> bool:
    """Whether a verb of sharing has a person for its object: `have shared Jane Doe`."""
    return ground.doc.tokens.words[first].startswith("shar") and any(True for _ in ground.people.within(first, last))


def _become_one(ground: Ground, first: int, last: int) -> bool:
    """Whether several CCGs stand before a verb of becoming, and what they become behind it."""
    doc = ground.doc
    if _BECOMING.isdisjoint(doc.tokens.words[first:last]):
        return False
    low, high = doc.sentence_tokens(first)
    before = {m.agent for m in ground.bodies.within(low, first) if m.kind == "ccg"}
    groups = [g for g in ground.bodies.groups_within(low, first) if (g.count or len(g.members)) > 1]
    behind = [m for m in ground.bodies.within(first, high) if m.kind == "ccg" and m.agent not in before]
    return (len(before) > 1 or bool(groups)) and (bool(behind) or "one" in doc.tokens.words[first : last + 2])


def _hands_over(ground: Ground, first: int, last: int) -> bool:
    """Whether a span has a verb of handing over, and what is handed over: `took over commissioning`."""
    verbs = (cue for label in _VERBS for cue in ground.doc.cues.within(label, first, last))
    return any(not _HANDED.isdisjoint(ground.doc.tokens.words[verb.last : last]) for verb in verbs)


def _by_words(ground: Ground, claim: Change, told: Sequence[Change], first: int, last: int) -> tuple[int, int] | None:
    """The words of the span that tell a change of the claim's type: its object, else its verb."""
    tokens = ground.doc.tokens
    objects = list(ground.doc.cues.within("change-object", first, last))
    handed = any(True for label in _VERBS for _ in ground.doc.cues.within(label, first, last))
    for cue in objects:
        if (handed or cue.value != "functions") and claim.type in _TELLS.get(cue.value, ()):
            return tokens.starts[cue.first], tokens.ends[cue.last - 1]
    given = _hands_over(ground, first, last)
    if given and claim.type == "function-transfer":
        return claim.start, claim.end
    if told or given or any(cue.value in ("leader", "functions" if handed else "leader") for cue in objects):
        return None
    for cue in _cues(ground, first, last):
        if cue.value.split(".")[0] == claim.type:
            return tokens.starts[cue.first], tokens.ends[cue.last - 1]
    for label, types in _VERBS.items():
        for cue in ground.doc.cues.within(label, first, last):
            if claim.type in types:
                return tokens.starts[cue.first], tokens.ends[cue.last - 1]
    if claim.type == "joint-commissioning" and any(w.startswith("joint") for w in tokens.words[first:last]):
        return claim.start, claim.end
    return None
