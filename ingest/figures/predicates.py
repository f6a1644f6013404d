"""What is said of counted CCGs: that they were rated so, overspent, merged, share a chief."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.figures.context import families
from ccgkg.ingest.figures.measured import Measured, compared, restates, word_lists
from ccgkg.ingest.figures.predicates_apart import has_verb, time_words
from ccgkg.ingest.figures.said_of import first_predicate, last_predicate
from ccgkg.ingest.figures.totals import how_many
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.document import Document

#: No fewer share a leader.
_SEVERAL = 2
GRADES = ("rated-outstanding", "rated-good", "rated-requires-improvement", "rated-inadequate")


#: The ends of the scale, with no noun.
_ENDS = {
    **dict.fromkeys(("lowest", "worst", "bottom"), "rated-inadequate"),
    **dict.fromkeys(("highest", "best", "top"), "rated-outstanding"),
}


def _barrier(doc: Document, numbers: Sequence[Number], index: int, high: int) -> int:
    """Where the words of a number end: at the next number of its unit, or one that a joint opens, or at a semicolon."""
    n, ws = numbers[index], doc.tokens.words
    end = high
    for m in numbers[index + 1 : index + 12]:
        if m.first >= high:
            break
        if m.first == n.partner and m.first - n.last <= 2:
            continue
        opening = doc.tokens.at(m.hedge[0]) if m.hedge and m.hedge[0] < m.start else m.first
        joined = m.unit != "GBP" and ws[opening - 1] in _JOINTS
        if (m.unit == n.unit or joined) and not restates(doc, n, m):
            end = m.first
            break
    if _TURNS.isdisjoint(ws[n.last : end]):
        return end
    return next(
        (
            k
            for k in range(n.last, end)
            if ws[k] == ";"
            or ws[k] in ("but", "while", "and")
            and ws[k + 1 : k + 3]
            in (
                ["the", "rest"],
                ["the", "others"],
                ["the", "remainder"],
                ["the", "number"],
                ["the", "proportion"],
                ["the", "share"],
            )
        ),
        end,
    )


_JOINTS = frozenset({"and", "but", "while", ","})
_TURNS = frozenset({"and", "but", "while", ";"})


def forward(doc: Document, numbers: Sequence[Number], index: int, high: int, low: int) -> Measured | None:
    """What is said behind a number; of one that is only compared, before the next comma."""
    n = numbers[index]
    ws = doc.tokens.words
    if (
        ws[n.last] == "the"
        and ws[n.last + 1 : n.last + 2]
        and ws[n.last + 1] in _ENDS
        and not (n.last + 2 < high and ws[n.last + 2].isalpha())
    ):
        return Measured(_ENDS[ws[n.last + 1]], n.last, n.last + 2)  # `24 got the top mark and 11 the lowest`
    end = _barrier(doc, numbers, index, high)
    if ws[n.first - 2 : n.first] == ["one", "of"] and ws[n.first - 3] == ",":
        end = next(
            (k for k in range(n.last, end) if ws[k] == ","), end
        )  # `The CCG, one of nine in the first wave, expects a deficit`
    if compared(doc, n, low):
        ws = doc.tokens.words
        end = min(end, max(clause_of(doc, n.first)[1], n.last))
        end = next((k for k in range(n.last, end) if ws[k] in (",", "–", "(")), end)
    said = first_predicate(doc, n.last, end)
    if (
        said is not None
        and said.first is not None
        and said.last is not None
        and ws[n.last : n.last + 1] == ["of"]
        and said.measure in families()["rated"] | {"special-measures", "legal-directions"}
    ):
        behind = said.last + (ws[said.last : said.last + 1] == ["now"])
        verb = behind < end and (
            ws[behind] in time_words()["auxiliaries"] or ws[behind] in time_words()["past"] or ws[behind].endswith("ed")
        )
        if verb and not has_verb(doc, n.last, said.first):
            return first_predicate(doc, behind, end) or Measured(
                "other", n.last, said.last
            )  # `half of those under directions will have merged`
    return said


def likewise(
    doc: Document, numbers: Sequence[Number], index: int, done: Sequence[Measured], high: int
) -> Measured | None:
    """`a further six have applied to do so`: what was said of the CCGs counted before."""
    n = numbers[index]
    end = min(_barrier(doc, numbers, index, high), n.last + 16)
    cue = next(iter(doc.cues.within("likewise", n.last, end)), None) if n.unit != "GBP" else None
    if cue is None or first_predicate(doc, n.last, cue.first) is not None:
        return None
    low = doc.sentence_tokens(n.first)[0]
    earlier = numbers[index - 1].last if index else low
    told = next(
        (x for x in doc.cues.within("predicate", max(low, earlier), n.first) if x.value in families()["of_some"]), None
    )
    if told is not None and earlier < told.first:
        return Measured(told.value, told.first, told.last)  # `found to be sharing an officer: in 2018/19, 121 did so`
    for k in range(index - 1, max(-1, index - 4), -1):
        if numbers[k].unit != "GBP" and done[k].counted in ("", "ccg") and done[k].measure not in ("ccgs", "other"):
            return Measured(done[k].measure, counted=done[k].counted, inherited=k)
    return None


def _led(doc: Document, n: Number, low: int, counted: str) -> Measured | None:
    """`accountable officer of all four`, `oversees eight CCGs`: a number of CCGs held straight by what leads them."""
    ws, i = doc.tokens.words, n.first
    lists = word_lists()
    if n.value < _SEVERAL:
        return None  # `the officer of one of the nine`
    while i > low and ws[i - 1] in ("the", "all", "both", "these", "those", "its", "their", "our", "some"):
        i -= 1
    cue = doc.cues.ending("predicate", i)
    if cue is not None and cue.value in ("ccgs-sharing-leadership", "legal-directions"):
        return Measured(cue.value, cue.first, cue.last)
    if i > low and ws[i - 1] in lists["leads_verbs"] and (counted == "ccg" or not counted and ws[n.first - 1] == "all"):
        return Measured("ccgs-sharing-leadership", i - 1, i)
    if i > low + 1 and ws[i - 1] in ("of", "for", "at", "across", "over") and ws[i - 2] in lists["leads"]:
        return Measured("ccgs-sharing-leadership", i - 2, i)
    return None


def _event_of(doc: Document, n: Number, low: int) -> Measured | None:
    """`A merger of the two could be looked at if they fail`: a number held straight by the noun of an event."""
    ws, i = doc.tokens.words, n.first
    while i > low and ws[i - 1] in ("the", "all", "these", "those", "its", "their"):
        i -= 1
    if n.unit == "count" and ws[i - 1] == "of" and ws[i - 2] in word_lists()["bodies_of_several"]:
        return Measured("other", i - 2, i, "other")  # `a joint committee of the four has met since 2018`
    held = doc.cues.ending("predicate", i - 1) if i > low + 1 and ws[i - 1] in ("of", "between") else None
    return (
        Measured(held.value, held.first, held.last)
        if held is not None and held.value == "ccgs-merging" and n.unit == "count"
        else None
    )


def predicate(
    doc: Document, numbers: Sequence[Number], index: int, low: int, high: int, done: Sequence[Measured], counted: str
) -> Measured | None:
    n = numbers[index]
    barrier = _barrier(doc, numbers, index, high)
    floor = next((numbers[k].last for k in range(index - 1, -1, -1) if not restates(doc, numbers[k], n)), low)
    floor = max(floor, low)
    if (event := _event_of(doc, n, low)) is not None:
        return event
    if counted == "ccg" and doc.tokens.words[n.first - 1] in ("represents", "represent", "representing", "represented"):
        return Measured("other", n.first - 1, n.first, counted)  # `the Guild, which represents 140 CCGs`
    if counted == "ccg" and (own := forward(doc, numbers, index, high, low)) is not None:
        return _led(doc, n, low, counted) or own
    if how_many(doc, n, low) and not doc.cues.within("graded", low, high):
        return Measured("ccgs")
    led = _led(doc, n, low, counted) if n.unit == "count" and n.of is None and n.value < 100 else None
    if led is not None:
        return led
    if (
        not counted
        and index
        and numbers[index - 1].first >= low
        and done[index - 1].counted not in ("", "ccg", "other")
    ):
        return None  # `48 practices backed it, 21 were against`: the noun of the number before holds
    said = forward(doc, numbers, index, high, low)
    if said is not None:
        return said
    if (
        index
        and done[index - 1].measure in families()["overspent"]
        and doc.tokens.words[n.first - 1] in word_lists()["struck"]
    ):
        return Measured("overspending-ccgs", n.first - 1, n.first)
    if not counted and index and numbers[index - 1].first >= low and done[index - 1].counted == "other":
        return None
    if n.whole is not None and n.whole[1] <= n.start and counted in ("", "ccg"):
        return None  # `of the nine CCGs in special measures, two have left`
    if counted == "ccg" and not word_lists()["remaining"].isdisjoint(
        doc.tokens.words[n.last : clause_of(doc, n.first)[1]]
    ):
        return Measured("ccgs")
    if (
        not counted
        and n.unit == "percent"
        and index
        and numbers[index - 1].first >= low
        and numbers[index - 1].unit == "percent"
        and done[index - 1].measure == "other"
        and doc.tokens.words[n.last - 1] != "cent"
    ):
        return None  # `44 per cent were in favour of merging, a quarter were opposed`
    ws = doc.tokens.words
    if not counted and ws[n.last] in ("had", "have", "has") and ws[n.last + 1].endswith("ed"):
        return None  # `54% had good leadership and nearly a third had changed their officer`
    backward = last_predicate(doc, floor, n.first)
    if (
        backward is not None
        and n.unit == "percent"
        and backward.measure in families()["rated"]
        and backward.last is not None
        and _of_another_verb(doc, n, backward.last, low)
    ):
        return Measured("other")  # `was rated outstanding and has cut admissions by 21%`
    if backward is not None:
        return backward
    return first_predicate(doc, n.last, high) if barrier < high and _lists(doc, n, barrier) else None


def _of_another_verb(doc: Document, n: Number, last: int, low: int) -> bool:
    """Whether a percentage is how much something else rose or fell than the share of those rated so."""
    ws = doc.tokens.words
    if not {"share", "proportion", "percentage", "number"}.isdisjoint(ws[low : n.first]):
        return False
    return bool(doc.cues.within("change-verb", last, n.first)) and not {"by", "from", "to"}.isdisjoint(
        ws[max(last, n.first - 3) : n.first]
    )


def _lists(doc: Document, n: Number, barrier: int) -> bool:
    """Whether a number only opens a list or a rise whose predicate comes last: `from 36 to 48 overspending groups`."""
    return doc.tokens.words[n.last : barrier] in (["to"], ["and"], ["or"], [","])
