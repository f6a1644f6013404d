"""How many CCGs there are: said of all that exist, and not of some of which something is told (decision 10)."""

from __future__ import annotations

from ccgkg.ingest.figures.about.places import in_a_place
from ccgkg.ingest.figures.measure.differences import is_change
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: There were never fewer CCGs than 106: so many with an article are all of England's.
_NATIONWIDE = 100
#: So many are all of England's even with no article.
_BARE = 170


def existing(doc: Document, n: Number, low: int) -> bool:
    """`There are now 191`, `leaving 195 CCGs`, `Manchester has one CCG`: a verb before a number that says that so many
    exist."""
    ws = doc.tokens.words
    if n.unit != "count" or n.of is not None:
        return False
    lists = word_lists()
    i = n.begin
    while i > low and ws[i - 1] in lists["before_total"]:
        i -= 1
    if i > low and (
        ws[i - 1] in lists["leaving"]
        or ws[i - 1] == "with"
        and not lists["leaving"].isdisjoint(ws[max(low, i - 4) : i - 1])
    ):
        return True
    while i > low and ws[i - 1] in lists["exist_verbs"]:
        i -= 1
        if i > low and ws[i - 1] == "there":
            return True
    return False


def owning(doc: Document, n: Number, low: int) -> bool:
    """`Manchester has one CCG where it used to have three`: a place and the CCGs that it has."""
    ws = doc.tokens.words
    i = n.begin
    while i > low and ws[i - 1] in word_lists()["before_total"]:
        i -= 1
    return n.unit == "count" and n.of is None and i > low + 1 and ws[i - 1] in ("has", "had", "have")


def how_many(doc: Document, n: Number, low: int) -> bool:
    """Whether a sentence says how many CCGs there are: `the number of CCGs fell from 211 to 195`."""
    ws = doc.tokens.words
    if n.unit == "GBP" or n.unit == "percent" and not is_change(doc, n):
        return False
    lists = word_lists()
    own = clause_of(doc, n.first)[0]
    apart = ws[own] in ("after", "when", "because", "following")  # `has fallen to 135 after 74 merged`
    for k in range(low, n.first - 1):
        if ws[k] not in lists["tallies"] or apart and k < own:
            continue
        if ws[k + 1] == "of":
            noun = next((c for j in range(k + 2, k + 5) if (c := doc.cues.starting("counted", j))), None)
            past = 0 if noun is None else noun.last + 3 * (ws[noun.last : noun.last + 3] == ["(", "ccgs", ")"])
            nxt = ws[past : past + 2] if noun is not None and noun.value == "ccg" else []
            if (
                nxt
                and (
                    nxt[0] in lists["number_verbs"]
                    or nxt in (["in", "england"], [",", "which"])
                    or nxt[0] == "in"
                    and in_a_place(doc, past, 0)
                    and not lists["number_verbs"].isdisjoint(ws[past : n.first])
                )
                and not any(w[0].isdecimal() for w in ws[k + 2 : noun.last if noun else k])
            ):
                return True
        elif (
            ws[k - 1] in ("the", "national", "overall")
            and (
                ws[k + 1] in ("from", "to", "by", "down")
                or ws[k + 1 : k + 3] in (["in", "england"], ["across", "england"])
            )
            and not lists["brings"].isdisjoint(ws[max(low, k - 4) : k])
            and _groups_before(doc, k, low, mergers=True)
        ):
            return True  # `eight mergers have reduced the total from 211 to 195`
        elif k > low and ws[k - 1] == "their" and ws[k + 1] in lists["number_verbs"] and _groups_before(doc, k, low):
            return True  # `their number will drop from 191 to 135`
    return False


def _groups_before(doc: Document, token: int, low: int, mergers: bool = False) -> bool:
    """Whether the noun counted last before a pronoun, in its sentence or the one before, is for CCGs."""
    index = doc.layout.index_at(doc.tokens.starts[low])
    first = doc.range_of(doc.layout.sentences[max(0, index - 1)])[0]
    nouns = [
        c
        for c in doc.cues.within("counted", first, token)
        if c.value in ("ccg", "practices") or mergers and c.value == "mergers"
    ]
    return bool(nouns) and nouns[-1].value in ("ccg", "mergers")


def speaks_of_number(doc: Document, low: int) -> bool:
    """Whether the sentence before the token `low` speaks of how many CCGs there are: `The number of CCGs is about to
    fall again.`"""
    index = doc.layout.index_at(doc.tokens.starts[low])
    if not index or doc.layout.sentences[index - 1].passage != doc.layout.sentences[index].passage:
        return False
    ws, (first, last) = doc.tokens.words, doc.range_of(doc.layout.sentences[index - 1])
    for k in range(first, last - 2):
        if ws[k] in word_lists()["tallies"] and ws[k + 1] == "of":
            noun = next((c for j in range(k + 2, min(k + 5, last)) if (c := doc.cues.starting("counted", j))), None)
            if (
                noun is not None
                and noun.value == "ccg"
                and (noun.last >= last or ws[noun.last] not in word_lists()["restricts"])
            ):
                return True
    return False


def fewer(doc: Document, n: Number, low: int) -> bool:
    """`There are fewer groups to grade: 135`: a colon behind words that say that CCGs are more or fewer."""
    ws = doc.tokens.words
    i = n.begin
    if i <= low + 3 or ws[i - 1] not in (":", "–", "—"):
        return False
    return any(
        ws[k] in ("fewer", "more") and (c := doc.cues.starting("counted", k + 1)) is not None and c.value == "ccg"
        for k in range(low, i - 1)
    )


def _opens(doc: Document, n: Number, low: int) -> bool:
    """Whether a number with its article opens its sentence, behind no more than the mark of a list."""
    return n.first == low + 1 + (doc.tokens.words[low] == "•")


def _names_follow(doc: Document, noun: Cue) -> bool:
    """Whether the names of those counted stand behind their noun: `The eight CCGs are Bolton, Bury, …`."""
    return doc.tokens.words[noun.last] in ("are", "were") and doc.tokens.capital(noun.last + 1)


def is_total(doc: Document, n: Number, low: int) -> bool:
    """Whether a number of CCGs says how many there are, and not which ones (decision 10)."""
    ws, lists = doc.tokens.words, word_lists()
    if n.unit != "count" or n.of is not None or "membership" in ws[n.last : n.last + 4]:
        return False  # `has 180 CCGs in membership`
    first = n.first - (2 if n.hedge else 0)
    before = ws[max(low, n.first - 4) : n.first]
    clause_first, clause_last = clause_of(doc, n.first)
    noun = next((c for k in range(n.last, n.last + 4) if (c := doc.cues.starting("counted", k))), None)
    every = (n.value >= _NATIONWIDE or noun is not None and in_a_place(doc, noun.last, 0)) and (
        before[-1:] == ["all"] or before[-2:] in (["all", "the"], ["all", "of"])
    )  # `for all four CCGs` counts none
    if (
        every
        or before[-1:]
        and "'s" in before[-1]
        or not lists["total_before"].isdisjoint((*before, *ws[max(low, clause_first) : first]))
    ):
        return True
    if noun is not None and before[-2:] == ["of", "the"] and not lists["extremes"].isdisjoint(before[:-2]):
        return True  # `the smallest of the four groups in the county`
    if before[-2:] == ["down", "to"]:
        return True  # `it could be down to six CCGs in London`
    if noun is not None and before[-1:] == ["the"] and _opens(doc, n, low) and _names_follow(doc, noun):
        return True
    if before[-1:] in (["remaining"], ["other"], ["further"]):
        return False
    definite = not lists["definite"].isdisjoint(before[-3:])
    if n.value >= _NATIONWIDE and (definite or before[-1:] and before[-1] in lists["among"]):
        return True
    behind = next(
        (
            k
            for k in range(n.last, min(len(ws), n.last + 5))
            if ws[k] not in ("clinical", "commissioning", "ccgs", "groups")
        ),
        len(ws),
    )
    if definite and n.first - 2 >= low and ws[n.first - 2] in lists["throughout"] and in_a_place(doc, behind, 0):
        return True  # `across the 14 CCGs in the south east`
    return (
        not lists["total_clause"].isdisjoint(ws[n.last : clause_last])
        or n.value >= _BARE
        and (not "".join(before[-1:]).endswith("ed") or before[-1] == "assessed")
    )
