"""What an amount of money is, or a share of one: the word for money that belongs to it."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.figures.measured import Measured, compared, is_change, word_lists
from ccgkg.ingest.figures.said_of import first_predicate
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document


def money(
    doc: Document, numbers: Sequence[Number], index: int, low: int, high: int, done: Sequence[Measured]
) -> Measured | None:
    """The word for money nearest to an amount: before it with `of`, behind it at once, else the nearest in its clause."""
    n = numbers[index]
    ws = doc.tokens.words
    straight = _straight(doc, n, low, high) or _one_of(doc, numbers, index, low, done)
    if straight is not None:
        return straight
    if _stands_alone(doc, numbers, index, low):
        return None
    floor = max(
        (
            m.last
            for m in numbers[max(0, index - 12) : index]
            if m.first >= low and m.unit == "GBP" and m.partner != n.first
        ),
        default=low,
    )
    ceiling = min(
        (m.first for m in numbers[index + 1 : index + 12] if m.first < high and m.unit == "GBP"), default=high
    )
    if ws[n.last] == "of" and ceiling - n.last <= 3:
        ceiling = min(
            (m.first for m in numbers[index + 2 : index + 12] if m.first < high and m.unit == "GBP"), default=high
        )  # `£5m of its £30m surplus`
    best: tuple[float, Cue] | None = None
    lists = word_lists()
    clause = clause_of(doc, n.first)
    opening = doc.tokens.at(n.hedge[0]) if n.hedge and n.hedge[0] < n.start else n.first
    for cue in doc.cues.within("money", low, high):
        if _whole_of_share(doc, cue, n, low) and ws[cue.last : opening] not in ([], ["of"]):
            continue
        if cue.last <= n.first:
            gap = n.first - cue.last
            between = ws[cue.last : n.first]
            cost = gap + 0.0
            if between and between[0] in lists["money_joints"] or gap == 0:
                cost = min(cost, 1.5) if gap <= 4 else cost * 0.7
            if cue.first < floor:
                cost += 8
            if any(w in (",", ";", "–", "and") for w in between):
                cost += 2.5
        else:
            gap = cue.first - n.last
            cost = gap + 0.5 if gap else 0.4
            if (
                cue.first >= ceiling
                or ws[cue.last] == "of"
                and ceiling < high
                and ceiling - cue.last <= 3
                and ws[n.last] in ("on", "from", "against", "out")
            ):
                cost += 8  # `was £4.6m on a budget of £225m`
            if any(w in (",", ";", "–", "and") for w in ws[n.last : cue.first]):
                cost += 4
        if not clause[0] <= cue.first < clause[1]:
            cost += 3
        if cue.value == "budget" and ws[cue.first] in lists["weak_money"]:
            cost += 1.2
        if cue.value == "other":
            cost += 2
        if cue.value == "running-costs" and cost < 15:
            cost -= 3.5  # what runs a CCG is a budget too: the narrower word goes before the wider
        if best is None or cost < best[0]:
            best = (cost, cue)
    if best is None or best[0] > 22:
        return None
    return Measured(best[1].value, best[1].first, best[1].last)


def _straight(doc: Document, n: Number, low: int, high: int) -> Measured | None:
    """What the words that touch an amount say: `was £7m out`, `in charge of £1.1bn`, `asked NHS England for £5m`."""
    ws, lists = doc.tokens.words, word_lists()
    off = doc.cues.starting("off-plan", n.last)
    if off is not None and (off.last >= high or not ws[off.last][0].isalnum() or ws[off.last] in lists["after_off"]):
        return Measured(off.value, off.first, off.last)
    opening = doc.tokens.at(n.hedge[0]) if n.hedge and n.hedge[0] < n.start else n.first
    if (
        ws[n.last : n.last + 2] in (["pay", "off"], ["pay", "out"])
        or ws[n.last : n.last + 1] != []
        and ws[n.last] in lists["paid_out"]
    ):
        return Measured("other", n.last, n.last + 1)  # `left behind a £19m hole and pocketed a £215,000 pay-off`
    if ws[opening - 1] == "by" and not {"underspent", "underspend", "undershot"}.isdisjoint(
        ws[max(low, opening - 7) : opening]
    ):
        return Measured("surplus", opening - 1, opening)  # `underspent their running cost allowance by £120m`
    held = doc.cues.ending("money", opening - 1) if ws[opening - 1] == "of" else None
    if held is not None and held.value in ("savings", "deficit", "surplus", "overspend"):
        return Measured(held.value, held.first, held.last)  # `savings of £3.2m a year on running costs`
    if ws[opening - 2 : opening] == ["cuts", "of"]:
        return Measured("savings", opening - 2, opening)  # `It has already made cuts of £11m`
    if ws[n.last] == "of" and ws[n.last + 1] in ("cuts", "savings", "efficiencies", "economies"):
        return Measured("savings", n.last + 1, n.last + 2)  # `ordered to make £8m of cuts`
    if ws[n.last] == "in" and (ws[n.last + 1] in lists["bought"] or ws[n.last + 1] in lists["paid_in"]):
        return Measured("other", n.last + 1, n.last + 2)  # `shared £390,000 in redundancy payments`
    into = next(
        (k for k in range(opening - 1, max(low - 1, opening - 5), -1) if k >= low and ws[k] in lists["puts"]), None
    )
    if (
        into is not None
        and (
            "in" in ws[into + 1 : n.first]
            or "into" in ws[n.last : n.last + 2]
            and not lists["recipients"].isdisjoint(ws[n.last : n.last + 5])
        )
        and doc.cues.starting("money", n.last) is None
    ):
        return Measured(
            "budget", into, into + 1
        )  # `We are putting in an extra £10bn`, `putting £5m into the places furthest behind`
    if ws[n.last] in ("fund", "pot", "kitty", "pool", "package", "boost"):
        return Measured("budget", n.last, n.last + 1)  # `can draw on a £400m fund`
    i = doc.tokens.at(n.hedge[0]) if n.hedge and n.hedge[0] < n.start else n.first
    while i > low and ws[i - 1] in (
        "a",
        "an",
        "the",
        "another",
        "some",
        "about",
        "over",
        "up",
        "only",
        "just",
        "its",
        "their",
        "extra",
        "additional",
        "further",
        "total",
        "combined",
    ):
        i -= 1
    if doc.cues.starting("money", n.last) is not None:
        return None
    if ws[n.last] in ("off", "from") and i > low and ws[i - 1] in lists["shaves"]:
        return Measured("savings", i - 1, i)  # `shave £9m off its drugs bill`
    if (
        i - 2 > low
        and ws[i - 1] == "by"
        and ws[i - 2] in lists["costs"]
        and not lists["cuts"].isdisjoint(ws[max(low, i - 6) : i - 2])
        and (doc.cues.ending("money", i - 1) is None or ws[i - 2] in ("spending", "expenditure"))
    ):
        return Measured("savings", i - 2, i)  # `cut its costs by £9m`
    if ws[n.last : n.last + 2] == ["out", "of"] and i > low and ws[i - 1] in lists["takes_out"]:
        return Measured("savings", i - 1, i)  # `take £19m out of its spending`
    at = i - (ws[i - 1] in ("up", "us", "them", "it", "taxpayers"))
    if at > low and ws[at - 1] in lists["saves"]:
        return Measured("savings", at - 1, i)
    cue = doc.cues.ending("controls", i)
    if cue is not None:
        narrower = next(
            (
                c
                for c in doc.cues.within("money", n.last, min(high, n.last + 8))
                if c.value in ("running-costs", "savings", "deficit")
            ),
            None,
        )
        return None if narrower is not None else Measured(cue.value, cue.first, cue.last)
    noun = doc.cues.ending("counted", i)
    other = doc.cues.ending("other-body", i)
    at = (
        noun.first
        if noun is not None and noun.value == "ccg"
        else other.first
        if other is not None
        else i - 1
        if i > low and ws[i - 1] in ("them", "it", "us", "commissioners")
        else i
    )
    while at > low and ws[at - 1] in ("the", "all", "each", "every", "local"):
        at -= 1
    if (
        i > low
        and ws[i - 1] in lists["gives"]
        and ws[n.last] == "to"
        and any(c.value == "ccg" for c in doc.cues.within("counted", n.last, min(high, n.last + 4)))
    ):
        return Measured("budget", i - 1, i)  # `gave £64.3bn to 211 CCGs`
    if low < at < i and ws[at - 1] in ("cost", "costs", "costing") and noun is not None:
        return Measured("other", at - 1, i)  # `Vacant top jobs cost CCGs £24m a year`
    if low < at < i and (
        ws[at - 1] in lists["gives"] or ws[at - 1] in ("got", "gets", "get") and ws[at] in ("us", "them")
    ):
        return Measured("budget", at - 1, i)  # `promised CCGs an extra £500m`
    if i > low and ws[i - 1] == "for" and not lists["asks"].isdisjoint(ws[max(low, i - 8) : i - 1]):
        first = next(k for k in range(i - 2, low - 1, -1) if ws[k] in lists["asks"])
        if not doc.cues.within("money", first, i):
            return Measured("budget", first, i)
    return None


def _one_of(
    doc: Document, numbers: Sequence[Number], index: int, low: int, done: Sequence[Measured]
) -> Measured | None:
    """`a deficit of £12.6m, and now expects one of about £19m`: the word that `one` stands for."""
    n, ws = numbers[index], doc.tokens.words
    i = doc.tokens.at(n.hedge[0]) if n.hedge and n.hedge[0] < n.start else n.first
    if i < low + 2 or ws[i - 1] != "of" or ws[i - 2] not in ("one", "that", "those", "another"):
        return None
    k = next((k for k in range(index - 1, max(-1, index - 5), -1) if numbers[k].unit == "GBP"), None)
    if (
        ws[low] in ("it", "that", "this")
        and (k is None or numbers[k].first < low)
        and (at := doc.layout.index_at(n.start))
    ):
        subject = next(
            (
                c
                for c in doc.cues.within("money", *doc.range_of(doc.layout.sentences[at - 1]))
                if c.value not in ("budget", "other")
            ),
            None,
        )
        if subject is not None:
            return Measured(
                subject.value, subject.first, subject.last
            )  # `The overspend was 1% of their budget of £9bn. It compares with one of £2m`
    return None if k is None else Measured(done[k].measure, inherited=k)


def _stands_alone(doc: Document, numbers: Sequence[Number], index: int, low: int) -> bool:
    """Whether an amount is only a second one of the kind before it: `and Holbeck £3.2m`, `against an average of £1,318`."""
    n, ws = numbers[index], doc.tokens.words
    before = next((m for m in reversed(numbers[max(0, index - 4) : index]) if m.unit == "GBP"), None)
    if before is None or before.first < low or doc.cues.within("money", before.last, n.first):
        return False
    if doc.cues.starting("money", n.last) is not None:
        return False
    return compared(doc, n, low) or "against" in ws[before.last : n.first] or n.partner == before.first


def _whole_of_share(doc: Document, cue: Cue, n: Number, low: int) -> bool:
    """Whether a word for money is only that of which a percentage is a share: `or 6% of its budget` says nothing of the £19m."""
    ws, j = doc.tokens.words, cue.first
    lists_of_verbs = word_lists()["modals"] | word_lists()["exist_verbs"]  # `40% of CCGs could overspend`
    while j > low and cue.first - j < 8 and ws[j - 1] not in ("of", ",", ".", ";", "and"):
        j -= 1
    if (
        j <= low + 1
        or ws[j - 1] != "of"
        or j <= n.first < cue.first
        or ws[j] == "the"
        and ws[j + 1] in ("way", "year", "financial")
    ):
        return False
    if ws[cue.first] in ("overspent", "underspent", "overshot") and not {
        "ccgs",
        "groups",
        "commissioners",
        "them",
        "those",
    }.isdisjoint(ws[j : cue.first]):
        return False  # `A third of CCGs overspent, by an average of £2.8m`
    if any(w[0].isdecimal() or w in lists_of_verbs for w in ws[j : cue.first]):
        return False  # `in the second half of 2017-18 CCGs overspent`
    return ws[j - 2] in (
        "%",
        "cent",
        "pc",
        "percent",
        "half",
        "third",
        "quarter",
        "fifth",
        "tenth",
        "thirds",
        "quarters",
    )


def share_of_money(
    doc: Document, numbers: Sequence[Number], index: int, low: int, high: int, noun: Cue | None
) -> Measured | None:
    """A percentage of money or of its growth: the cut in running costs, the rise of a budget."""
    n = numbers[index]
    if noun is not None and noun.value == "ccg":
        return None
    cues = list(doc.cues.within("money", low, high))
    if not cues:
        return None
    changed = is_change(doc, n)
    if changed and doc.tokens.words[n.last + 1 : n.last + 4] in (
        ["in", "the", "cost"],
        ["in", "the", "price"],
        ["in", "the", "number"],
        ["in", "the", "costs"],
    ):
        return Measured("other", n.last, n.last + 1)  # `a 12 per cent rise in the cost of placements`
    if changed and not word_lists()["activity"].isdisjoint(doc.tokens.words[n.last : n.last + 6]):
        return None  # `a 7 per cent rise in emergency admissions`
    first = clause_of(doc, n.first)[0]
    subject = doc.tokens.words[first : n.first]
    at = next(
        (
            k
            for k in range(n.first - 1, first, -1)
            if doc.tokens.words[k] in ("number", "numbers") and doc.tokens.words[k + 1] == "of"
        ),
        None,
    )
    if changed and at is not None and not any(at <= c.first < n.first for c in cues):
        return None  # `save £4.2m a year and cut the number of board meetings by 60%`
    if (
        changed
        and not word_lists()["activity"].isdisjoint(subject)
        and not any(first <= c.first < n.first for c in cues)
    ):
        return None  # `Demand has grown by 6% while our funding has grown by 2%`
    if any(c.value == "running-costs" for c in cues) and changed:
        cue = next(c for c in cues if c.value == "running-costs")
        return Measured("running-cost-reduction", cue.first, cue.last)
    clause = clause_of(doc, n.first)
    said = first_predicate(doc, n.last, clause[1])
    nearest = min(cues, key=lambda c: abs(c.first - n.first))
    own_overspend = (
        said is not None and said.first == nearest.first and noun is None and doc.tokens.words[n.last] == "of"
    )
    if (
        not changed
        and noun is None
        and nearest.value == "budget"
        and doc.tokens.words[n.last : n.last + 2] == ["of", "the"]
        and 0 < nearest.first - n.last <= 4
    ):
        return Measured(
            "budget", nearest.first, nearest.last
        )  # `that control two-thirds of the NHS budget are being merged`
    if said is not None and not changed and not own_overspend:
        return None
    held = doc.cues.ending("money", n.first - 1) if doc.tokens.words[n.first - 1] == "of" else None
    if held is not None and held.value in ("savings", "deficit", "surplus", "overspend"):
        return Measured(held.value, held.first, held.last)  # `has demanded savings of 5 per cent`
    own = [
        c for c in cues if clause[0] <= c.first < n.first and c.value in ("deficit", "surplus", "overspend", "savings")
    ]
    if own and not changed and (n.partner is not None or doc.tokens.words[n.last] == "of"):
        return Measured(own[-1].value, own[-1].first, own[-1].last)
    if changed or abs(nearest.first - n.last) <= 6 and doc.tokens.words[n.last] == "of":
        return Measured(nearest.value, nearest.first, nearest.last)
    return None


def spoken_of(doc: Document, n: Number, low: int) -> Measured | None:
    """The word for money in the sentence before, of the same paragraph or the question that it answers, where its own has none."""
    index = doc.layout.index_at(n.start)
    if not index:
        return None
    asked = doc.text[doc.layout.sentences[index - 1].end - 1] == "?"
    if not asked and doc.layout.sentences[index - 1].block != doc.layout.sentences[index].block:
        return None
    cues = [
        c for c in doc.cues.within("money", doc.range_of(doc.layout.sentences[index - 1])[0], low) if c.value != "other"
    ]
    cue = next(
        (c for c in cues if c.value != "budget"), cues[-1] if cues else None
    )  # not the budget that it is set beside
    return Measured(cue.value, cue.first, cue.last) if cue is not None else None
