"""Named lists against the stated count: "The 26 CCGs rated inadequate are:", and 26 items below."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.queries.agreement.placed import Page, Placed
from ccgkg.queries.agreement.reckoning import Derived, Reckoning
from ccgkg.queries.agreement.wording import lists, pattern

_SAMPLE = r"\b<samples>\b"


def named(page: Page) -> Iterator[Reckoning]:
    """The lists that a counting sentence opens, and the counts of bodies that are about bodies by name."""
    for sentence, found in page.sentences():
        if items := page.items_below(sentence):
            counts = [each for each in found if each.figure.unit == "count" and each.plain and each.figure.of is None]
            for measure in sorted({each.figure.quantity.measure for each in counts}):
                own = [each for each in counts if each.figure.quantity.measure == measure]
                bodies = {one.body for item in items for one in page.listed_in(item, measure)}
                if bodies and len(own) == 1:
                    named_items = sum(1 for item in items if page.listed_in(item, measure))
                    sample = pattern(_SAMPLE).search(page.text[sentence.start : sentence.end])
                    yield _list(page, own[0], len(items), named_items, len(bodies), sample is not None)
    for each in page.figures:
        if reckoning := _about(page, each):
            yield reckoning


def _list(page: Page, count: Placed, items: int, told: int, bodies: int, sample: bool) -> Reckoning:
    value = count.figure.value
    shown = f"{bodies} named of {count.figure.words}"
    derived = Derived("named below", str(bodies))
    if bodies == value and told == items:
        return page.reckoning("list", "exact", (count,), shown, "the list names as many as are counted", derived)
    if told < items:
        return page.reckoning(
            "list",
            "not-checkable",
            (count,),
            shown,
            f"{items - told} items of the list name no body that is known",
            derived,
        )
    if sample and bodies < value:
        return page.reckoning(
            "list", "not-checkable", (count,), shown, "the list does not say that it is whole", derived
        )
    return page.reckoning(
        "list", "inconsistent", (count,), shown, "the list does not name as many as are counted", derived
    )


def _about(page: Page, each: Placed) -> Reckoning | None:
    """A count of bodies that its own words name: the four Derbyshire groups, and four names."""
    figure, quantity = each.figure, each.figure.quantity
    if quantity.population != "named" or quantity.measure not in lists()["bodies"] or quantity.basis != "total":
        return None
    if figure.unit != "count" or not each.plain or figure.of is not None:
        return None
    shown = f"{len(each.members)} named of {figure.words}"
    derived = Derived("named", str(len(each.members)))
    if len(each.members) == figure.value:
        return page.reckoning("list", "exact", (each,), shown, "as many are named as are counted", derived)
    return page.reckoning(
        "list", "not-checkable", (each,), shown, "nothing says that all that are counted are named", derived
    )
