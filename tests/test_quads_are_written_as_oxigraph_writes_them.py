"""The lines that are formatted straight are, byte for byte, what pyoxigraph's serialiser makes of the same quads."""

from decimal import Decimal

import pyoxigraph
from claims_by_hand import CLAIMS, SOURCE, corpus
from hypothesis import example, given
from hypothesis import strategies as st

from ccgkg.ingest.graph import terms
from ccgkg.ingest.graph.quads import quads

NODE, GRAPH = "https://example.org/s", "https://example.org/g"


def by_oxigraph(lines: list[str]) -> list[str]:
    """The lines, parsed and written again by pyoxigraph."""
    parsed = pyoxigraph.parse("\n".join(lines), format=pyoxigraph.RdfFormat.N_QUADS)
    written = pyoxigraph.serialize(parsed, format=pyoxigraph.RdfFormat.N_QUADS)
    assert written is not None
    return written.decode("utf-8").removesuffix("\n").split("\n")


@given(st.text(), st.sampled_from([None, "en"]))
def test_any_text(value: str, language: str | None) -> None:
    literal = pyoxigraph.Literal(value, language=language) if language else pyoxigraph.Literal(value)
    quad = pyoxigraph.Quad(pyoxigraph.NamedNode(NODE), pyoxigraph.NamedNode(NODE), literal, pyoxigraph.NamedNode(GRAPH))
    written = pyoxigraph.serialize([quad], format=pyoxigraph.RdfFormat.N_QUADS)
    line = terms.line(NODE, NODE, terms.text(value, language), GRAPH)
    assert f"{line}\n".encode() == written
    assert "\n" not in line


def test_every_character_that_is_escaped() -> None:
    value = "".join(map(chr, [*range(0x300), *range(0x2000, 0x2070), *range(0xFFF0, 0x10000), 0x1F600]))
    line = terms.line(NODE, NODE, terms.text(value), GRAPH)
    assert by_oxigraph([line]) == [line]


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**16), max_value=10**16))
def test_any_decimal_is_in_the_form_that_the_store_gives_back(value: Decimal) -> None:
    value = round(value, 9)
    line = terms.line(NODE, NODE, terms.decimal(value), GRAPH)
    store = pyoxigraph.Store()
    store.load(line, format=pyoxigraph.RdfFormat.N_QUADS)
    dumped = store.dump(format=pyoxigraph.RdfFormat.N_QUADS)
    assert dumped == f"{line}\n".encode()


@example("##")
@given(st.text())
def test_any_address_is_an_iri_or_none(url: str) -> None:
    for candidate in (url, f"https://example.org/{url}", f"http://{url}"):
        page = terms.address(candidate)
        if page is not None:
            pyoxigraph.NamedNode(page)


def test_the_claims_made_by_hand() -> None:
    lines = list(quads(SOURCE, CLAIMS))
    assert by_oxigraph(lines) == lines


def test_the_corpus() -> None:
    for source, claims in corpus():
        lines = list(quads(source, claims))
        assert by_oxigraph(lines) == lines
