"""Functions that pass from one body to another, as a text tells them: a verb of handing over or taking with what it
passes."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.events.words.event import Event, change_words, hangs_on_another, verbs_before
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: Behind these a function is told by what it is for: `responsibility for prison health care`.
_OPEN = frozenset({"for", "of", "on", "commissioning", "buying", "planning"})
#: Words of what is taken on, at most.
_TAKEN = 7
_BE = frozenset({"be", "been", "being", "are", "were", "is", "was"})


def handed_over(doc: Document, bodies: Bodies, item: Cue, start: int) -> Iterator[Event]:
    """The event, if any, by which the function of a cue passes; `start` is where its sentence begins."""
    words = doc.tokens.words
    if words[item.last : item.last + 1] in (["group"], ["groups"], ["support"], ["board"], ["arrangements"]):
        return
    if words[item.last] in change_words()["not_functions"]:
        return  # `transferred its continuing healthcare team to X`
    if words[item.last - 1] == "contracts" and words[item.first - 2 : item.first] == ["responsibility", "for"]:
        return  # `hand responsibility for mental health contracts to X` tells it by its responsibility
    event = (
        _deprived(doc, bodies, item, start)
        or _handed(doc, item, start)
        or _stripped(doc, item, start)
        or _passive(doc, bodies, item)
    )
    if event is not None:
        yield event


def _deprived(doc: Document, bodies: Bodies, item: Cue, start: int) -> Event | None:
    """`stripped X of its budget`."""
    words, lists = doc.tokens.words, change_words()
    for verb in verbs_before(doc, "deprive", item, start):
        between = words[verb.last : item.first]
        of = max((n for n, w in enumerate(between) if w == "of"), default=0)
        named = next(iter(bodies.within(verb.last, min(verb.last + 3, item.first))), None)
        whom = named or next(bodies.groups_within(verb.last, verb.last + 3), None)
        if not of or whom is None or whom.last > verb.last + of:
            continue
        if all(w in lists["functions_between"] for w in between[of + 1 :]):
            return Event(verb.first, item.last, "function-transfer", "deprive")
    return None


def _handed(doc: Document, item: Cue, start: int) -> Event | None:
    """`handed its budget to X`, `took over the commissioning of X`; not `took on the budgets`: more duties are no
    change."""
    words, lists = doc.tokens.words, change_words()
    for kind in ("hand", "take"):
        for verb in verbs_before(doc, kind, item, start):
            between = words[verb.last : item.first]
            if kind == "take" and words[item.first].startswith("budget"):
                continue
            if between == ["a"] and words[item.last - 1] == "function":
                continue
            if words[verb.first].startswith("los") and words[item.first] == "control" and words[item.last] != "to":
                continue  # `lost control of its finances` passes nothing to anybody
            if all(w in lists["functions_between"] for w in between):
                return Event(verb.first, item.last, "function-transfer", kind)
    return None


def _stripped(doc: Document, item: Cue, start: int) -> Event | None:
    """`took the budget away from X`."""
    words, lists = doc.tokens.words, change_words()
    stop = doc.sentence_tokens(item.first)[1]
    if not {"away", "back", "from"} & set(words[item.last : min(stop, item.last + 7)]):
        return None
    for verb in verbs_before(doc, "strip", item, start):
        if all(w in lists["functions_between"] for w in words[verb.last : item.first]):
            return Event(verb.first, item.last, "function-transfer", "take")
    return None


def _passive(doc: Document, bodies: Bodies, item: Cue) -> Event | None:
    """`responsibility for prison health care would be transferred to X`, `the functions of X CCG will be carried out by
    Y CCG`."""
    words, lists, i = doc.tokens.words, change_words(), item.last
    stop = doc.sentence_tokens(item.first)[1]
    if words[i - 1] in _OPEN:
        ends = (
            j for j in range(i, min(stop, i + 10)) if words[j] in lists["functions_passive"] or not words[j].isalpha()
        )
        i = next(ends, i)
        passing = doc.cues.within("verb-hand", item.last, min(stop, item.last + 11))
        passes = next((c for c in passing if words[c.last : c.last + 1] in (["to"], ["from"], ["by"])), None)
        if passes is not None:
            return Event(passes.first, passes.last, "function-transfer", "passed")
    whose = bodies.at(item.last + 1) or bodies.at(item.last + 2) if words[item.last : item.last + 1] == ["of"] else None
    if whose is not None:
        i = whose.last
    while i < stop and words[i] in lists["functions_passive"]:
        i += 1
    return _moved(doc, item, i) if i < stop else None


#: Between a verb in the present and the `to` of whom work goes: `its functions pass tomorrow to X`.
_SOON = frozenset({"tomorrow", "today", "tonight", "next", "on", "in", "this"})


def _moved(doc: Document, item: Cue, token: int) -> Event | None:
    """`commissioning will be handed to the council`, `is moving to X`, with its verb at a token; not `might go on to
    merge`."""
    words = doc.tokens.words
    for kind, form in (("hand", "passed"), ("take", "taken"), ("move", "passed")):
        verb = doc.cues.starting(f"verb-{kind}", token)
        if verb is None or (words[verb.first] in ("go", "goes", "went", "gone") and words[verb.last] != "to"):
            continue
        on = words[verb.last - 1] == "on" and "to" in words[verb.last : verb.last + 4]
        away = on or words[verb.last] in change_words()["passes"] or _BE & set(words[item.last : token])
        dated = words[verb.last] in _SOON and words[verb.first] == "pass" and "to" in words[verb.last : verb.last + 4]
        if dated or away and (token > item.last or words[verb.first].endswith("ed")):
            return Event(verb.first, verb.last, "function-transfer", form)
    return None


def taken_back(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """`X CCG had the budget for nine months. NHS England took it back`: a pronoun for what the sentence before tells
    that it had."""
    words = doc.tokens.words
    for i in doc.tokens.among(("took", "take", "takes", "taken", "taking")):
        start = doc.sentence_tokens(i)[0]
        if (
            words[i + 1 : i + 3] not in (["it", "back"], ["them", "back"], ["it", "away"], ["them", "away"])
            or not start
        ):
            continue
        low = doc.sentence_tokens(start - 1)[0]
        told = (
            any(c.value == "functions" for c in doc.cues.within("change-object", low, start))
            or "budget" in words[low:start]
        )
        if told and any(m.kind == "ccg" for m in bodies.within(low, i)):
            yield Event(i, i + 3, "function-transfer", "take")


def taken_on(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """`primary care, which it took on from NHS England two years ago`: a function for which `which` stands, taken from
    a body."""
    words = doc.tokens.words
    for i in doc.tokens.among(("took", "takes", "inherited")):
        stop = doc.sentence_tokens(i)[1]
        last = i + 1 + (words[i + 1 : i + 2] in (["on"], ["over"]))
        giver = bodies.at(last + 1) if words[last : last + 1] == ["from"] and last + 1 < stop else None
        if words[i - 2] == "which" and words[i - 1] in ("it", "they") and giver is not None and giver.kind == "body":
            yield Event(i, last, "function-transfer", "take")
    for verb in doc.cues.all("verb-take"):
        end = _taken_from(doc, bodies, verb)
        if end is not None:
            yield Event(verb.first, end, "function-transfer", "take")
    for verb in doc.cues.all("verb-hand"):
        end = _handed_whole(doc, bodies, verb)
        if end is not None:
            yield Event(verb.first, end, "function-transfer", "hand")


def _handed_whole(doc: Document, bodies: Bodies, verb: Cue) -> int | None:
    """The end of whatever a body hands to another: `hand its public health contracts to the council`; not posts, staff,
    places."""
    words, lists = doc.tokens.words, change_words()
    stop = min(doc.sentence_tokens(verb.first)[1], verb.last + _TAKEN)
    end = next((i for i in range(verb.last, stop) if words[i] == "to"), None)
    if end is None or words[verb.last] not in ("its", "their") or end - verb.last < 2:
        return None
    getter = bodies.at(end + 1) or bodies.at(end + 2)
    council = words[end + 2 : end + 3] == ["council"]
    handed, none = range(verb.last + 1, end), lists["not_functions"] | lists["posts"]
    plain = all(words[i].isalpha() and words[i] not in none and not doc.tokens.capital(i) for i in handed)
    return end if plain and (council or getter is not None) else None


def _taken_from(doc: Document, bodies: Bodies, verb: Cue) -> int | None:
    """The end of whatever is taken on from a body: `take on public health from Kent Council`; not posts, staff or
    practices."""
    words, lists = doc.tokens.words, change_words()
    stop = min(doc.sentence_tokens(verb.first)[1], verb.last + _TAKEN)
    end = next((i for i in range(verb.last, stop) if words[i] == "from"), None)
    giver = (bodies.at(end + 1) or bodies.at(end + 2)) if end is not None and end + 2 < len(words) else None
    if end is None or end == verb.last or giver is None or words[verb.last - 1] not in ("on", "over", "back"):
        return None
    if any(c.value == "functions" for c in doc.cues.within("change-object", verb.last, end)):
        return None  # the function tells it
    taken = words[verb.last : end]
    none = lists["not_functions"] | lists["posts"]
    return end if all(w.isalpha() and w not in none for w in taken) else None


def handed_from(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """`Contracting support could be handed from the CCGs to X`: whatever passes from CCGs to a body, but staff,
    practices and money."""
    words, lists = doc.tokens.words, change_words()
    for verb in doc.cues.all("verb-hand"):
        start, stop = doc.sentence_tokens(verb.first)
        if words[verb.last : verb.last + 1] != ["from"] or words[verb.first - 1] not in (
            "be",
            "been",
            "being",
            "were",
            "was",
            "are",
            "is",
        ):
            continue
        given = next((m for m in bodies.within(verb.last, min(stop, verb.last + 5)) if m.kind == "ccg"), None) or next(
            bodies.groups_within(verb.last, verb.last + 5), None
        )
        place = doc.tokens.capital(start) and all(
            w in lists["functions_passive"] for w in words[start + 1 : verb.first]
        )
        moved = place or any(
            words[i] in lists["not_functions"] and bodies.at(i) is None and not hangs_on_another(words, i, start)
            for i in range(start, verb.first)
        )
        if given is not None and "to" in words[given.last : min(stop, given.last + 4)] and not moved:
            yield Event(verb.first, verb.last + 1, "function-transfer", "passed")
