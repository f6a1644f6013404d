"""Whether the noun of a change tells one: `a merger of A and B` does, `the merger` only where its sentence says what
becomes of it."""

from __future__ import annotations

from ccgkg.ingest.events.event_clauses import event_clause, status_words
from ccgkg.ingest.events.parties.own_body import head_of
from ccgkg.ingest.events.telling.wording import Verdict, Wording, counted, first_verdict
from ccgkg.ingest.events.words.event import change_words, names_end

#: Before a noun these make it one that is known, or none in particular.
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "'s", "any"})
_BUDGET_KNOWN = frozenset({"the", "this", "that", "its", "their", "'s"})
_BODY_KNOWN = frozenset({"the", "'s", "'", "’", "its", "their", "this"})
#: Several mergers, of which no one is told.
_ROUNDS = frozenset({"round", "rounds", "wave"})
#: Tokens before and behind a noun in which its sentence says what becomes of it.
_BEFORE, _BEHIND = 6, 8
#: Tokens between what asks for an event and its noun.
_SOUGHT = 2


def noun_tells(w: Wording) -> bool | None:
    """Whether a noun tells a change; None of other forms, and of changes that hang on no such noun."""
    event = w.scene.event
    if event.form != "noun" or event.type not in ("merger", "disbandment", "joint-commissioning"):
        return None
    verdict = first_verdict(_CASES, w)
    if verdict is not None:
        return verdict
    opens = event.first == w.scene.start or _before(w) in change_words()["new"]
    return w.someone or opens or event.type == "joint-commissioning"


def _before(w: Wording) -> str:
    """The word before the noun in its sentence; empty at its head."""
    return w.scene.previous if w.scene.event.first > w.scene.start else ""


def _is_definite(w: Wording) -> bool:
    """Whether the noun is one that is known: `the planned merger`; not `the third merger`."""
    before, first = _before(w), w.scene.event.first
    near = w.scene.words[max(w.scene.start, first - 4) : first]
    return before in _DEFINITE or ("the" in near and before not in change_words()["new"])


def _decided(w: Wording) -> bool:
    return w.status.kind in ("approved", "rejected")


def _is_sought(w: Wording) -> bool:
    """`NHS England wants the merger of A and B`, `is exploring the merger`, `the merger of A and B is one option`."""
    status, tokens = w.status, w.scene.doc.tokens
    if status.start is None or status.end is None or status.kind not in ("proposed", "possible"):
        return False
    if status.word.partition(" ")[0] in status_words()["modals"]:
        return False
    return status.end > tokens.starts[w.scene.event.first] or w.scene.event.first - tokens.at(status.end) <= _SOUGHT


def _round_decided(w: Wording) -> bool | None:
    """`has signed off another round of CCG mergers`, `of mergers between CCGs`."""
    of_ccgs = _before(w) == "ccg" or (w.scene.following in ("of", "between", "among") and w.parties.general)
    return True if _decided(w) and of_ccgs else None


def _known_merger(w: Wording) -> bool | None:
    """`the merger was approved`, `since the merger of A and B in 2017`; not `the merger` alone."""
    scene, event = w.scene, w.scene.event
    if event.type != "merger" or not _is_definite(w):
        return None
    if _decided(w) or (w.parties.named and _is_sought(w)):
        return True
    near = min(scene.stop, names_end(scene.doc, scene.bodies, event.last) + _BEHIND)
    beyond = _beyond(scene.words, event.last, near)
    first, last = event_clause(scene.doc, event.first)
    clause = scene.words[first : last if beyond == near else beyond]
    around = {*clause, *scene.words[max(scene.start, event.first - _BEFORE) : beyond]}
    return bool(around & change_words()["eventful"]) or _dated(w)


def _beyond(words: list[str], token: int, near: int) -> int:
    """Where the words up to `near` end that may tell what becomes of an event: before a participle behind a comma,
    which tells of its subject."""
    return next((i for i in range(token, near - 1) if words[i] == "," and words[i + 1].endswith("ing")), near)


def _dated(w: Wording) -> bool:
    """Whether a time stands right behind an event, or behind the names that hang on it: `since the merger of A and B in
    2017`."""
    if w.dated_behind(4):
        return True
    scene = w.scene
    named = names_end(scene.doc, scene.bodies, scene.event.last)
    return named > scene.event.last and bool(w.periods.within(named, min(scene.stop, named + 3)))


def _end(w: Wording) -> bool | None:
    """`the abolition of CCGs`; `The abolition` at the head of a sentence, where a change was told just before."""
    scene, first = w.scene, w.scene.event.first
    if scene.event.type != "disbandment":
        return None
    at_head = first == scene.start or (first == scene.start + 1 and scene.previous == "the")
    return w.someone or (w.told and at_head)


def _joint_of_nobody(w: Wording) -> bool | None:
    """`she joined the joint mental health commissioning team`."""
    event = w.scene.event
    if event.type != "joint-commissioning" or w.someone or event.last - event.first <= 3:
        return None
    return False if _is_definite(w) else None


def _joint_spoken_of(w: Wording) -> bool | None:
    """`joint working` tells of it beside other changes, `the pooled budget` is only spoken of."""
    scene, event, before = w.scene, w.scene.event, _before(w)
    if event.type != "joint-commissioning":
        return None
    told = scene.words[event.first : event.last]
    if told == ["joint", "working"]:
        cues = scene.doc.cues.within("change", scene.start, scene.stop)
        return None if any(c.last <= event.first or c.first >= event.last for c in cues) else False
    if before in _BODY_KNOWN and scene.following in change_words()["body_does"]:
        return False  # `the CCGs’ joint committee has recommended`
    if told == ["joint", "board"] and scene.following not in ("with", "of", "between", "to"):
        return False  # `the joint board meeting`
    return False if scene.closing in ("budget", "budgets") and before in _BUDGET_KNOWN else None


def _counted(w: Wording) -> bool | None:
    """`following 18 mergers`."""
    return True if counted(w.scene) else None


def _some(w: Wording) -> bool | None:
    """`some mergers have been approved`, `a wave of mergers is due`; not `a round of mergers`."""
    scene, event = w.scene, w.scene.event
    series = scene.words[event.first - 2] if event.first > 1 else ""
    if _before(w) not in change_words()["some"] and series not in _ROUNDS:
        return None
    if w.parties.participants:
        return True
    first, last = event_clause(scene.doc, event.first)
    near = scene.words[max(scene.start, event.first - _BEFORE) : min(scene.stop, event.last + _BEHIND)]
    return bool({*scene.words[first:last], *near} & change_words()["eventful"]) and series != "round"


def _at_head(w: Wording) -> bool | None:
    """The headline `Bosses ask for mega-merger`."""
    doc, start = w.scene.doc, w.scene.start
    kind = doc.layout.block_at(doc.tokens.starts[start]).kind
    head = kind == "heading" or (kind == "item" and start < head_of(doc))
    return True if head and w.status.value != "actual" else None


#: The cases of the language, in the order in which they are asked.
_CASES: tuple[Verdict, ...] = (
    _round_decided,
    _known_merger,
    _end,
    _joint_of_nobody,
    _joint_spoken_of,
    _counted,
    _some,
    _at_head,
)
