"""The noun that a number counts: behind it, held by the words before it, or a plural that no list knows."""

from __future__ import annotations

from ccgkg.ingest.figures.employed import employs
from ccgkg.ingest.figures.hedged import begin
from ccgkg.ingest.figures.measured import Measured, word_lists
from ccgkg.ingest.numbers.amounts import words as numerals
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

QUOTES = frozenset("'\"‘’“”")
#: From so many on, people are a population.
_MANY = 20_000
#: So many of `us` at most are the staff of one body.
_FEW = 100
#: There were never fewer CCGs than this.
_CCGS = 106
#: Tokens back in which it is told whose number it is.
_TALLY = 14


def noun_of(doc: Document, n: Number, high: int) -> Cue | None:
    """The noun that a number counts: the first word for one behind it, before a verb or a mark.

    A plural that no list knows is a noun too: what it counts is `other`, and nothing is taken over from the number before.
    """
    ws = doc.tokens.words
    lists = word_lists()
    start = n.last if n.whole is None else max(n.last, doc.tokens.at(n.whole[1] - 1) + 1)
    last = min(start + 7, high)
    for k in range(start, last):
        cue = doc.cues.starting("counted", k)
        if (
            cue is not None
            and cue.value == "practices"
            and ws[cue.last - 1] == "surgery"
            and n.unit == "count"
            and n.value != 1
        ):
            return None  # `six limited cataract surgery`
        if cue is not None:
            return _listed(doc, n, cue, high)
        word = ws[k]
        if k == start and word in ("-", "–", "—", ":") and n.first <= doc.sentence_tokens(n.first)[0] + 1:
            continue  # `191 – CCGs in England`
        if (
            word == "the"
            and ws[k + 1] in lists["tallies"]
            and ws[k + 2] == "of"
            or ws[k - 1] == "the"
            and word in lists["tallies"]
            or word == "of"
            and ws[k - 1] in lists["tallies"]
        ):
            continue  # `86: the number of CCGs that have applied`
        if not (word[0].isalnum() or word in QUOTES or word in ("'s", "&", "(")) or word in lists["verbs"]:
            return None
        if k > start and word in lists["determiners"] and ws[k - 1] not in ("of", "all", "both"):
            return None  # `54 per cent opposed the merger`
        if k > start and (word in numerals().small or word in numerals().tens) and word != "one":
            return None
        if word[0].isdecimal() and k > start and (n.unit != "percent" or ws[start] != "of"):
            return None  # `half of our 31 practices` goes on
        if _plural(doc, k, start):
            return Cue(k, k + 1, "other")
    return None


def noun_before(doc: Document, n: Number) -> Cue | None:
    """The noun of the whole that a sentence opens with, for a part of it with no noun: `Of 87 practices, 60 voted yes`."""
    if n.whole is None or n.whole[0] > n.start or n.unit != "count":
        return None
    at = doc.tokens.at(n.whole[1] - 1) + 1
    return next(
        (
            c
            for k in range(at, min(at + 3, n.first))
            if (c := doc.cues.starting("counted", k)) and c.value in ("practices", "staff", "ccg")
        ),
        None,
    )


def _listed(doc: Document, n: Number, cue: Cue, high: int) -> Cue | None:
    ws = doc.tokens.words
    if cue.value == "population" and employs(doc, n, cue):
        return Cue(cue.first, cue.last, "staff")
    nxt = ws[cue.last] if cue.last < high else ""
    if cue.value == "ccg" and nxt in ("'s", "'"):  # what belongs to a CCG is counted, not the CCG
        return next(
            (c for k in range(cue.last + 1, min(cue.last + 4, high)) if (c := doc.cues.starting("counted", k))), None
        )
    if (
        cue.value == "ccg"
        and doc.cues.starting("money", cue.last) is not None
        and ws[cue.last - 1] in ("ccg", "group", "commissioning")
    ):
        return None  # `a third of the national CCG overspend`
    if cue.value == "ccg" and cue.last < high:
        longer = doc.cues.starting("counted", cue.last)
        if longer is not None and longer.value in (
            "practices",
            "staff",
            "assessment-indicators",
            "other",
            "respondents",
            "mergers",
        ):
            return longer  # `12 CCG leaders`
    return cue


def _plural(doc: Document, k: int, start: int) -> bool:
    """Whether a word is the plural of a noun that no list has (`grades`, `committees`), as far as its form tells."""
    word, lists = doc.tokens.words[k], word_lists()
    if word in lists["irregular_plurals"]:
        return True
    if (
        len(word) < 5
        or not word.endswith("s")
        or word.endswith(("ss", "us", "ous", "is"))
        or word in lists["no_plural"]
    ):
        return False
    cues = doc.cues
    money = cues.starting("money", k)
    if (
        doc.tokens.capital(k)
        and k == start
        or cues.starting("predicate", k)
        or cues.starting("graded", k)
        or money
        and (k > start or money.value != "other")
    ):
        return False  # `£5m of fees`; `17 contracts` are counted
    return not any(c.last > k for c in cues.within("predicate", max(start, k - 4), k + 4) if c.first <= k)


def _of_places(doc: Document, noun: Cue, n: Number) -> bool:
    """Whether `areas` are places and no parts of an assessment: `44 STP areas`, `three rural areas`."""
    return not word_lists()["of_places"].isdisjoint(doc.tokens.words[n.last : noun.first])


def _assesses(doc: Document, n: Number) -> bool:
    """Whether the sentence of a number, or the one before, speaks of an assessment."""
    here = doc.layout.index_at(n.start)
    first, last = doc.range_of(doc.layout.sentences[max(0, here - 1)])[0], doc.sentence_tokens(n.first)[1]
    words = word_lists()["assessed"]
    return any(w in words or w.startswith(("indicator", "domain")) for w in doc.tokens.words[first:last])


def own_noun(doc: Document, noun: Cue, n: Number) -> Measured:
    """The measure of a noun. People are a population where they are served, or are many; a share of patients is not."""
    measure = noun.value
    if measure == "population" and (
        n.value < _MANY
        if n.unit == "count"
        else doc.tokens.words[noun.first] not in ("people", "population")
        or doc.tokens.words[noun.first] == "people"
        and not _in_england(doc, noun)
    ):
        measure = "other"
    ws = doc.tokens.words
    if (
        measure == "population"
        and ws[n.first - 2 : n.first] == ["used", "by"]
        or measure == "population"
        and n.hedge
        and ws[doc.tokens.at(n.hedge[0]) - 2 : doc.tokens.at(n.hedge[0])] == ["used", "by"]
    ):
        measure = "other"  # who uses a service
    said = doc.cues.starting("predicate", noun.last)
    if said is None and n.unit == "count" and ws[noun.last] in ("who", "that", "which"):
        said = doc.cues.starting(
            "predicate", noun.last + 1
        )  # `58 per cent of the 412 residents who answered its survey`
    if noun.value in ("population", "other") and said is not None and said.value == "respondents":
        return Measured("respondents", noun.first, said.last, "respondents")  # `900 people filled in the survey`
    if ws[noun.first] == "measures" and word_lists()["assessed"].isdisjoint(
        ws[doc.sentence_tokens(n.first)[0] : noun.first]
    ):
        measure = "other"
    if measure == "staff" and (
        n.unit == "percent"
        and ws[noun.last - 1] == "directors"
        or ws[noun.first : noun.last] == ["of", "us"]
        and n.value > _FEW
        or ws[noun.first : noun.last] == ["of", "us"]
        and ws[noun.last] in ("round", "around", "at", "in", "on")
    ):
        measure = "other"
    if (
        measure == "staff"
        and n.whole is None
        and not word_lists()["vacant"].isdisjoint(ws[noun.last : noun.last + 3])
        and ws[noun.last - 2] == "officer"
    ):
        measure = "other"
    if (
        measure == "practices"
        and ws[noun.last] in ("a", "each", "every", "per")
        and ws[noun.last + 1] in ("week", "day", "month", "year")
    ):
        measure = "other"  # `I still do four surgeries a week`
    if (
        measure == "population"
        and ws[n.last] == "of"
        and ws[n.last + 1] not in ("the", "these")
        and "'s" in ws[n.last : noun.first]
    ):
        measure = "other"  # `30,000 of its neighbour's patients have diabetes`
    if measure == "assessment-areas" and (
        _of_places(doc, noun, n) or ws[noun.first] == "areas" and not _assesses(doc, n)
    ):
        measure = "other"
    if (
        measure == "population"
        and ws[noun.last] in ("a", "each", "every", "per")
        and ws[noun.last + 1] in ("week", "day", "month", "year")
    ):
        measure = "other"  # `sees 70,000 people a year`
    if measure == "respondents" and n.unit == "percent" and not _answered(doc, noun):
        measure = "other"  # a share of those who answered is what they think
    return Measured(measure, noun.first, noun.last, noun.value)


def _answered(doc: Document, noun: Cue) -> bool:
    """Whether a phrase says that those counted answered (`40 per cent of practices responded`)."""
    ws = doc.tokens.words
    if not {"who", "that", "which"}.isdisjoint(ws[noun.first : noun.last]):
        return False
    return noun.last - noun.first > 1 and doc.tokens.words[noun.last - 1] in word_lists()["answered"]


def _goes_on_to_say(doc: Document, n: Number) -> bool:
    """Whether those asked were asked something, and not told to do it: `asked 79 directors how they felt`, `asked 79, and 53%`."""
    ws, (_, high) = doc.tokens.words, doc.sentence_tokens(n.first)
    behind = next(
        (
            w
            for w in ws[n.last : min(high, n.last + 6)]
            if w in ("to", "for", ",", "about", "how", "what", "whether", "if", "and", "why", "when")
        ),
        "",
    )
    return behind not in ("", "to", "for")


def _in_england(doc: Document, noun: Cue) -> bool:
    return doc.tokens.words[noun.last : noun.last + 2] in (["in", "england"], ["across", "england"])


def held(doc: Document, n: Number, low: int) -> Measured | None:
    """The noun before a number that has none behind it: `a population of 1.8 million`, `serves 1.3m`."""
    ws = doc.tokens.words
    told = _told_before(doc, n, low)
    if told is not None:
        return told
    if n.value >= _CCGS and ws[n.last : n.last + 2] == ["of", "us"] and "there" in ws[max(low, n.first - 4) : n.first]:
        return Measured("ccgs", n.last, n.last + 2, "ccg")  # `there are 209 of us`
    if ws[n.last : n.last + 2] == ["of", "us"]:
        joins = next(
            (
                x
                for x in doc.cues.within("predicate", n.last + 2, clause_of(doc, n.first)[1])
                if x.value in ("ccgs-merging", "ccgs-sharing-leadership")
            ),
            None,
        )
        if joins is not None:
            return Measured(joins.value, joins.first, joins.last, "ccg")  # `the three of us will become one CCG`
        if n.value > _FEW or ws[n.last + 2] in ("round", "around", "signed", "who"):
            return Measured("other", n.last, n.last + 2, "other")  # `Nearly 2,000 of us signed a petition`
        return Measured("staff", n.last, n.last + 2, "staff")
    i = begin(doc, n)
    while i > low and ws[i - 1] in (
        "some",
        "about",
        "of",
        "around",
        "a",
        "total",
        "over",
        "nearly",
        "combined",
        "just",
        "only",
    ):
        i -= 1
    level = next(iter(doc.cues.within("levels", max(low, n.first - 8), n.first)), None)
    if level is not None and (
        level.last == i or ws[i - 1] in ("to", "from", "at", "of", "by", "is", "was", "are", "were", "stands", "stood")
    ):
        return Measured(level.value, level.first, level.last, level.value)
    if (many := number_of(doc, low, i)) is not None:
        return many
    noun = doc.cues.ending("counted", i)
    if noun is not None and noun.value not in ("ccg", "other", "mergers") and "of" in ws[i : n.first]:
        return Measured(noun.value, noun.first, noun.last, noun.value)
    if n.value >= _MANY and any(c.value == "population" for c in doc.cues.within("counted", low, n.first)):
        return Measured("population", counted="population")
    if i > low and ws[i - 1] in ("employ", "employs", "employed", "employing"):
        return Measured("staff", i - 1, i, "staff")
    serves = doc.cues.ending("serves", i)
    if serves is not None and n.value >= _MANY:
        return Measured(serves.value, serves.first, serves.last, serves.value)
    return None


def number_of(doc: Document, low: int, last: int) -> Measured | None:
    """`bring the number of senior posts down from 17`: the noun whose number is told, with no other noun nor mark since."""
    ws = doc.tokens.words
    for k in range(last - 2, max(low, last - _TALLY), -1):
        if ws[k] in (",", ";", "and", "which"):
            return None
        if ws[k] in word_lists()["tallies"] and ws[k + 1] == "of":
            noun = next((c for j in range(k + 2, min(k + 6, last)) if (c := doc.cues.starting("counted", j))), None)
            known = (
                noun is not None
                and noun.value in ("staff", "practices", "population", "mergers")
                and word_lists()["number_verbs"].intersection(ws[noun.last : last + 1])
            )
            return Measured(noun.value, k, noun.last, noun.value) if noun is not None and known else None
    return None


def level_of(doc: Document, low: int, last: int) -> Measured | None:
    """`The headcount will drop by a further 10 per cent`: the word for a level that opens the clause of a change."""
    first = max(low, clause_of(doc, last)[0])
    level = next(iter(doc.cues.within("levels", first, min(last, first + 5))), None)
    return Measured(level.value, level.first, level.last, level.value) if level is not None else None


def _told_before(doc: Document, n: Number, low: int) -> Measured | None:
    """`My practices, all 19 of them`, `practices voted by 27 to eight`, `the practices. All but two`: the noun told last goes on."""
    ws = doc.tokens.words
    i = begin(doc, n)
    here = doc.layout.index_at(n.start)
    of_them = ws[n.last : n.last + 2] == ["of", "them"] and ws[i - 1] == "all"
    but = ws[max(0, i - 2) : i] == ["all", "but"]
    voted = (
        ws[i - 1] in ("by", "to")
        and any(w in ("voted", "vote", "votes") for w in ws[max(low, i - 4) : i])
        and not word_lists()["voted_for"].isdisjoint(ws[n.last : n.last + 4])
    )
    if not (of_them or but or voted) or n.whole is not None:
        return None
    first = (
        doc.range_of(doc.layout.sentences[here - 1])[0]
        if here and not voted and doc.layout.sentences[here - 1].block == doc.layout.sentences[here].block
        else low
    )
    cue = next(
        (
            c
            for c in reversed(list(doc.cues.within("counted", first, i)))
            if c.value in ("practices", "staff", "ccg", "other")
        ),
        None,
    )
    return (
        Measured(cue.value, cue.first, cue.last, cue.value)
        if cue is not None and cue.value in ("practices", "staff")
        else None
    )


def answers(doc: Document, n: Number, low: int) -> Measured | None:
    """`replies came from 112 of the groups`, `a poll of 412 GPs`, `surveyed 79 directors`: those that a number counts answered."""
    ws, lists = doc.tokens.words, word_lists()
    i = begin(doc, n)
    while i > low and ws[i - 1] in (
        "all",
        "the",
        "just",
        "only",
        "some",
        "its",
        "more",
        "than",
        "over",
        "about",
        "nearly",
    ):
        i -= 1
    if (
        i > low
        and ws[i - 1] in lists["polls_verbs"]
        or i > low + 1
        and ws[i - 1] in ("of", "among", "with")
        and ws[i - 2] in lists["polls"]
    ):
        return Measured("respondents", i - 1, i, "respondents")
    if i > low and ws[i - 1] in ("asked", "contacted") and n.form != "share" and _goes_on_to_say(doc, n):
        return Measured("respondents", i - 1, i, "respondents")
    if i > low + 1 and ws[i - 1] == "by" and ws[i - 2] in ("answered", "returned", "completed"):
        return Measured("respondents", i - 2, i, "respondents")
    if i <= low or ws[i - 1] != "from":
        return None
    cues = [c for c in doc.cues.within("counted", max(low, i - 8), i - 1) if c.value == "respondents"]
    if not cues or any(w in (",", ";", "and", "but") for w in ws[cues[-1].last : i]):
        return None
    return Measured("respondents", cues[-1].first, cues[-1].last, "respondents")
