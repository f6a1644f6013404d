"""Whether a founding is told of commissioning bodies: `X CCG was set up in 2013`, not `a team, formed in 2018`."""

from __future__ import annotations

from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.events.event_clauses import event_clause
from ccgkg.ingest.events.telling.wording import Wording
from ccgkg.ingest.events.words.event import change_words, verb_before
from ccgkg.ingest.text.cues import Cue

#: So many sentences back `they` finds the CCGs that it stands for.
_BACK = 3
#: Verbs that found bodies as their object, and verbs that have what is founded for their subject.
_FOUNDS = frozenset({"created", "established", "introduced", "set"})
_COMES = frozenset({"came", "come", "went", "go", "goes", "open", "opens", "opened", "took"})
#: Before a participle these make it a passive.
_PASSIVE = frozenset({"were", "was", "been", "being", "be", "is", "are"})
#: Bodies right before a second participle: `will be wound up and the new boards established`.
_NOUNS = frozenset({"ccg", "group", "boards", "ccgs", "groups", "systems"})
#: Tokens behind `replaced` in which what went before CCGs is named.
_FORERUNNER = 4
#: Clauses that only date the founding.
_TIMES = frozenset({"since", "when", "after", "before", "until"})
_SPEECH = frozenset({":", "“", "‘", '"'})


def founding_told(w: Wording) -> bool | None:
    """Whether the words of a founding tell one; None of another event."""
    scene, event = w.scene, w.scene.event
    if event.type != "establishment":
        return None
    if _founded_by(w):
        return True
    first = event_clause(scene.doc, event.first)[0]
    if _of_something_else(w, first):
        return False
    if event.form == "noun" or event.first == scene.start:
        return w.parties.general or (w.parties.participants != () and event.form != "noun")
    return _has_subject(w) and (w.someone or _they(w)) and not _beside_another(w, first)


def _founded_by(w: Wording) -> bool:
    """`the Act, which created CCGs`."""
    return (
        w.parties.general
        and w.scene.opening in _FOUNDS
        and w.scene.previous not in ("is", "are")
        and w.scene.following in ("ccgs", "clinical")
    )


def _of_something_else(w: Wording, first: int) -> bool:
    """`a management team, which was formed in 2018`; `first` is where the clause begins."""
    words, event = w.scene.words, w.scene.event
    near = range(event.first - 1, max(first - 1, event.first - 4), -1)
    opener = next((i for i in near if words[i] in ("which", "that")), None)
    if opener is None:
        return False
    if w.scene.bodies.at(opener - 2) or w.scene.bodies.at(opener - 1):
        return False
    noun = {words[opener - 1], words[opener - 2]} & change_words()["bodies"]
    return not noun and not number_before(words, opener)


def _has_subject(w: Wording) -> bool:
    """Whether what is founded is the subject: `was set up`, `came into being`, `be wound up and the boards
    established`."""
    words, scene = w.scene.words, w.scene
    if words[verb_before(words, scene.event.first)] in _PASSIVE or scene.opening in _COMES:
        return True
    front = set(scene.front)
    return scene.previous in _NOUNS and "and" in front and bool({"be", "been"} & front)


def _they(w: Wording) -> bool:
    """Whether `they` stands for the CCGs of the sentences before."""
    scene, layout = w.scene, w.scene.doc.layout
    if "they" not in scene.front or scene.start == 0:
        return False
    index = layout.index_at(scene.doc.tokens.starts[scene.start])
    first = scene.doc.range_of(layout.sentences[max(0, index - _BACK)])[0]
    return any(True for _ in scene.bodies.groups_within(first, scene.event.first))


def _beside_another(w: Wording, first: int) -> bool:
    """Whether the sentence tells another change, of which the founding is only the outcome: `will merge, and X CCG will
    be created`."""
    words, event = w.scene.words, w.scene.event
    said = next((i for i in range(event.last, w.scene.stop) if words[i] in _SPEECH), w.scene.stop)
    dated = words[first] in _TIMES and "they" in words[first : event.first]
    cues = w.scene.doc.cues.within("change", first if dated else w.scene.start, said)
    cues = [
        c for c in cues if not (c.first > event.last and words[c.last - 1] == "over")
    ]  # `and will take over their work`
    cues = [c for c in cues if not w.scene.doc.cues.within("forerunner", c.last, c.last + _FORERUNNER)]
    return any(c.value.startswith("merger") or (c.last <= event.first and _is_joint(c)) for c in cues)


def _is_joint(cue: Cue) -> bool:
    return cue.value.startswith(("joint", "shared")) and not cue.value.endswith(".runs")
