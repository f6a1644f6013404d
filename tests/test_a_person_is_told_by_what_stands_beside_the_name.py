"""Names of persons of every shape, known or not, and what looks like one and is none; whom a surname or title means."""

import pytest

from ccgkg.ingest.bodies.finding import find_bodies
from ccgkg.ingest.source import Source
from ccgkg.ingest.speech.people.people import find_people, person_slug
from ccgkg.ingest.text.document import prepare


def people(text: str) -> list[tuple[str, str]]:
    doc = prepare(Source("a-text", text, published="2018-05-01"))
    return [(text[m.start : m.end], m.person.slug) for m in find_people(doc, find_bodies(doc)).mentions]


NAMES = [
    "Karen Bell", "Bill Hartnoll", "June Ostrander", "Siân Penhaligon", "Ifeanyi O’Connor-Bell", "Mary-Lou ap Rhys",
    "Ed de la Cour", "Tim van der Berg", "J. P. Ashcombe", "Zoë Ó Briain", "Jenny d’Arcy", "Hesper Lovage", "Li Na",
    "Fatima al Zahra", "Petra West-Hollis", "Ailsa MacLeod", "Clementine Wells", "Michael Bolton", "Gail North",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "frame",
    [
        "{}, who is chair of Leeds CCG, was there.",
        "“We are late, and we know it,” said {}.",
        "The chair of Leeds CCG, {}, was there.",
        "On Monday Dr {} told members to wait.",
    ],
)
def test_a_name_is_found_in_each_frame(name: str, frame: str) -> None:
    assert (name, person_slug(name)) in people(frame.format(name))


@pytest.mark.parametrize(
    "text",
    [
        "Milton Keynes and North Somerset are far apart.",
        "The patients of Weston General Hospital were told on Monday.",
        "In May Health Secretary and Treasury fell out over Special Measures.",
        "Grant Thornton and St Helens were on the list.",
        "MP for Liverpool Wavertree, she said.",
    ],
)
def test_what_only_looks_like_a_name_is_none(text: str) -> None:
    assert people(text) == []


def test_a_surname_means_the_person_named_and_a_title_chooses_between_two() -> None:
    text = "Ann Lee met Mr John Lee. Ms Lee spoke first; Mr Lee did not. Sir Edmund Varley left. Sir Edmund was tired."
    assert [slug for _, slug in people(text)] == [
        "person/ann-lee", "person/john-lee", "person/ann-lee", "person/john-lee", "person/edmund-varley",
        "person/edmund-varley",
    ]  # fmt: skip


def test_a_name_goes_on_over_the_end_of_a_wrapped_line_and_not_over_that_of_a_paragraph() -> None:
    wrapped = (
        "The vote was close, and at the end of a long night in the hall Karen\n"
        "Bell, who chairs Leeds CCG, said that it was over at last."
    )
    assert ("Karen\nBell", "person/karen-bell") in people(wrapped)
    assert people("Karen\n\nBell towers over the town.") == []
