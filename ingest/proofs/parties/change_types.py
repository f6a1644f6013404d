"""The type of a change: what its words tell, as the rules read them, by a verb, a noun or an object, and what they
cannot tell."""

from __future__ import annotations

from collections.abc import Callable

from ccgkg.ingest.bodies.names import ccg_of
from ccgkg.ingest.claim import Change
from ccgkg.ingest.proofs.parties.change_words import VERBS, ChangeWords, type_told
from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.verdict import Proof, inferred, proved, refused
from ccgkg.ontology.register import load

_KEY = "type"
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
#: A word of a span longer than this is no small word.
_SMALL = 4


def type_of(told: ChangeWords) -> Proof:
    """The proof of the type of a change by the words of its span."""
    return next(
        (proof for case in _CASES if (proof := case(told)) is not None),
        refused(_KEY, f"{told.claim.exact!r} tells no {told.claim.type}"),
    )


def _no_merger(told: ChangeWords) -> Proof | None:
    """`took over commissioning`, `a tie-up with the three local councils`: no merger."""
    claim = told.claim
    if claim.type != "merger":
        return None
    if told.hands_over:
        return refused(_KEY, f"{claim.exact!r} tells a function-transfer, not a merger")
    if any(p.endswith("council") for p in claim.participants) or _with_council(told):
        return refused(_KEY, "a council does not merge with a CCG")
    return None


def _as_read(told: ChangeWords) -> Proof | None:
    """The rules read the same type there."""
    fitting = next((c for c in told.told if c.type == told.claim.type), None)
    return proved(_KEY, fitting.start, fitting.end) if fitting else None


def _by_object(told: ChangeWords) -> Proof | None:
    """`share a leader`, `hand over functions`, `take on practices`: what is shared or handed over tells the type."""
    for cue in told.objects:
        if (told.verbs or cue.value != "functions") and told.claim.type in _TELLS.get(cue.value, ()):
            return proved(_KEY, *told.place(cue))
    if told.hands_over and told.claim.type == "function-transfer":
        return proved(_KEY, told.claim.start, told.claim.end)
    return None


def _by_verb(told: ChangeWords) -> Proof | None:
    """`moved`, `joint`: a verb or noun of the span, where the rules read nothing and no object makes it tell something
    else."""
    claim = told.claim
    else_ = ("leader", "functions") if told.verbs else ("leader",)
    if told.told or told.hands_over or any(cue.value in else_ for cue in told.objects):
        return None
    cues = (c for c in told.cues if told.is_told(c))
    verbs = (verb for label, verb in told.verbs if claim.type in VERBS[label])
    cue = next(cues, None) or next(verbs, None)
    if cue is not None:
        return proved(_KEY, *told.place(cue))
    if claim.type == "joint-commissioning" and any(w.startswith("joint") for w in told.words):
        return proved(_KEY, claim.start, claim.end)
    return None


def _by_phrase(told: ChangeWords) -> Proof | None:
    """`was set up`: a phrase of the span, whatever the rules read, with no object; one that was made from others is no
    new body."""
    behind = told.ground.doc.tokens.words[told.last : told.last + _FROM]
    if told.objects or told.claim.type == "establishment" and "from" in behind:
        return None
    own = next((c for c in told.cues if told.holds(c) and told.is_told(c)), None)
    return proved(_KEY, *told.place(own)) if own else None


def _taken_over(told: ChangeWords) -> Proof | None:
    """`the board will take over from the CCGs`: by a body that is no CCG, and so a transfer of functions."""
    result = told.claim.result
    if told.claim.type != "function-transfer" or result is None or ccg_of(result) or load().by_code(result):
        return None
    over = "over" in told.ground.doc.tokens.words[told.first : told.last + 1]
    if over and all(c.type == "merger" for c in told.told):
        return inferred(_KEY, "a body that is no CCG takes over")
    return None


def _made_of_several(told: ChangeWords) -> Proof | None:
    """`was created in April from A, B and C`: CCGs behind a verb of founding as those of which one was made, and so a
    merger."""
    if told.claim.type != "merger" or not any(c.value.startswith("establishment") for c in told.cues):
        return None
    doc, last = told.ground.doc, told.last
    high = doc.sentence_tokens(told.first)[1]
    at = next((i for i in range(last, min(high, last + _FROM)) if doc.tokens.words[i] in ("from", "of")), None)
    if at is None or sum(m.kind == "ccg" for m in told.ground.bodies.within(at, high)) < 2:
        return None
    return inferred(_KEY, "it is told of which bodies one was made")


def _someone_shared(told: ChangeWords) -> Proof | None:
    """`have shared Jane Doe`: a verb of sharing with a person for its object."""
    if told.claim.type != "shared-leadership" or not told.ground.doc.tokens.words[told.first].startswith("shar"):
        return None
    return inferred(_KEY, "a person is told to be shared") if told.ground.people.within(told.first, told.last) else None


def _by_single_words(told: ChangeWords) -> Proof | None:
    """`to bring the two together`: words that tell the claim's type alone, and nothing that was read or has a cue
    there."""
    cut = not told.told and told.ground.read_at("change", told.claim.start, told.claim.end)
    if cut:
        return None  # `due to join`, where `join forces` is read
    plain = _plain_types(told)
    if told.claim.type not in plain or any(c.type in plain for c in told.told):
        return None
    if any(type_told(c) in plain for c in told.cues):
        return None
    return inferred(_KEY, "by the words that tell it")


def _another_type(told: ChangeWords) -> Proof | None:
    """What the rules read there, or a cue there, tells another type."""
    claim = told.claim
    if told.told:
        return refused(_KEY, f"{told.told[0].exact!r} tells a {told.told[0].type}, not a {claim.type}")
    if any(told.is_told(c) for c in told.cues):
        return proved(_KEY, claim.start, claim.end)
    if told.cues:
        return refused(_KEY, f"{claim.exact!r} tells a {type_told(told.cues[0])}, not a {claim.type}")
    return None


def _become_one(told: ChangeWords) -> Proof | None:
    """`A, B and C became D`: several CCGs before a verb of becoming, and what they become behind it."""
    if told.claim.type != "merger" or _BECOMING.isdisjoint(told.words):
        return None
    doc, bodies, first = told.ground.doc, told.ground.bodies, told.first
    low, high = doc.sentence_tokens(first)
    before = {m.agent for m in bodies.within(low, first) if m.kind == "ccg"}
    several = len(before) > 1 or any((g.count or len(g.members)) > 1 for g in bodies.groups_within(low, first))
    behind = any(m.kind == "ccg" and m.agent not in before for m in bodies.within(first, high))
    if several and (behind or "one" in doc.tokens.words[first : told.last + 2]):
        return inferred(_KEY, "several are named that become one")
    return None


def _as_beside(told: ChangeWords) -> Proof | None:
    """`the same`, `the deal`: a word that tells no type, where the change told nearest is of the claim's."""
    claim, ground = told.claim, told.ground
    near = min(ground.told["change"], key=lambda c: (c.start > claim.start, abs(c.start - claim.start)), default=None)
    if told.objects or not isinstance(near, Change) or near.type != claim.type:
        return None
    if not told.words or any(i in ground.periods.covered for i in range(told.first, told.last)):
        return None
    if told.words[0][0].isalnum() and any(len(w) > _SMALL or w == "same" for w in told.words):
        return inferred(_KEY, f"the change told beside it: {near.exact!r}")
    return None


_CASES: tuple[Callable[[ChangeWords], Proof | None], ...] = (
    _no_merger,
    _as_read,
    _by_object,
    _by_verb,
    _by_phrase,
    _taken_over,
    _made_of_several,
    _someone_shared,
    _by_single_words,
    _another_type,
    _become_one,
    _as_beside,
)


def _with_council(told: ChangeWords) -> bool:
    """Whether those with whom a change is are councils alone: `a tie-up with the three local councils`."""
    ground, last = told.ground, told.last
    behind = ground.doc.tokens.words[last : min(ground.doc.sentence_tokens(last - 1)[1], last + _WITH)]
    named = ground.bodies.within(last, last + _WITH)
    return behind[:1] == ["with"] and not _COUNCILS.isdisjoint(behind) and not any(m.kind == "ccg" for m in named)


def _plain_types(told: ChangeWords) -> set[str]:
    """The types that single words of a span tell, with those of its sentence."""
    doc, said = told.ground.doc, set(told.words)
    around = set(doc.tokens.words[slice(*doc.sentence_tokens(told.first))])
    return {
        kind
        for kind, words in lexicon("change-words").items()
        if not said.isdisjoint(words["span"])
        and said.isdisjoint(words.get("without", ()))
        and ("with" not in words or not said.isdisjoint(words["with"]))
        and ("beside" not in words or not around.isdisjoint(words["beside"]))
    }
