"""A query of anyone is run on Oxigraph, never reaches out of the machine, and a bad one is told in one line with its
place."""

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccgkg.queries.ask import QueryError, Table, Triples, on_oxigraph
from ccgkg.queries.guard import check, read

SERVICE = "SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }"


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {{ {SERVICE} }}",
        "SELECT * { service silent ?x { ?s ?p ?o } }",
        f"SELECT * {{ {{ SELECT ?s {{ OPTIONAL {{ {SERVICE} }} }} }} }}",
        f"ASK {{ GRAPH ?g {{ {{ {SERVICE} }} UNION {{ }} MINUS {{ }} }} }}",
        f"SELECT * {{ ?s ?p ?o FILTER NOT EXISTS {{ {SERVICE} }} }}",
        f"SELECT (IF(EXISTS {{ {SERVICE} }}, 1, 2) AS ?n) {{ }}",
        f"SELECT * {{ }} ORDER BY (EXISTS {{ {SERVICE} }})",
        f"SELECT (COUNT(*) AS ?n) {{ }} HAVING (EXISTS {{ {SERVICE} }})",
        f"SELECT * {{ }} GROUP BY (EXISTS {{ {SERVICE} }} AS ?x)",
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {SERVICE} }}",
        f"DESCRIBE ?s WHERE {{ {SERVICE} }}",
        # Hidden from one parser and seen by another: by an escape, a line end, an escape in a comment.
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        f"SELECT * {{ # \r {SERVICE}\n }}",
        f"SELECT * {{\n# \\U000A ?s ?p '''\n{SERVICE}\n#''' .\n }}",
    ],
)
def test_service_is_refused_wherever_it_stands(query: str) -> None:
    with pytest.raises(QueryError) as refused:
        on_oxigraph(pyoxigraph.Store())(query)
    assert "\n" not in str(refused.value)
    assert "SERVICE" in str(refused.value) or "not a SPARQL 1.1 query" in str(refused.value)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p "SERVICE <http://x> { }" }',
        "SELECT * { ?s <http://x/SERVICE> ?service } # SERVICE <http://x> { }",
        "PREFIX service: <http://x/> SELECT * { ?s service:SERVICE ?o }",
    ],
)
def test_the_word_alone_is_no_service(query: str) -> None:
    assert isinstance(on_oxigraph(pyoxigraph.Store())(query), Table)


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("SELECT * { ?s ?p }", "line 1, column 12"),
        ("SELECT *\n{ ?s ?p ?o\n} ORDER", "line 3"),
        ("", "line 1, column 1"),
        ("DROP ALL", "line 1, column 1"),
        ("SELECT * { nothing:here ?p ?o }", "prefix"),
    ],
)
def test_a_bad_query_is_told_with_its_place(query: str, place: str) -> None:
    with pytest.raises(QueryError) as told:
        on_oxigraph(pyoxigraph.Store())(query)
    assert place in str(told.value).lower()
    assert "\n" not in str(told.value)
    assert len(str(told.value)) < 200


def test_from_reads_no_file(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("from") / "secret.ttl"
    file.write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    answer = on_oxigraph(pyoxigraph.Store())(f"SELECT * FROM <{file.as_uri()}> {{ ?s ?p ?o }}")
    assert isinstance(answer, Table)
    assert answer.rows == ()


@given(st.text(max_size=80))
def test_any_text_is_answered_or_refused_in_one_line(text: str) -> None:
    try:
        on_oxigraph(pyoxigraph.Store())(text)
    except QueryError as told:
        assert "\n" not in str(told)


@pytest.mark.parametrize(
    "hidden",
    [
        "\\\\u0053ERVICE",
        "\\u0053\\u0045RVICE",
        "\\U00000053ervice",
        "\\\\\\u0053ERVICE",
        "\u017fERVICE",
        "SERV\u0130CE",
        "SER/**/VICE",
    ],
)
def test_no_way_of_writing_the_word_passes_unseen(hidden: str) -> None:
    # What the engine would run as SERVICE is refused; what it would not is refused too, since it is no SPARQL.
    for query in (f"SELECT * {{ {hidden} <http://127.0.0.1:9/> {{ ?s ?p ?o }} }}", f"SELECT * {{ ?s ?p '{hidden}' }}"):
        try:
            passed = read(query).text
        except ValueError:
            continue
        assert "service" not in passed.casefold() or "'" in passed
    with pytest.raises(QueryError):
        on_oxigraph(pyoxigraph.Store())(f"SELECT * {{ {hidden} <http://127.0.0.1:9/> {{ ?s ?p ?o }} }}")


@pytest.mark.parametrize(
    "query",
    ["SELECT ?from { ?from ?p ?o }", "ASK { ?s ?p 'from' }", "ASK FROM <urn:g> { ?s ?p ?o } # x", "ASK { ?s ?p ?o }"],
)
def test_the_graphs_that_it_names_are_told_whether_or_not_it_is_parsed(query: str) -> None:
    assert read(query).default == (("urn:g",) if "FROM" in query else ())
    assert read(query).named == ()


@given(st.text(alphabet="SERVICE{}?so\"'#\\u0020\n\r <x>", max_size=60))
def test_what_passes_has_no_escape_left(text: str) -> None:
    """So that what is checked is what is run."""
    try:
        passed = check(f"ASK {{ {text} }}")
    except ValueError:
        return
    assert check(passed) == passed
    assert "\r" not in passed


def test_each_form_of_query_has_its_answer() -> None:
    store = pyoxigraph.Store()
    store.load(
        b"<urn:a> <urn:n> 42.0 . <urn:a> <urn:m> 33.33 .",
        format=pyoxigraph.RdfFormat.TURTLE,
        to_graph=pyoxigraph.NamedNode("urn:g"),
    )
    ask = on_oxigraph(store)
    assert ask("SELECT ?n ?no { <urn:a> <urn:n> ?n }") == Table(("n", "no"), ((42, None),))
    assert ask("SELECT ?n { <urn:a> <urn:m> ?n }") == Table(("n",), ((33.33,),))
    assert ask("ASK { ?s ?p ?o }") is True
    assert ask("CONSTRUCT WHERE { ?s <urn:n> ?o }") == Triples(
        ('<urn:a> <urn:n> "42"^^<http://www.w3.org/2001/XMLSchema#decimal> .',)
    )
