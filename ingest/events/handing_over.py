"""Functions that pass from one body to another, as a text tells them: a verb of handing over or taking with what it passes."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.events.event import Event, change_words, hangs_on_another, verbs_before
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document


def handed_over(doc: Document, bodies: Bodies, item: Cue, start: int) -> Iterator[Event]:
    words, lists = doc.tokens.words, change_words()
    if words[item.last : item.last + 1] in (["group"], ["groups"], ["support"], ["board"], ["arrangements"]):
        return
    if words[item.last - 1] == "contracts" and words[item.first - 2 : item.first] == ["responsibility", "for"]:
        return  # `hand responsibility for mental health contracts to X` tells it by its responsibility
    for verb in verbs_before(doc, "deprive", item, start):
        between = words[verb.last : item.first]
        of = max((n for n, w in enumerate(between) if w == "of"), default=0)
        named = next(iter(bodies.within(verb.last, min(verb.last + 3, item.first))), None) or next(
            bodies.groups_within(verb.last, verb.last + 3), None
        )
        if (
            of
            and named
            and named.last <= verb.last + of
            and all(w in lists["functions_between"] for w in between[of + 1 :])
        ):
            yield Event(verb.first, item.last, "function-transfer", "deprive")
            return
    for kind in ("hand", "take"):
        for verb in verbs_before(doc, kind, item, start):
            between = words[verb.last : item.first]
            if kind == "take" and words[item.first].startswith("budget"):
                continue  # `CCGs took on the budgets for GP services`: more duties are no change
            if all(w in lists["functions_between"] for w in between) and not (
                between == ["a"] and words[item.last - 1] == "function"
            ):
                yield Event(verb.first, item.last, "function-transfer", kind)
                return
    stop = doc.sentence_tokens(item.first)[1]
    for verb in verbs_before(doc, "strip", item, start):
        if all(w in lists["functions_between"] for w in words[verb.last : item.first]) and {
            "away",
            "back",
            "from",
        } & set(words[item.last : min(stop, item.last + 7)]):
            yield Event(verb.first, item.last, "function-transfer", "take")
            return
    i = item.last
    if words[i - 1] in (
        "for",
        "of",
        "on",
        "commissioning",
        "buying",
        "planning",
    ):  # `responsibility for prison health care would be transferred`
        i = next(
            (
                j
                for j in range(i, min(stop, i + 10))
                if words[j] in lists["functions_passive"] or not words[j].isalpha()
            ),
            i,
        )
        passes = next(
            (
                c
                for c in doc.cues.within("verb-hand", item.last, min(stop, item.last + 11))
                if words[c.last : c.last + 1] in (["to"], ["from"], ["by"])
            ),
            None,
        )
        if passes is not None:
            yield Event(passes.first, passes.last, "function-transfer", "passed")
            return
    if (
        words[item.last : item.last + 1] == ["of"]
        and (whose := bodies.at(item.last + 1) or bodies.at(item.last + 2)) is not None
    ):
        i = whose.last  # `the functions of X CCG will be carried out by Y CCG`
    while i < stop and words[i] in lists["functions_passive"]:
        i += 1
    done = i + 1 + (words[i + 1 : i + 2] == ["out"])
    if (
        words[i] in ("run", "carried", "performed", "discharged", "handled", "exercised", "undertaken")
        and words[done : done + 1] == ["by"]
        and words[i - 1] in ("be", "been", "being", "are", "were", "is", "was")
        and any(True for _ in bodies.within(done, done + 4))
    ):
        yield Event(i, done, "function-transfer", "passed")
        return
    for kind, form in (("hand", "passed"), ("take", "taken"), ("move", "passed")):
        after = doc.cues.starting(f"verb-{kind}", i) if i < stop else None
        passive = any(w in ("be", "been", "being", "were", "was", "are", "is") for w in words[item.last : i])
        away = after is not None and (
            passive
            or (words[after.last - 1] == "on" and "to" in words[after.last : after.last + 4])
            or words[after.last] in change_words()["passes"]
        )
        if after and words[after.first] in ("go", "goes", "went", "gone") and words[after.last] != "to":
            continue  # `might go on to merge`
        if after and away and (i > item.last or words[after.first].endswith("ed")):
            yield Event(after.first, after.last, "function-transfer", form)
            return


def taken_back(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """`X CCG had the budget for nine months. NHS England took it back`: a pronoun for what the sentence before tells that it had."""
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
    """`primary care, which it took on from NHS England two years ago`: a function for which `which` stands, taken from a body."""
    words = doc.tokens.words
    for i in doc.tokens.among(("took", "takes", "inherited")):
        stop = doc.sentence_tokens(i)[1]
        last = i + 1 + (words[i + 1 : i + 2] in (["on"], ["over"]))
        giver = bodies.at(last + 1) if words[last : last + 1] == ["from"] and last + 1 < stop else None
        if words[i - 2] == "which" and words[i - 1] in ("it", "they") and giver is not None and giver.kind == "body":
            yield Event(i, last, "function-transfer", "take")


def handed_from(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """`Contracting support could be handed from the CCGs to X`: whatever passes from CCGs to a body, but staff, practices and money."""
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
