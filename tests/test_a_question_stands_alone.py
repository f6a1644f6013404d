"""A question's file opens with the question, runs as it stands, and takes values of the right kind and no others."""

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccgkg.queries.ask import Table, on_oxigraph
from ccgkg.queries.catalogue import UnknownQuestion, parse, question, questions


@pytest.mark.parametrize("name", questions())
def test_a_file_opens_with_its_question_and_is_sparql(name: str) -> None:
    asked = question(name)
    assert asked.words.endswith("?")
    assert asked.text.startswith("# ")
    assert on_oxigraph(pyoxigraph.Store(), ours=True)(asked.text) is not None
    assert "ORDER BY" in asked.text
    assert all(p.description for p in asked.parameters)


@pytest.mark.parametrize("name", questions())
def test_the_defaults_change_nothing(name: str) -> None:
    asked = question(name)
    assert asked.with_values({p.name: p.plain for p in asked.parameters}) == asked.text


@given(
    st.text(
        alphabet=st.characters(codec="utf-8", exclude_characters="\0") | st.sampled_from('"\\u0041\n\r}{'), max_size=30
    )
)
def test_a_text_value_stays_a_text(value: str) -> None:
    """Whatever a reader types, it is one string of the query, which reads back, and never a part of it."""
    asked = parse("mine", '# Who?\n# parameter who = "x" : who\nSELECT ?who { VALUES ?who { "x" } }')
    for ours in (True, False):
        answer = on_oxigraph(pyoxigraph.Store(), ours=ours)(asked.with_values({"who": value}))
        assert answer == Table(("who",), ((value,),))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("share-rated-low", {"measure": "a b"}),
        ("share-rated-low", {"measure": "x } UNION { ?s ?p ?o"}),
        ("share-rated-low", {"measure": "grade:good"}),
        ("who-says", {"number": "£213m"}),
        ("who-says", {"number": "1e9"}),
    ],
)
def test_a_value_of_another_kind_is_refused(name: str, values: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="is no"):
        question(name).with_values(values)


def test_what_is_not_there_is_said() -> None:
    with pytest.raises(UnknownQuestion, match="no parameter year"):
        question("denominators").with_values({"year": "2017"})
    with pytest.raises(UnknownQuestion, match="no question is named"):
        question("nothing")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("SELECT * {}", "does not open with a question"),
        ('# Who?\n# parameter a = "x" : what\nSELECT * {}', "not used once"),
        ('# Who?\n# parameter a = "x" : what\n# more\nSELECT * { VALUES ?a { "x" } }', "not a parameter"),
    ],
)
def test_a_file_that_is_not_written_so_is_refused(text: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        parse("mine", text)
