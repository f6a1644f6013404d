"""Where a text tells of a structural change to commissioning bodies: the words of the event, its type, and their form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.events.event import Event, change_words, named_after, past_short, several_after
from ccgkg.ingest.events.event_pairs import joint_bodies, jointly, led_by_one, pairs
from ccgkg.ingest.events.handing_over import handed_from, taken_back, taken_on
from ccgkg.ingest.events.joining_in import joins, joins_in
from ccgkg.ingest.events.moved_practices import lost_places, moved_places, moves_of, patches
from ccgkg.ingest.events.second_posts import second_posts
from ccgkg.ingest.events.split_words import brought_together, quoted_ends
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document


def find_events(doc: Document, bodies: Bodies) -> list[Event]:
    """All events that the words of a document tell, in its order, one where several words of one type stand together."""
    found = [
        *_phrases(doc, bodies),
        *pairs(doc, bodies),
        *_offices(doc, bodies),
        *jointly(doc),
        *joint_bodies(doc),
        *led_by_one(doc, bodies),
        *joins(doc, bodies),
        *joins_in(doc, bodies),
        *handed_from(doc, bodies),
        *taken_back(doc, bodies),
        *taken_on(doc, bodies),
        *moved_places(doc, bodies),
        *lost_places(doc, bodies),
        *moves_of(doc, bodies),
        *patches(doc, bodies),
        *second_posts(doc, bodies),
    ]
    found.sort(key=lambda e: (e.first, e.form != "office", -e.last))
    events: list[Event] = []
    ends: dict[str, int] = {}
    for event in found:
        if any(
            e.first <= event.first and event.last <= e.last and e.type == "function-transfer" != event.type
            for e in events[-2:]
        ):
            continue  # `took over the commissioning of` is no takeover
        if event.type == "joint-commissioning" and event.form == "verb" and _through_a_body(doc, event, found):
            continue
        if (
            event.form in ("office", "share", "several")
            and (short := past_short(doc.tokens.words, event.last)) > event.last
        ):
            event = replace(event, last=short)  # `a single accountable officer (AO)`
        if ends.get(event.type, 0) <= event.first:
            events.append(event)
            ends[event.type] = event.last
    return events


def _phrases(doc: Document, bodies: Bodies) -> Iterator[Event]:
    words = doc.tokens.words
    yield from quoted_ends(doc)
    yield from brought_together(doc, bodies)
    for cue in doc.cues.all("change"):
        kind, _, form = cue.value.partition(".")
        if (
            words[cue.first] == "one"
            and words[cue.last : cue.last + 1] != []
            and words[cue.last] in ("said", "says", "told", "admitted", "warned", "joked", "put", "added", "who")
        ):
            continue  # `one chief officer said` is some chief officer
        if words[cue.last - 1] == "one" and words[cue.last : cue.last + 2] in (
            ["of", "the"],
            ["of", "england"],
            ["of", "britain"],
            ["of", "only"],
        ):
            continue  # `become one of the biggest`
        if bodies.at(cue.first) is not None or _through_merger(doc, cue):
            continue
        if words[cue.last - 2 : cue.last] == ["to", "close"]:
            yield Event(cue.last - 1, cue.last, kind, form)
            continue  # `CCGs prepare to close`
        if words[cue.first : cue.last] in (["combined", "as"], ["combined", "under"]):
            yield Event(cue.first, cue.first + 1, kind, form)
            continue
        if form == "runs":
            end = several_after(doc, bodies, cue.last)
            if end and not _led_by_body(doc, bodies, cue):
                yield Event(cue.first, end, kind, form)
        elif kind == "merger" and form == "verb" and _from_ccgs(doc, bodies, cue):
            yield Event(cue.first, cue.last, "function-transfer", "take")
        elif kind == "establishment" and _made_from(doc, bodies, cue):
            yield Event(cue.first, cue.last, "merger", "passive")
        elif kind == "merger" and form == "verb" and (other := _of_teams(words, cue)):
            yield Event(cue.first, cue.last, other, "verb")
        elif (
            kind == "joint-commissioning"
            and form == "verb"
            and words[cue.first].startswith("pool")
            and _of_teams(words, Cue(cue.first, cue.first + 1, cue.value)) == "shared-leadership"
        ):
            yield Event(cue.first, cue.first + 1, "shared-leadership", "verb")
        elif form == "same" and {"first", "last", "only", "latest", "second", "third", "next"} & set(
            words[max(doc.sentence_tokens(cue.first)[0], cue.first - 8) : cue.first]
        ):
            continue  # `the last in the region to do so`
        elif (
            form == "office"
            and (words[cue.last - 1] == "head" or words[cue.first : cue.last] == ["joint", "team"])
            and words[cue.last : cue.last + 1] in (["of"], ["for"], ["that"], ["which"])
            and not any(bodies.within(cue.last, cue.last + 4))
        ):
            continue  # `one head of press`
        elif (
            form == "office"
            and words[cue.last : cue.last + 1] in (["of"], ["at"])
            and (end := named_after(doc, bodies, cue.last + 1))
        ):
            yield Event(cue.first, end, kind, "several")  # `joint chief officer of A and B`
        elif form == "office" and words[cue.first - 1] == "by" and words[cue.first - 2] in change_words()["run"]:
            yield Event(cue.first - 2, cue.last, kind, form)
        elif (
            form in ("passive", "office", "one", "same")
            or (form == "verb" and _is_verb(words, cue))
            or (form == "noun" and _is_noun(words, cue))
        ):
            yield Event(cue.first, cue.last, kind, form)


def _of_teams(words: list[str], cue: Cue) -> str | None:
    """What it is where bodies merge their teams, and not themselves: `merged their management teams`."""
    lists = change_words()
    if words[cue.first - 1] in ("be", "been", "being", "were", "was", "are") or words[cue.first] in (
        "be",
        "been",
        "being",
        "were",
        "was",
        "are",
    ):
        i = cue.first
        while i and words[i - 1] in change_words()["functions_passive"]:
            i -= 1
        if words[i - 1] not in lists["teams"]:
            return None
        return "shared-leadership" if lists["leading"] & set(words[max(0, i - 4) : i - 1]) else "joint-commissioning"
    if words[cue.last : cue.last + 1] not in (["their"], ["the"], ["its"]):
        return None
    near = words[cue.last + 1 : cue.last + 5]
    led = next((n for n, w in enumerate(near) if w in ("management", "leadership", "managers", "executives")), None)
    if (
        led is not None
        and all(w in lists["teams_between"] for w in near[:led])
        and not (near[led + 1 : led + 2] != [] and near[led + 1] in lists["teams"] | lists["teams_between"])
    ):
        return "shared-leadership"  # `so many had pooled their management`
    team = next((n for n, w in enumerate(near) if w in lists["teams"]), None)
    if team is None or not all(w in lists["teams_between"] for w in near[:team]):
        return None
    return "shared-leadership" if lists["leading"] & set(near[:team]) else "joint-commissioning"


def _from_ccgs(doc: Document, bodies: Bodies, cue: Cue) -> bool:
    """Whether a body that is no CCG comes in the place of CCGs: `the care board takes over from the eight CCGs`."""
    words = doc.tokens.words
    if words[cue.last - 1] != "over" or words[cue.last : cue.last + 1] != ["from"]:
        return False
    start, stop = doc.sentence_tokens(cue.first)
    taker = bodies.nearest_before(cue.first)
    by_body = taker is not None and taker.first >= start and taker.kind == "body"
    if not by_body and not any(True for _ in doc.cues.within("receiver", start, cue.first)):
        return False
    stop = min(stop, cue.last + 5)
    return any(m.kind == "ccg" for m in bodies.within(cue.last, stop)) or any(
        True for _ in bodies.groups_within(cue.last, stop)
    )


def _is_verb(words: list[str], cue: Cue) -> bool:
    return not _adjective(words, cue) and not (
        words[cue.first] == "split" and words[cue.last : cue.last + 1] in (["on"], ["over"], ["about"], ["by"])
    )


def _is_noun(words: list[str], cue: Cue) -> bool:
    if words[cue.first - 1 : cue.first] in (["of"], ["for"]) and words[cue.first - 2] in (
        "director",
        "head",
        "lead",
        "manager",
        "officer",
        "directors",
        "chief",
    ):
        return False  # an office, and no event: `director of integrated commissioning`
    return words[cue.last : cue.last + 1] == [] or words[cue.last] not in change_words()["noun_of"]


def _through_merger(doc: Document, cue: Cue) -> bool:
    """Whether a noun tells the merger of which the verb is a part: `created from the merger of A and B`."""
    nouns = doc.cues.within("change", cue.last, min(doc.sentence_tokens(cue.first)[1], cue.last + 5))
    return cue.value == "merger.passive" and any(c.value == "merger.noun" for c in nouns)


def _through_a_body(doc: Document, event: Event, found: list[Event]) -> bool:
    """Whether a noun in its sentence tells the same: `pool £3m through a joint committee`."""
    stop = doc.sentence_tokens(event.first)[1]
    noun = next((e for e in found if e.type == event.type and e.form == "noun" and event.last <= e.first < stop), None)
    return noun is not None and bool(
        {"through", "via", "under", "using", "by", "in"} & set(doc.tokens.words[event.last : noun.first])
    )


def _made_from(doc: Document, bodies: Bodies, cue: Cue) -> bool:
    """Whether what was set up was made from others: `formed in April 2018 from A and B`."""
    words = doc.tokens.words
    for i in range(cue.last, min(doc.sentence_tokens(cue.first)[1], cue.last + 9)):
        if words[i] == "from" or words[i : i + 2] == ["out", "of"]:
            return several_after(doc, bodies, i + (1 if words[i] == "from" else 2)) is not None
    return False


def _adjective(words: list[str], cue: Cue) -> bool:
    before = words[cue.first - 1] if cue.first else ""
    after = words[cue.last] if cue.last < len(words) else ""
    if (
        words[cue.first : cue.last] in (["merged"], ["merging"])
        and after in ("ccgs", "ccg", "groups", "bodies", "organisations")
        and before
        not in (
            "have",
            "has",
            "had",
            "be",
            "been",
            "being",
            "is",
            "are",
            "was",
            "were",
            "of",
            "consider",
            "considering",
            "not",
            "and",
            "about",
            "on",
            "by",
            "for",
            "to",
        )
    ):
        return True  # `in the merging CCGs`
    if (
        words[cue.first : cue.last] == ["merged"]
        and after in ("ccgs", "groups", "bodies")
        and before in ("of", "in", "by", "for", "among", "most", "many", "with")
    ):
        return True  # `leaders of merged CCGs`
    if before not in change_words()["article"] or not words[cue.last - 1].endswith("ed"):
        return False
    return after in change_words()["adjective_of"] or (
        before in ("a", "an", "the", "any", "every", "each", "one")
        and after.isalpha()
        and after not in change_words()["no_noun"]
    )


def _led_by_body(doc: Document, bodies: Bodies, cue: Cue) -> bool:
    """Whether it is a body that runs the groups, and not a person."""
    words = doc.tokens.words
    i = cue.first - 1
    while i > 0 and words[i] in (
        "will",
        "now",
        "also",
        "already",
        "would",
        "which",
        "that",
        ",",
        "to",
        "currently",
        "has",
        "have",
    ):
        aside = (
            next((j for j in range(i - 1, max(0, i - 10), -1) if words[j] == ","), None) if words[i] == "," else None
        )
        i = (aside if aside is not None else i) - 1
    return bodies.at(i) is not None


def _offices(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """One person's office over several: `chief executive of the three CCGs`."""
    words, lists = doc.tokens.words, change_words()
    for role in doc.cues.all("role"):
        last = past_short(words, role.last)
        if (
            words[role.last - 1] not in lists["offices"]
            or last >= len(words)
            or words[last] not in ("of", "for", "at", "across", "over")
        ):
            continue
        end = several_after(doc, bodies, last + 1)
        if end:
            yield Event(role.first, end, "shared-leadership", "several")
