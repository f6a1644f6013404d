"""Where a text tells of a structural change to commissioning bodies: the words of the event, its type, and their form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from ccgkg.ingest.bodies import Bodies
from ccgkg.ingest.cues import Cue, lexicon
from ccgkg.ingest.document import Document


@dataclass(frozen=True, slots=True)
class Event:
    """The words of an event at tokens [first, last). `form` is how they carry it, as `rules/cues-changes.yaml` explains."""

    first: int
    last: int
    type: str
    form: str


@cache
def change_words() -> dict[str, frozenset[str]]:
    """The word lists of `rules/changes.yaml`."""
    data: dict[str, Any] = lexicon("changes")
    return {key: frozenset(value) for key, value in data.items()}


def find_events(doc: Document, bodies: Bodies) -> list[Event]:
    """All events that the words of a document tell, in its order, one where several words of one type stand together."""
    found = [*_phrases(doc, bodies), *_pairs(doc, bodies), *_offices(doc, bodies), *_jointly(doc), *_joins(doc, bodies)]
    found.sort(key=lambda e: (e.first, -e.last))
    events: list[Event] = []
    for event in found:
        if any(e.first <= event.first and event.last <= e.last and e.type == "function-transfer" != event.type for e in events[-2:]):
            continue  # `took over the commissioning of` is no takeover
        same = next((e for e in reversed(events) if e.type == event.type and e.last > event.first), None)
        if same is None:
            events.append(event)
    return events


def _phrases(doc: Document, bodies: Bodies) -> Iterator[Event]:
    words = doc.tokens.words
    for cue in doc.cues.all("change"):
        kind, _, form = cue.value.partition(".")
        if words[cue.first] == "one" and words[cue.last : cue.last + 1] != [] and words[cue.last] in ("said", "says", "told", "admitted", "warned", "joked", "put", "added", "who"):
            continue  # `one chief officer said` is some chief officer
        if bodies.at(cue.first) is not None or _through_merger(doc, cue):
            continue
        if form == "runs":
            end = _several_after(doc, bodies, cue.last)
            if end and not _led_by_body(doc, bodies, cue):
                yield Event(cue.first, end, kind, form)
        elif kind == "establishment" and _made_from(doc, bodies, cue):
            yield Event(cue.first, cue.last, "merger", "passive")
        elif form in ("passive", "office", "one", "same") or (form == "verb" and _is_verb(words, cue)) or (form == "noun" and _is_noun(words, cue)):
            yield Event(cue.first, cue.last, kind, form)


def _is_verb(words: list[str], cue: Cue) -> bool:
    return not _adjective(words, cue) and not (words[cue.first] == "split" and words[cue.last : cue.last + 1] in (["on"], ["over"], ["about"]))


def _is_noun(words: list[str], cue: Cue) -> bool:
    if words[cue.first - 1 : cue.first] in (["of"], ["for"]) and words[cue.first - 2] in ("director", "head", "lead", "manager", "officer", "directors", "chief"):
        return False  # an office, and no event: `director of integrated commissioning`
    return words[cue.last : cue.last + 1] not in (["board"], ["team"], ["process"])


def _through_merger(doc: Document, cue: Cue) -> bool:
    """Whether a noun tells the merger of which the verb is a part: `created from the merger of A and B`."""
    nouns = doc.cues.within("change", cue.last, min(doc.sentence_tokens(cue.first)[1], cue.last + 5))
    return cue.value == "merger.passive" and any(c.value == "merger.noun" for c in nouns)


def _made_from(doc: Document, bodies: Bodies, cue: Cue) -> bool:
    """Whether what was set up was made from others: `formed in April 2018 from A and B`."""
    words = doc.tokens.words
    for i in range(cue.last, min(doc.sentence_tokens(cue.first)[1], cue.last + 9)):
        if words[i] == "from" or words[i : i + 2] == ["out", "of"]:
            return _several_after(doc, bodies, i + (1 if words[i] == "from" else 2)) is not None
    return False


def _adjective(words: list[str], cue: Cue) -> bool:
    before = words[cue.first - 1] if cue.first else ""
    after = words[cue.last] if cue.last < len(words) else ""
    return before in change_words()["article"] and after in change_words()["adjective_of"] and words[cue.last - 1].endswith("ed")


def _pairs(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """Verbs with their object a few words on: `share a chief`, `form a single CCG`, `hand over their functions`."""
    words, lists = doc.tokens.words, change_words()
    for verb in doc.cues.all("verb-share"):
        end = _shared_person(doc, bodies, verb)
        if end:
            yield Event(verb.first, end, "shared-leadership", "share")
    for verb in doc.cues.all("verb-share"):
        leader = _shared_before(doc, bodies, verb)
        if leader is not None:
            yield Event(leader, verb.last, "shared-leadership", "shared")
    for verb in doc.cues.all("verb-form"):
        made = bodies.at(verb.last) or (bodies.at(verb.last + 1) if words[verb.last : verb.last + 1] in (["the"], ["a"]) else None)
        if made and made.kind == "ccg" and _several_before(doc, bodies, verb.first):
            yield Event(verb.first, verb.last, "merger", "makes")
    for mention in bodies.mentions:
        if mention.kind == "ccg" and mention.first and (
            words[mention.first - 1] in ("single", "unified", "united")
            or (words[mention.first - 1] == "one" and words[mention.first - 2] in ("for", "into", "as", "form", "create", "become", "becoming", "have", "to"))
        ):
            yield Event(mention.first - 1, mention.last, "merger", "one")
    for item in doc.cues.all("change-object"):
        start = doc.sentence_tokens(item.first)[0]
        if item.value == "leader":
            for verb in _verbs(doc, "share", item, start):
                if all(w in lists["share_between"] for w in words[verb.last : item.first]):
                    yield Event(verb.first, item.last, "shared-leadership", "share")
        elif item.value == "one":
            yield from _one(doc, item, start)
        elif item.value == "functions":
            yield from _functions(doc, item, start)
        elif item.value == "practices":
            yield from _practices(doc, bodies, item)


def _joins(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """`X CCG will join Y CCG in a single body`: a CCG that joins others, and not in a regime or a rating."""
    words = doc.tokens.words
    for verb in doc.cues.all("verb-join"):
        start, stop = doc.sentence_tokens(verb.first)
        i = verb.last
        while i < stop and words[i] in ("with", "nhs", "its", "neighbouring", "neighbour", "the", "their", "neighbours", "nearby"):
            i += 1
        joined = bodies.at(i) if i < stop else None
        if joined is None or joined.kind != "ccg" or any(True for label in ("grade", "intervention") for _ in doc.cues.within(label, start, stop)):
            continue
        subject = next((m for m in bodies.before(verb.first) if m.first >= start), None)
        if subject is not None and subject.kind == "ccg" and words[verb.last : verb.last + 1] != ["as"] and {"practice", "practices", "surgery", "surgeries", "who", "as"}.isdisjoint(words[start : joined.last + 2]):
            yield Event(verb.first, verb.last, "merger", "verb")


def _jointly(doc: Document) -> Iterator[Event]:
    """`commission social care jointly with the council`: the adverb after what is bought."""
    words = doc.tokens.words
    for verb in doc.cues.all("verb-buy"):
        stop = min(doc.sentence_tokens(verb.first)[1], verb.last + 7)
        for i in range(verb.last + 1, stop):
            if (words[i] == "jointly" or words[i : i + 2] == ["together", "with"]) and words[i + 1 : i + 2] in (["with"], ["."], [","], ["from"], []):
                yield Event(verb.first, i + 1, "joint-commissioning", "verb")
                break
            if words[i] in (",", ";", "that", "which", ":"):
                break


def _shared_before(doc: Document, bodies: Bodies, verb: Cue) -> int | None:
    """Where the leader begins of whom a relative clause says that several share them: `the chief officer they share`."""
    words = doc.tokens.words
    start = doc.sentence_tokens(verb.first)[0]
    i = verb.first
    while i > start and words[i - 1] in ("have", "had", "now", "already", "also", "currently", "will", "would", "both", "all", "has"):
        i -= 1
    if words[i - 1] in ("they", "we"):
        i -= 1
    else:
        group = next((g for g in bodies.groups if g.last == i), None)
        if group is None:
            return None
        i = group.first
    if words[i - 1] in ("that", "which", "whom"):
        i -= 1
    leader = doc.cues.ending("change-object", i)
    return leader.first if leader and leader.value == "leader" else None


def _shared_person(doc: Document, bodies: Bodies, verb: Cue) -> int | None:
    """The end of a person's name that is shared: `which have shared Jane Roe`; `shares her with Y`."""
    tokens = doc.tokens
    if tokens.words[verb.last : verb.last + 2] in (["him", "with"], ["her", "with"]):
        return verb.last
    i = verb.last
    while i < len(tokens) and tokens.words[i].isalpha() and tokens.capital(i) and bodies.at(i) is None:
        i += 1
    return i if i - verb.last >= 2 else None


def _verbs(doc: Document, kind: str, item: Cue, start: int) -> list[Cue]:
    """The verbs of a kind shortly before an object, the nearest first."""
    return list(doc.cues.within(f"verb-{kind}", max(start, item.first - 7), item.first))[::-1]


def _one(doc: Document, item: Cue, start: int) -> Iterator[Event]:
    """`form a single body`; `a single CCG`, which needs no verb."""
    words, lists = doc.tokens.words, change_words()
    before = words[item.first - 1] if item.first > start else ""
    if before in lists["one_never"] or words[max(start, item.first - 2) : item.first] == ["not", "a"]:
        return
    forms = [v for v in _verbs(doc, "form", item, start) if all(w in lists["form_between"] for w in words[v.last : item.first])]
    commissioner = words[item.last - 1] in ("ccg", "commissioner") or words[item.last - 2] == "commissioning"
    single = words[item.first] in ("single", "unified", "united") and commissioner
    each = words[item.last : item.last + 2] in (["for", "each"], ["per", "area"], ["for", "every"], ["per", "ics"], ["in", "each"])
    if (single and not each) or (forms and (before in ("a", "one", "an", "new") or words[item.first] in ("one", "just"))):
        yield Event(item.first, item.last, "merger", "one")


def _functions(doc: Document, item: Cue, start: int) -> Iterator[Event]:
    words, lists = doc.tokens.words, change_words()
    if words[item.last : item.last + 1] in (["group"], ["groups"], ["support"], ["board"], ["arrangements"]):
        return
    for kind in ("hand", "take"):
        for verb in _verbs(doc, kind, item, start):
            between = words[verb.last : item.first]
            if all(w in lists["functions_between"] for w in between) and not (between == ["a"] and words[item.last - 1] == "function"):
                yield Event(verb.first, item.last, "function-transfer", kind)
                return
    stop = doc.sentence_tokens(item.first)[1]
    for verb in _verbs(doc, "strip", item, start):
        if all(w in lists["functions_between"] for w in words[verb.last : item.first]) and {"away", "back", "from"} & set(words[item.last : min(stop, item.last + 7)]):
            yield Event(verb.first, item.last, "function-transfer", "take")
            return
    i = item.last
    if words[i - 1] in ("for", "of"):  # `responsibility for prison health care would be transferred`
        i = next((j for j in range(i, min(stop, i + 6)) if words[j] in lists["functions_passive"] or not words[j].isalpha()), i)
        passes = next((c for c in doc.cues.within("verb-hand", item.last, min(stop, item.last + 7)) if words[c.last : c.last + 1] == ["to"]), None)
        if passes is not None:
            yield Event(passes.first, passes.last, "function-transfer", "passed")
            return
    while i < stop and words[i] in lists["functions_passive"]:
        i += 1
    for kind, form in (("hand", "passed"), ("take", "taken"), ("move", "passed")):
        after = doc.cues.starting(f"verb-{kind}", i) if i < stop else None
        if after and (i > item.last or words[after.first].endswith("ed")):
            yield Event(after.first, after.last, "function-transfer", form)
            return


def _practices(doc: Document, bodies: Bodies, item: Cue) -> Iterator[Event]:
    """`practices have moved to X CCG`; `practices leaving X CCG to join Y CCG`."""
    words = doc.tokens.words
    start, stop = doc.sentence_tokens(item.first)
    for i in range(max(start, item.first - 4), item.first):
        turned = words[i] in ("lose", "loses", "lost", "losing", "cede", "cedes", "ceded", "gain", "gains", "gained", "gaining")
        if turned and any(m.kind == "ccg" and words[m.first - 1] in ("to", "from") for m in bodies.within(item.last, min(stop, item.last + 5))):
            yield Event(i, i + 1, "boundary-change", "practices")
            return
    for verb in doc.cues.within("verb-move", item.last, min(stop, item.last + 12)):
        for mention in bodies.within(verb.last, min(stop, verb.last + 4)):
            if mention.kind == "ccg" and all(w in ("to", "from", "into", "the", "over", "nhs") for w in words[verb.last : mention.first]):
                yield Event(verb.first, verb.last, "boundary-change", "practices")
                return


def _several_after(doc: Document, bodies: Bodies, token: int) -> int | None:
    """The end of a group or a list of CCGs that begins right after a token: `oversees all eight CCGs`."""
    words = doc.tokens.words
    for group in bodies.groups_within(token, token + 5):
        if all(w in ("the", "all", "of", "both", "two", "three", "four", "five", "six", "seven", "eight", "combined") for w in words[token : group.first]):
            several = (group.count or 0) > 1 or (group.named and len(group.members) > 1) or "all" in words[group.first : group.last]
            if several and (group.count or 0) < 150:
                return group.last
    run = _run_after(doc, bodies, token)
    return run[-1] if run and run[0] > 1 else None


def _several_before(doc: Document, bodies: Bodies, token: int) -> bool:
    """Whether two or more CCGs are the subject right before a token."""
    words = doc.tokens.words
    i = token
    start = doc.sentence_tokens(token)[0]
    while i > start and words[i - 1] in ("will", "have", "had", "would", "to", "has", "and", "ccgs", "also", "they", "groups", "together", "then", "are", "all", "both", "formally", "is", "were"):
        i -= 1
    if any((g.count or 0) > 1 and start <= g.first and g.last == i for g in bodies.groups) or words[i - 2 : i - 1] == ["another"]:
        return True
    last = bodies.at(i - 1) if i > start else None
    if last is None or last.kind != "ccg":
        return False
    before = bodies.at(last.first - 2) if last.first - 2 >= start else None
    return words[last.first - 1] in ("and", "&") and before is not None and before.kind == "ccg"


def _run_after(doc: Document, bodies: Bodies, token: int) -> tuple[int, int] | None:
    """How many CCGs are named in a list that begins right after a token, and where it ends with its `CCGs`."""
    words = doc.tokens.words
    at = token
    while at < len(words) and words[at] in ("the", "both", "nhs"):
        at += 1
    count, end = 0, at
    for mention in bodies.within(at - 1 if at else 0, at + 60):
        if mention.kind != "ccg" or not all(w in (",", "and", "&", "nhs", "both", "the") for w in words[end : mention.first]) or mention.first < token:
            break
        count, end = count + 1, mention.last
    if not count:
        return None
    if words[end : end + 1] == ["ccgs"]:
        end += 1
    elif words[end : end + 3] == ["clinical", "commissioning", "groups"]:
        end += 3
    return count, end


def _led_by_body(doc: Document, bodies: Bodies, cue: Cue) -> bool:
    """Whether it is a body that runs the groups, and not a person."""
    words = doc.tokens.words
    i = cue.first - 1
    while i > 0 and words[i] in ("will", "now", "also", "already", "would", "which", "that", ",", "to", "currently", "has", "have"):
        aside = next((j for j in range(i - 1, max(0, i - 10), -1) if words[j] == ","), None) if words[i] == "," else None
        i = (aside if aside is not None else i) - 1
    return bodies.at(i) is not None


def _offices(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """One person's office over several: `chief executive of the three CCGs`."""
    words, lists = doc.tokens.words, change_words()
    for role in doc.cues.all("role"):
        if words[role.last - 1] not in lists["offices"] or role.last >= len(words) or words[role.last] not in ("of", "for", "at", "across", "over"):
            continue
        end = _several_after(doc, bodies, role.last + 1)
        if end:
            yield Event(role.first, end, "shared-leadership", "several")
