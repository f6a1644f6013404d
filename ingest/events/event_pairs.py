"""Changes told by a verb and its object a few words on: `share a chief`, `form a single CCG`, `hand over their functions`."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.bodies.subjects import subjects_of
from ccgkg.ingest.events.event import Event, change_words, several_before, verbs_before
from ccgkg.ingest.events.handing_over import handed_over
from ccgkg.ingest.events.party import originals_told
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document


def pairs(doc: Document, bodies: Bodies) -> Iterator[Event]:
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
        made = bodies.at(verb.last) or (
            bodies.at(verb.last + 1) if words[verb.last : verb.last + 1] in (["the"], ["a"]) else None
        )
        fewer = (
            words[verb.last : verb.last + 1] != []
            and words[verb.last] in lists["fewer"]
            and words[verb.last + 1 : verb.last + 2] != []
            and words[verb.last + 1] in lists["fewer_next"]
        )
        into_one = (
            words[verb.last : verb.last + 1] == ["one"]
            and words[verb.last + 1 : verb.last + 2] != []
            and words[verb.last + 1] in lists["fewer_next"]
        )
        if into_one and words[verb.first].startswith("form") and several_before(doc, bodies, verb.first):
            yield Event(verb.first, verb.last + 1, "merger", "verb")
        if fewer and words[verb.first].startswith("becom") and several_before(doc, bodies, verb.first):
            yield Event(verb.first, verb.last, "merger", "verb")
        if (
            made
            and made.kind == "ccg"
            and (
                several_before(doc, bodies, verb.first)
                or _by_bare_names(doc, made.agent, verb)
                or _several_do(doc, bodies, verb, made)
            )
        ):
            yield Event(verb.first, verb.last, "merger", "makes")
    for mention in bodies.mentions:
        if (
            mention.kind == "ccg"
            and mention.first > 1
            and words[mention.first - 1] in ("adding", "add", "including", "include")
            and lists["plans"]
            & set(words[max(doc.sentence_tokens(mention.first)[0], mention.first - 8) : mention.first - 1])
        ):
            yield Event(mention.first - 1, mention.first, "merger", "adds")
        if (
            mention.kind == "ccg"
            and mention.first
            and (
                words[mention.first - 1] in ("single", "unified", "united")
                or (
                    words[mention.first - 1] == "one"
                    and words[mention.first - 2]
                    in ("for", "into", "as", "form", "create", "become", "becoming", "have", "to")
                )
            )
        ):
            yield Event(mention.first - 1, mention.last, "merger", "one")
    for i in doc.tokens.among(("commissioner",)):
        low = i
        while (
            low > 1
            and i - low < 4
            and doc.tokens.capital(low - 1)
            and words[low - 1].isalpha()
            and words[low - 1] not in ("single", "unified", "one")
        ):
            low -= 1
        if low < i and words[low - 1] in ("single", "unified"):
            yield Event(low - 1, i + 1, "merger", "one")  # `a single Norfolk commissioner`
    yield from _one_named_body(doc, bodies)
    for item in doc.cues.all("change-object"):
        start = doc.sentence_tokens(item.first)[0]
        if item.value == "leader":
            for verb in verbs_before(doc, "share", item, start):
                if all(w in lists["share_between"] for w in words[verb.last : item.first]):
                    yield Event(verb.first, item.last, "shared-leadership", "share")
        elif item.value == "one":
            yield from _one(doc, item, start)
        elif item.value == "functions":
            yield from handed_over(doc, bodies, item, start)
        elif item.value == "practices":
            yield from _practices(doc, bodies, item)


def _one_named_body(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """`a plan for one Nottinghamshire health body`: with its place, where a plan or a heading tells it."""
    words, tokens, lists = doc.tokens.words, doc.tokens, change_words()
    for i in tokens.among(("one", "single")):
        last = min(doc.sentence_tokens(i)[1], i + 6)
        noun = next(
            (k for k in range(i + 2, last) if words[k] in ("body", "organisation", "group", "commissioner")), None
        )
        if (
            noun is None
            or bodies.at(noun) is not None
            or not tokens.capital(i + 1)
            or not all(tokens.capital(k) or words[k] in ("health", "nhs", "commissioning") for k in range(i + 1, noun))
        ):
            continue
        if (
            {words[i - 2], words[i - 3]} & (lists["plans"] | {"call", "calls", "case", "bid"})
            and words[i - 1] in ("for", "of", "a")
            or words[i - 1] in ("into", "create", "form")
        ):
            yield Event(i, noun + 1, "merger", "one")


def led_by_one(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """`A and B CCGs are led by Jane Roe`: several, and one person by name."""
    words, tokens = doc.tokens.words, doc.tokens
    for i in doc.tokens.among(("led", "run", "headed", "managed", "overseen")):
        start, stop = doc.sentence_tokens(i)
        name = (
            i + 2 < stop
            and words[i + 1] == "by"
            and tokens.capital(i + 2)
            and i + 3 < stop
            and tokens.capital(i + 3)
            and words[i + 3].isalpha()
        )
        if not name or bodies.at(i + 2) is not None or words[i + 2] in ("nhs", "the"):
            continue
        first = i
        while first > start and words[first - 1] in (
            "jointly",
            "all",
            "both",
            "now",
            "already",
            "been",
            "be",
            "being",
            "are",
            "were",
        ):
            first -= 1
        if first < i and several_before(doc, bodies, first):
            yield Event(i - (words[i - 1] == "jointly"), i + 1, "shared-leadership", "verb")


def joint_bodies(doc: Document) -> Iterator[Event]:
    """`a joint mental health commissioning team`, `a shared children's commissioning unit`: what is bought stands within the noun."""
    words, lists = doc.tokens.words, change_words()
    for i in doc.tokens.among(("joint", "shared", "single", "integrated")):
        stop = min(doc.sentence_tokens(i)[1], i + 7)
        at = next(
            (
                k
                for k in range(i + 2, stop - 1)
                if words[k] == "commissioning" and words[k + 1] in lists["joint_bodies"]
            ),
            None,
        )
        care = next(
            (k for k in range(i + 2, stop) if words[k] in ("commissioner", "commissioners") and words[k - 1] == "care"),
            None,
        )
        if (
            at is None
            and care is not None
            and words[i] in ("joint", "integrated")
            and all(w.isalpha() and w not in lists["no_field"] for w in words[i + 1 : care])
        ):
            yield Event(i, care + 1, "joint-commissioning", "noun")  # `a joint health and care commissioner`
        committee = next((k for k in range(i + 2, min(stop, i + 5)) if words[k] in ("committee", "committees")), None)
        if (
            committee is not None
            and words[i] in ("joint", "shared")
            and at is None
            and all(
                w.isalpha() and w not in lists["no_field"] | lists["no_committee"] or w == "'s"
                for w in words[i + 1 : committee]
            )
        ):
            yield Event(i, committee + 1, "joint-commissioning", "noun")  # `a joint primary care committee`
        if at is not None and all(w.isalpha() and w not in lists["no_field"] or w == "'s" for w in words[i + 1 : at]):
            yield Event(i, at + 2, "joint-commissioning", "noun")


def _several_do(doc: Document, bodies: Bodies, verb: Cue, made: Mention) -> bool:
    """Whether several CCGs are the subject of a verb, however far before it."""
    subjects = subjects_of(doc, bodies, verb.first, verb.last)
    if not subjects and len(bodies.meant.main) > 1 and doc.tokens.words[doc.sentence_tokens(verb.first)[0]] == "they":
        return True  # `They will now apply to form X`, of those whom the text is about
    if subjects.group is not None:
        return (subjects.group.count or len(subjects.group.members)) > 1
    return len({m.agent for m in subjects.mentions if m.last <= verb.first} - {made.agent}) > 1 and (
        not subjects.inferred or doc.tokens.words[doc.sentence_tokens(verb.first)[0]] == "they"
    )


def _by_bare_names(doc: Document, made: str, verb: Cue) -> bool:
    """Whether those of which the register says that the body was made stand before the verb: `Gateshead and Newcastle West became`."""
    words = doc.tokens.words
    return words[verb.first].startswith(("form", "becom", "becam")) and bool(
        originals_told(doc, made, doc.sentence_tokens(verb.first)[0], verb.first)
    )


def _shared_before(doc: Document, bodies: Bodies, verb: Cue) -> int | None:
    """Where the leader begins of whom a relative clause says that several share them: `the chief officer they share`."""
    words = doc.tokens.words
    start = doc.sentence_tokens(verb.first)[0]
    i = verb.first
    while i > start and words[i - 1] in (
        "have",
        "had",
        "now",
        "already",
        "also",
        "currently",
        "will",
        "would",
        "both",
        "all",
        "has",
    ):
        i -= 1
    if words[i - 1] in ("they", "we"):
        i -= 1
    else:
        group = next((g for g in bodies.groups_within(i - 30, i) if g.last == i), None)
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


def jointly(doc: Document) -> Iterator[Event]:
    """`commission social care jointly with the council`: the adverb after what is bought."""
    words = doc.tokens.words
    for verb in doc.cues.all("verb-buy"):
        if words[verb.last : verb.last + 1] in (["group"], ["groups"], ["to"]) or words[verb.first - 1] == "clinical":
            continue  # `the clinical commissioning group`, `plan to come together`
        stop = min(doc.sentence_tokens(verb.first)[1], verb.last + 7)
        for i in range(verb.last + 1, stop):
            if words[i] in ("jointly", "together") and words[i + 1 : i + 2] in (
                ["with"],
                ["."],
                [","],
                [";"],
                ["from"],
                ["since"],
                ["and"],
                ["had"],
                ["has"],
                ["was"],
                ["would"],
                ["in"],
                ["but"],
                [],
            ):
                yield Event(verb.first, i + 1, "joint-commissioning", "verb")
                break
            if words[i] in (",", ";", "that", "which", ":"):
                break


def _one(doc: Document, item: Cue, start: int) -> Iterator[Event]:
    """`form a single body`; `a single CCG`, which needs no verb."""
    words, lists = doc.tokens.words, change_words()
    before = words[item.first - 1] if item.first > start else ""
    if before in lists["one_never"] or words[max(start, item.first - 2) : item.first] == ["not", "a"]:
        return
    forms = [
        v
        for v in verbs_before(doc, "form", item, start)
        if all(w in lists["form_between"] for w in words[v.last : item.first])
    ]
    commissioner = words[item.last - 1] in ("ccg", "commissioner") or words[item.last - 2] == "commissioning"
    single = words[item.first] in ("single", "unified", "united") and commissioner
    each = words[item.last : item.last + 2] in (
        ["for", "each"],
        ["per", "area"],
        ["for", "every"],
        ["per", "ics"],
        ["in", "each"],
    )
    announced = (
        doc.layout.block_at(doc.tokens.starts[item.first]).kind == "heading"
        and words[item.first] in ("single", "one", "unified", "united")
        and _of_mergers(doc)
    )
    planned = (
        words[item.first - 1] == "a"
        and words[item.first - 2] in ("for", "of", "to", "on")
        and words[item.first - 3]
        in lists["plans"] | {"vote", "voted", "calls", "call", "bid", "option", "case", "favour"}
        and words[item.first] in ("single", "one")
    )
    if ((single or announced or planned) and not each) or (
        forms and (before in ("a", "one", "an", "new") or words[item.first] in ("one", "just"))
    ):
        yield Event(item.first, item.last, "merger", "one")


def _of_mergers(doc: Document) -> bool:
    """Whether a text tells of mergers by their own words."""
    return any(c.value in ("merger.verb", "merger.noun") for c in doc.cues.all("change"))


def _practices(doc: Document, bodies: Bodies, item: Cue) -> Iterator[Event]:
    """`practices have moved to X CCG`; `practices leaving X CCG to join Y CCG`."""
    words = doc.tokens.words
    start, stop = doc.sentence_tokens(item.first)
    for i in range(max(start, item.first - 4), item.first):
        took = words[i : i + 2] in (["took", "on"], ["takes", "on"], ["take", "on"], ["taken", "on"], ["taking", "on"])
        if took and any(
            m.kind == "ccg" and "from" in words[item.last : m.first]
            for m in bodies.within(item.last, min(stop, item.last + 9))
        ):
            yield Event(i, i + 2, "boundary-change", "practices")
            return
        turned = words[i] in (
            "lose",
            "loses",
            "lost",
            "losing",
            "cede",
            "cedes",
            "ceded",
            "gain",
            "gains",
            "gained",
            "gaining",
        )
        if turned and any(
            m.kind == "ccg" and words[m.first - 1] in ("to", "from")
            for m in bodies.within(item.last, min(stop, item.last + 5))
        ):
            yield Event(i, i + 1, "boundary-change", "practices")
            return
    for verb in doc.cues.within("verb-move", item.last, min(stop, item.last + 20)):
        for mention in bodies.within(verb.last, min(stop, verb.last + 4)):
            if (
                mention.kind == "ccg"
                and words[mention.last : mention.last + 2] in (["in", "one"], ["in", "a"])
                and words[verb.first].startswith("join")
            ):
                yield Event(
                    verb.first, verb.last, "merger", "verb"
                )  # `have voted against a proposal to join X in one organisation`
                return
            if mention.kind == "ccg" and all(
                w in ("to", "from", "into", "the", "over", "nhs") for w in words[verb.last : mention.first]
            ):
                yield Event(verb.first, verb.last, "boundary-change", "practices")
                return
