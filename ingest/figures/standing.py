"""What a figure is told as: done, planned, proposed, possible (decision 4).

Of an event, what the event is told as. Else by the modal before the number in its clause, or by the predicate of which the
number is the subject. The earlier end of a rise and what is only compared with are as they were.
"""

from __future__ import annotations

from bisect import bisect_left

from ccgkg.ingest.claim import Evidence, Status
from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.events.status import status_of
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.decided_schemes import as_decided
from ccgkg.ingest.figures.due import is_month, still_due, to_come
from ccgkg.ingest.figures.hedged import begin
from ccgkg.ingest.figures.known_sets import is_there
from ccgkg.ingest.figures.leads import of_brackets_before, of_lead_in
from ccgkg.ingest.figures.lists import target_in_brackets
from ccgkg.ingest.figures.measured import word_lists
from ccgkg.ingest.figures.no_doubt import means_nothing
from ccgkg.ingest.figures.parties_counted import Standing, of_event, past_relative, waiting
from ccgkg.ingest.figures.predicates_apart import has_own_verb, has_verb, past_an_aside, time_words
from ccgkg.ingest.figures.targets import aimed_at, in_brackets_told, owed, own_adjective
from ccgkg.ingest.figures.times_apart import is_compared
from ccgkg.ingest.figures.what_becomes import of_what_becomes
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

_STANDINGS: dict[str, Status] = {"possible": "possible", "proposed": "proposed"}
#: Tokens behind a number in which its own predicate begins.
_PREDICATE = 14
#: Changes told before among which one that is decided makes what follows from it planned.
_TOLD = 6


def standing(c: Context, n: Number, measure: str, period: str | None, stated: Evidence | None) -> Standing:
    """The status of a figure, with the words that say so."""
    doc = c.doc
    words = doc.tokens.words
    if n.unit == "GBP" and words[n.last] in word_lists()["was_done"]:
        return "actual", None  # `savings of £151m were planned and £138m achieved`
    if is_there(doc, n, measure) or owed(doc, n):
        return "actual", None
    if measure in families()["events"]:
        if measure != "special-measures" and words[n.last] in ("could", "may", "might"):
            return "possible", Evidence(
                "status", doc.tokens.starts[n.last], doc.tokens.ends[n.last]
            )  # `and up to 20 could follow`
        if (told := of_event(c, n, measure)) is not None:
            return waiting(c, n) or told
        event = status_of(doc, n.first, n.last)
        if (
            event.start is not None
            and event.word not in word_lists()["no_event"]
            and not is_month(doc, bisect_left(doc.tokens.starts, event.start))
        ):
            return event.value, Evidence("status", event.start, event.end)
        return _of_predicate(c, n, measure) or _of_headline(doc, n) or past_relative(c, n, measure) or ("actual", None)
    label = in_brackets_told(doc, n) or of_brackets_before(c, n)
    if label is not None:
        return label
    own = own_adjective(c, n)
    own = target_in_brackets(doc, n) if own is None else own
    own = aimed_at(c, n, measure) if own is None else own
    if own is not None:
        return "planned", Evidence("status", doc.tokens.starts[own], doc.tokens.ends[own])
    if (
        measure in families()["allotted"]
        and n.partner is not None
        and stated is not None
        and any(ch.isdecimal() for ch in doc.text[stated.start or 0 : stated.end or 0])
        and to_come(c, n, period, stated)
    ):
        return "planned", Evidence("status", reason="an allocation or budget for a year that is not over (decision 4)")
    if is_compared(doc, n) and words[begin(doc, n) - 1] != "than" and not _of_a_plan(words, n):
        forecast = next(
            (
                k
                for k in range(n.first - 1, max(0, n.first - 6), -1)
                if words[k] in word_lists()["foretold"] and words[k + 1] != "to"
            ),
            None,
        )
        return (
            ("actual", None)
            if forecast is None or words[begin(doc, n) - 1] != "from"
            else ("possible", Evidence("status", doc.tokens.starts[forecast], doc.tokens.ends[forecast]))
        )
    found = _before(c, n, measure) or _of_predicate(c, n, measure) or _of_headline(doc, n)
    if found is not None and found[1] is not None and _was_able(c, found[1], period):
        return "actual", None
    if found is not None:
        return _of_the_plan(c, n, found) or as_decided(c, n, found)
    if measure == "running-cost-reduction" and still_due(c, n):
        return "planned", Evidence("status", reason="a cut that no word tells as made is the target")
    if measure in families()["allotted"] and to_come(c, n, period, stated):
        return "planned", Evidence("status", reason="an allocation or budget for a year that is not over (decision 4)")
    if measure in families()["overspent"] and any(
        words[k] in word_lists()["faces"] and "as" not in words[k : n.first]
        for k in range(max(0, n.first - 4), n.first)
    ):
        return "possible", Evidence("status", reason="a deficit that is faced")
    if (
        period is not None
        and c.doc.source.published
        and period[:10] > c.doc.source.published[-10:]
        and period[0] != "."
    ):
        return "planned", Evidence("status", reason="its time begins after the text came out")
    led = of_what_becomes(c, n) or of_lead_in(c, n)
    return led if led is not None else ("actual", None)


def _of_a_plan(words: list[str], n: Number) -> bool:
    """Whether what is compared with was planned: `against a planned surplus of £2m`."""
    at = next(
        (k for k in range(n.first - 1, max(-1, n.first - 6), -1) if words[k] in ("against", "with", "to", "from")),
        n.first,
    )
    return not word_lists()["own_adjective"].isdisjoint(words[at : n.first])


def _before(c: Context, n: Number, measure: str) -> Standing | None:
    """The modal of the clause, before the number, with no fact told after it."""
    doc, words = c.doc, c.doc.tokens.words
    first, last = clause_of(doc, n.first)
    first = next(
        (k for k in range(n.first - 1, first, -1) if words[k] == "as" and words[k + 1] in word_lists()["as_subjects"]),
        first,
    )
    own, first = first, _shared_from(doc, first)
    first = past_an_aside(doc, first, n.first)
    if "and" in words[begin(doc, n) - 2 : begin(doc, n)] and words[n.last] in word_lists()["thinks"]:
        return None  # `seven in ten expected to lose touch and fewer than one in five thought that it would save money`
    floor = max([first, *(m.last for m in c.numbers_within(own, n.first) if m.partner != n.first)])
    cues = [
        x
        for x in doc.cues.within("outlook", first, last)
        if x.last <= n.first and not means_nothing(words, x, n.unit == "count") and not is_month(doc, x.first)
    ]
    joined = any(
        words[k] == "and" and (words[k + 1] == "to" or words[k + 1] in word_lists()["bare_verbs"])
        for k in range(floor, n.first - 1)
    )  # `is expected to save £4m and to bring costs down by 20%`
    modals = [
        x
        for x in cues
        if x.value != "actual"
        and (
            x.first >= floor
            or joined
            or words[x.last - 1] == "to"
            and words[x.first] in ("set", "is", "are", "due", "about")
            or words[x.first] in word_lists()["modals"]
        )
    ]
    foretold = next(
        (
            x
            for x in cues
            if words[x.first] in word_lists()["foretold"]
            and doc.cues.starting("money", x.last) is not None
            and not has_verb(doc, first, x.first)
        ),
        None,
    )
    if foretold is not None and not c.numbers_within(foretold.last, n.first):
        return "possible", Evidence("status", doc.tokens.starts[foretold.first], doc.tokens.ends[foretold.last - 1])
    past = [
        x
        for x in cues
        if x.value == "actual"
        and not any(m.first <= x.first < m.last or m.last == x.first for m in modals)
        and not _bare(words, x, modals)
    ]
    return _told(c, n, measure, [x for x in modals if not past or past[-1].first < x.first])


def _shared_from(doc: Document, first: int) -> int:
    """Where the clause begins whose modal one shares that begins at `first`: `could be handed over, with the loss of 15 posts`."""
    words, low = doc.tokens.words, doc.sentence_tokens(first)[0]
    with_loss = (
        words[first] == "with"
        and (
            words[first + 1] in ("the", "a", "an", "some", "about", "around", "combined")
            or words[first + 1][0] in "£0123456789"
        )
        or words[first] in word_lists()["brings_about"]
    )
    with_loss = with_loss or words[first : first + 2] in (
        ["which", "means"],
        ["which", "meant"],
        ["meaning", "finding"],
    )
    bare = words[first] in ("and", "or") and words[first + 1] in word_lists()["bare_verbs"]
    return clause_of(doc, first - 1)[0] if first > low and (with_loss or bare) else first


def _of_predicate(c: Context, n: Number, measure: str) -> Standing | None:
    """The predicate whose subject is the number: `60 posts could go`, `savings of £3bn are planned`, `a cut of 20%, due by 2020`."""
    doc, words = c.doc, c.doc.tokens.words
    low, high = doc.sentence_tokens(n.first)
    that = next((k + 1 for k in range(n.first - 1, low, -1) if words[k] == "that"), low)
    subject = not has_verb(doc, max(that, clause_of(doc, n.first)[0]), n.first)
    if (
        words[begin(doc, n) - 1] in ("currently", "now")
        and words[begin(doc, n) - 2] in (",", "(")
        or words[n.last : n.last + 2] in (["today", ","], ["now", ","], ["currently", ","])
    ):
        return None  # `Staff turnover, currently 14%, may rise`
    aside = (
        words[clause_of(doc, n.first)[0]] in time_words()["private"]
    )  # `The group, which pays for 168,000 people, will need permission`
    end = n.last if n.whole is None else max(n.last, doc.tokens.at(n.whole[1] - 1) + 1)
    end = max(end, doc.tokens.at(n.hedge[1] - 1) + 1) if n.hedge is not None else end  # `30 or so are expected to`
    other = c.partner(n)
    end = (
        other.last if other is not None and n.comparator == ">=" and other.first > n.first else end
    )  # `between 20 and 25 posts could go`
    for x in doc.cues.within("outlook", end, min(high, end + _PREDICATE)):
        gap = _past_examples(words[end : x.first])
        if (
            words[x.first] in ("expected", "expect")
            and n.unit != "GBP"
            and gap in ([], ["of", "them"], ["of", "those"], ["of", "ccgs"])
            and words[x.last - 1] == "to"
        ):
            return None  # `Just 38 per cent of them expected to be in the same post`: they did expect it
        if (
            words[x.first] in word_lists()["beliefs"]
            or measure == "practices"
            and ("said" in gap or "say" in gap)
            or ";" in gap
            or x.value == "actual"
            or means_nothing(words, x, n.unit == "count")
            or is_month(doc, x.first)
        ):
            continue
        close = (
            len([w for w in gap if w not in ("clinical", "commissioning") and w not in time_words()["adverbs"]]) <= 3
            and "," not in gap
            and time_words()["no_subject"].isdisjoint(gap)
        )
        if aside and "," in gap:
            return None
        bracketed = words[x.first] in ("due", "planned", "expected", "proposed") and gap[-1:] == [","] and len(gap) <= 8
        own = (
            subject
            and not has_own_verb(gap)
            and not has_verb(doc, that, n.first)
            and words[x.first] not in ("to", "if", "hope")
        )
        own = own and words[begin(doc, n) - 1] != "with" and time_words()["no_subject"].isdisjoint(gap)
        close = (
            close
            and "against" not in gap
            and (n.unit == "GBP" or word_lists()["thinks"].isdisjoint(gap))
            and words[begin(doc, n) - 1] not in ("with", "against", "at")
        )
        if close or bracketed or own or _past_relative(words, end, x.first):
            return _told(c, n, measure, [x])
        return None
    return None


def _past_examples(gap: list[str]) -> list[str]:
    """Words behind a number without what only gives examples: `14 remedies, including A and B, will go`."""
    first = next((k for k, w in enumerate(gap) if w == "," and gap[k + 1 : k + 2] in (["including"], ["among"])), None)
    last = next((k for k in range(len(gap) - 1, first or 0, -1) if gap[k] == ","), None)
    return gap if first is None or last is None else gap[:first] + gap[last + 1 :]


def _past_relative(words: list[str], end: int, cue: int) -> bool:
    """Whether a cue is the main verb behind a relative clause: `Two bodies which pay for care are expected to overspend`."""
    return words[cue - 1] in ("are", "is") and not {"which", "that", "who"}.isdisjoint(words[end : end + 4])


def _told(c: Context, n: Number, measure: str, modals: list[Cue]) -> Standing | None:
    words, tokens = c.doc.tokens.words, c.doc.tokens
    if measure in families()["rated"]:
        modals = [
            x
            for x in modals
            if words[x.first] == "if"
            or words[x.last : x.last + 2] in (["be", "rated"], ["be", "graded"], ["be", "judged"])
        ]
    if not modals:
        return None
    cue = next((x for x in reversed(modals) if x.value == "possible"), modals[0])
    value: Status = _STANDINGS.get(cue.value, "planned")
    low = c.doc.sentence_tokens(n.first)[0]
    opening = words[low : low + 4]
    if (
        opening[:1] == ["under"]
        and not {"proposal", "proposals"}.isdisjoint(opening)
        and words[cue.first] in ("would", "will", "could")
    ):
        return "proposed", Evidence("status", tokens.starts[cue.first], tokens.ends[cue.last - 1])
    if (
        words[cue.first] in ("would", "will", "'ll", "'d")
        and not {"bill", "paper"}.isdisjoint(words[c.doc.sentence_tokens(n.first)[0] : cue.first])
        and measure not in families()["fiscal"]
    ):
        return "proposed", Evidence(
            "status", tokens.starts[cue.first], tokens.ends[cue.last - 1]
        )  # `The bill would hand their work to 42 boards`
    if (
        words[cue.first] in ("would", "'d")
        and ["have", "to"] in (words[cue.first + 1 : cue.first + 3], words[cue.first + 2 : cue.first + 4])
        and measure in ("running-costs", "running-cost-reduction")
    ):
        value = "planned"
    announced = words[c.doc.sentence_tokens(n.first)[0] : cue.first]
    if (
        (words[cue.first] in ("would", "'d") or words[cue.first + 1] == "going" and words[cue.first] in ("was", "were"))
        and measure not in families()["overspent"]
        and not word_lists()["announced"].isdisjoint(announced)
        and {"might", "could", "may"}.isdisjoint(announced)
        and "if" not in words[n.last : c.doc.sentence_tokens(n.first)[1]]
        and not _of_an_idea(c, n, cue)
    ):
        value = "planned"  # the `will` of what was announced
    if words[cue.first] in word_lists()["foretells"] and measure in families()["overspent"]:
        value = "possible"  # nobody plans to overspend
    return value, Evidence("status", tokens.starts[cue.first], tokens.ends[cue.last - 1])


def _of_an_idea(c: Context, n: Number, cue: Cue) -> bool:
    """Whether the subject of a `would` is a scheme on which nothing is decided yet: `said the merger would save £3m`."""
    words = c.doc.tokens.words
    of_merged = not word_lists()["merged_so"].isdisjoint(words[max(0, cue.first - 3) : cue.first])
    if not of_merged and word_lists()["ideas"].isdisjoint(words[max(0, cue.first - 2) : cue.first]):
        return False
    kinds = ("merger",) if of_merged or words[cue.first - 1] == "merger" else ("merger", "shared-leadership")
    told = [
        x.status
        for x in c.changes_within(0, c.doc.tokens.starts[c.doc.sentence_tokens(n.first)[0]])[-_TOLD:]
        if x.type in kinds
    ]
    return not {"planned", "actual"} & set(told) or of_merged and told[-1] != "planned" and "actual" not in told


def _of_the_plan(c: Context, n: Number, found: Standing) -> Standing | None:
    """What is said of a plan that is the subject of its sentence: `Plans to shed 60 posts are out for consultation`, `were dropped`."""
    doc, words = c.doc, c.doc.tokens.words
    low, high = doc.sentence_tokens(n.first)
    plan = next((k for k in range(low, min(low + 4, n.first)) if words[k] in word_lists()["plans_of"]), None)
    if found[0] != "planned" or plan is None or words[plan + 1] not in ("to", "for"):
        return None
    told = next(
        (
            x
            for x in doc.cues.within("reality", n.last, high)
            if x.value in ("proposed", "rejected") and ";" not in words[n.last : x.first]
        ),
        None,
    )
    if told is None:
        return None
    return ("proposed" if told.value == "proposed" else "rejected"), Evidence(
        "status", doc.tokens.starts[told.first], doc.tokens.ends[told.last - 1]
    )


def _of_headline(doc: Document, n: Number) -> Standing | None:
    """The infinitive of a headline: `Regulator to send teams into six CCGs`."""
    block = doc.layout.block_at(n.start)
    if block.kind == "paragraph":
        return None
    first, _ = doc.tokens.range(block.start, block.end)
    words = doc.tokens.words
    behind = next((k for k in range(n.last, n.last + 4) if words[k] == "to"), None)
    if (
        behind is not None
        and not has_verb(doc, first, behind)
        and doc.tokens.starts[behind] < block.end
        and {",", "and"}.isdisjoint(words[n.last : behind])
    ):
        return "planned", Evidence(
            "status", doc.tokens.starts[behind], doc.tokens.ends[behind]
        )  # `All 18 groups to enter special measures`
    if block.kind != "heading":
        return None
    at = next((k for k in range(first + 1, n.first) if words[k] == "to"), None)
    if (
        at is None
        or has_verb(doc, first, at)
        or not words[at + 1].isalpha()
        or words[at - 1] in word_lists()["no_infinitive"]
    ):
        return None
    return "planned", Evidence("status", doc.tokens.starts[at], doc.tokens.ends[at])


def _was_able(c: Context, cue: Evidence, period: str | None) -> bool:
    """Whether a `could` tells of what was allowed in a year that is over: `In 2013-14 they could spend £25 a head`."""
    published = c.doc.source.published
    if (
        cue.start is None
        or period is None
        or not published
        or c.doc.tokens.words[bisect_left(c.doc.tokens.starts, cue.start)] != "could"
    ):
        return False
    over, out = bounds(period)[1], bounds(published)[0]
    return over is not None and out is not None and over < out


def _bare(words: list[str], x: Cue, modals: list[Cue]) -> bool:
    """Whether a `have` is the bare verb of a modal before it: `will look after 900,000 people and have a budget`, `will therefore have`."""
    k = x.first - 1
    while k > 0 and (words[k] in time_words()["adverbs"] or words[k].endswith("ly")):
        k -= 1
    return (
        words[x.first] == "have"
        and (words[k] in ("and", "or", ",") or any(m.last == k + 1 for m in modals))
        and any(m.last <= x.first for m in modals)
    )
