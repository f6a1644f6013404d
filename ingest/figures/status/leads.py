"""What the words over a list make of the figures in its items: the options being considered, what will happen on a day
to come."""

from __future__ import annotations

from ccgkg.ingest.claim import Evidence, Status
from ccgkg.ingest.events.lead_ins import lead_cue, lead_in
from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.figures.measure.lists import in_brackets, of_brackets
from ccgkg.ingest.numbers.numbers import Number

_LED: dict[str, Status] = {"possible": "possible", "proposed": "possible", "planned": "planned"}


def of_lead_in(c: Context, n: Number) -> tuple[Status, Evidence] | None:
    """What the words over a list make its items: `Options being considered include:`, `The new CCGs, which take over on
    1 April, include:`."""
    lead = lead_in(c.doc, n.first)
    if lead is None or _described(c, n):
        return None
    ws = c.doc.tokens.words
    vote = next(
        (
            k
            for k in range(*lead)
            if ws[k] in ("vote", "votes", "consult", "consulting", "decide")
            and ws[k + 1] == "on"
            or ws[k] in ("discussion", "debate", "consideration", "consultation")
            and ws[k - 1] in ("for", "under", "out")
        ),
        None,
    )
    if vote is not None:
        return "proposed", Evidence(
            "status", c.doc.tokens.starts[vote], c.doc.tokens.ends[vote + 1]
        )  # `will vote on measures which include:`
    aside = of_brackets(c.doc, lead) or (lead[0], lead[0])
    cues = (
        lead_cue(c.doc, n.first),
        *(x for x in c.doc.cues.within("reality", *lead) if x.value in ("possible", "proposed", "planned")),
    )
    cue = next((x for x in cues if x is not None and not aside[0] <= x.first < aside[1]), None)
    if cue is not None and cue.value in _LED:
        return _LED[cue.value], Evidence("status", c.doc.tokens.starts[cue.first], c.doc.tokens.ends[cue.last - 1])
    out = c.doc.source.published
    ahead = next(
        (m for m in c.periods.within(*lead) if m.edtf and out and m.edtf[:10] > out[-10:] and m.edtf[0] != "."), None
    )
    return (
        ("planned", Evidence("status", c.doc.tokens.starts[ahead.first], c.doc.tokens.ends[ahead.last - 1]))
        if ahead is not None
        else None
    )


def _described(c: Context, n: Number) -> bool:
    """Whether a number only describes what an item of a list names: `closing the units, used by about 40,000 people`,
    `worth £1m`."""
    ws = c.doc.tokens.words
    i = c.doc.tokens.at(n.hedge[0]) if n.hedge and n.hedge[0] < n.start else n.first
    return ws[i - 1] == "worth" or ws[i - 1] == "by" and ws[i - 2].endswith("ed")


def of_brackets_before(c: Context, n: Number) -> tuple[Status, Evidence] | None:
    """What an amount alone in brackets is told as before them: `still predicting a surplus (£2m)`, `the worst forecasts
    are in Devon (£42m)`."""
    ws = c.doc.tokens.words
    if n.unit != "GBP" or not in_brackets(c.doc, n) or ws[n.last] != ")" or of_lead_in(c, n) is not None:
        return None
    low = c.doc.sentence_tokens(n.first)[0]
    cue = next((x for x in reversed(list(c.doc.cues.within("outlook", low, n.first))) if x.value != "actual"), None)
    if cue is None or cue.value != "possible" or any(w in (";", "but") for w in ws[cue.last : n.first]):
        return None
    return "possible", Evidence("status", c.doc.tokens.starts[cue.first], c.doc.tokens.ends[cue.last - 1])
