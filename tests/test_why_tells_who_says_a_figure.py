"""`why` gives every voice that says a figure, the words it stands in, on whose word, and what else is said."""

from decimal import Decimal
from functools import lru_cache

import pyoxigraph
import pytest
import seeds_by_hand as seeds

from ccgkg.queries.ask import Engine, on_oxigraph
from ccgkg.queries.asked import Asked, read_asked
from ccgkg.queries.mention import Mention
from ccgkg.queries.why import Answer, why
from ccgkg.queries.words import Voice, chain_in_words, period_in_words

in_seeds = pytest.mark.skipif(not seeds.HERE, reason=seeds.REASON)


@lru_cache(maxsize=1)
def engine() -> Engine:
    store = pyoxigraph.Store()
    store.bulk_load("".join(f"{line}\n" for line in seeds.lines()), format=pyoxigraph.RdfFormat.N_QUADS)
    return on_oxigraph(store, ours=True)


def ask(figure: str) -> Answer:
    return why(engine(), figure, seeds.text_of)


def mentions(answer: Answer) -> list[Mention]:
    return [mention for measured in answer.quantities for mention in measured.mentions]


@pytest.mark.parametrize(
    ("words", "value", "unit", "comparator", "of"),
    [
        ("£213 million", 213_000_000, "GBP", None, None),
        ("£213m", 213_000_000, "GBP", None, None),
        ("213000000", 213_000_000, None, None, None),
        ("213,000,000", 213_000_000, None, None, None),
        ("£213 000 000", 213_000_000, "GBP", None, None),
        ("87 of 207", 87, "count", None, 207),
        ("42%", 42, "percent", None, None),
        ("42 per cent", 42, "percent", None, None),
        ("more than 40 per cent", 40, "percent", ">", None),
        (">40%", 40, "percent", ">", None),
        ("~2017", 2017, None, "~", None),  # a bare number might be a year
        ("2017", 2017, None, None, None),
        ("twenty-four", 24, None, None, None),
        ("-3.5", Decimal("-3.5"), None, None, None),
    ],
)
def test_a_figure_is_read_as_a_person_writes_it(
    words: str, value: int, unit: str | None, comparator: str | None, of: int | None
) -> None:
    assert read_asked(words) == Asked(words, Decimal(value), unit, comparator, of)


@pytest.mark.parametrize("words", ["", "hello", "5 and 7 CCGs", "£", "%"])
def test_what_is_no_figure_is_said_in_one_line(words: str) -> None:
    with pytest.raises(ValueError, match="figure") as refused:
        read_asked(words)
    assert "\n" not in str(refused.value)


@in_seeds
@pytest.mark.parametrize("words", ["£213 million", "£213m", "213000000"])
def test_the_overspend_is_said_in_three_places(words: str) -> None:
    answer = ask(words)
    (measured,) = answer.quantities
    assert (measured.measure, measured.period, measured.period_in_words) == (
        "overspend",
        "2017-04-01/2018-03-31",
        "2017/18",
    )
    assert [(m.outlet, m.start, m.end, m.exact, m.chain_in_words) for m in measured.mentions] == [
        ("PharmaTimes", 483, 495, "£213 million", "PharmaTimes reports that the National Audit Office said"),
        ("Ekklesia", 1343, 1355, "£213 million", "Ekklesia says in its own voice"),
        ("Pulse", 1689, 1694, "£213m", "Pulse says in its own voice"),
    ]
    assert all(m.url and m.published and m.figure == "£213m" for m in measured.mentions)


@in_seeds
def test_a_share_has_its_count_and_the_hedged_share_beside_it() -> None:
    dated, undated = ask("42%").quantities
    assert [m.outlet for m in dated.mentions] == ["PharmaTimes"]
    assert {(o.figure, o.outlet) for o in dated.others} == {("87 of 207", "PharmaTimes"), ("more than 40%", "Ekklesia")}
    assert [(m.outlet, undated.period) for m in undated.mentions] == [("Pulse", None)]
    assert undated.period_in_words == "no period stated"


@in_seeds
def test_a_hedge_a_unit_and_a_whole_are_asked_for() -> None:
    assert [m.outlet for m in mentions(ask("more than 40 per cent"))] == ["Ekklesia"]
    assert [m.outlet for m in mentions(ask("40%"))] == ["Ekklesia"]
    assert mentions(ask("less than 40%")) == []
    assert mentions(ask("£42")) == []
    assert sorted(m.outlet for m in mentions(ask("87 of 207"))) == ["PharmaTimes", "Pulse"]
    assert mentions(ask("87 of 195")) == []


@in_seeds
def test_an_unnamed_source_is_said_to_be_one() -> None:
    (said,) = mentions(ask("around three-quarters"))
    assert said.chain_in_words == "Health Service Journal reports that an unnamed source said"
    assert [voice.mode for voice in said.chain] == ["hearsay", "hearsay"]


@in_seeds
@pytest.mark.parametrize("words", ["£213m", "42%", "26", "24", "three-quarters", "20%", "8"])
def test_every_mention_reads_back(words: str) -> None:
    """The offsets are those of the article, and the mark in the sentence is the figure."""
    found = mentions(ask(words))
    assert found
    texts = {source.slug: source.text for source in seeds.sources()}
    for m in found:
        assert texts[m.source][m.start : m.end] == m.exact == m.sentence[slice(*m.mark)]
        assert " ".join(texts[m.source].split()).count(" ".join(m.sentence.split())) >= 1
        assert "\n" not in m.sentence


@in_seeds
def test_without_snapshots_the_words_around_are_shown() -> None:
    for m in mentions(why(engine(), "£213m")):
        assert m.sentence[slice(*m.mark)] == m.exact
        assert "overspend of " in m.sentence


@in_seeds
def test_a_figure_that_no_one_says_has_no_voices() -> None:
    assert ask("£214m").voices == 0


def test_a_chain_is_told_from_the_outside_in() -> None:
    outlet, nao = Voice("Ekklesia", "", "indirect-speech"), Voice("National Audit Office", "", "report-finding")
    person = Voice("Amyas Morse", "", "direct-quote")
    assert chain_in_words([outlet, nao]) == "Ekklesia reports that the National Audit Office found"
    assert chain_in_words([outlet, nao, person]) == (
        "Ekklesia reports that the National Audit Office reports that Amyas Morse said"
    )
    assert chain_in_words([Voice("Pulse", "", "own-voice")]) == "Pulse says in its own voice"
    assert chain_in_words([Voice("National Audit Office", "", "own-voice")]).startswith(
        "The National Audit Office says"
    )


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2017-04-01/2018-03-31", "2017/18"),
        ("1999-04-01/2000-03-31", "1999/00"),
        ("2018", "2018"),
        ("2018-11", "November 2018"),
        ("2018-12-19", "19 December 2018"),
        ("../2021-03-31", "by 31 March 2021"),
        ("2013/..", "since 1 January 2013"),
        ("2017-04/2017-12", "1 April 2017 to 31 December 2017"),
        (None, "no period stated"),
        ("nonsense", "nonsense"),
    ],
)
def test_periods_are_told_as_reports_write_them(edtf: str | None, words: str) -> None:
    assert period_in_words(edtf) == words
