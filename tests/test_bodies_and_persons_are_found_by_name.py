"""The bodies and persons that sources name are found by the names the press has for them."""

from datetime import date

import pytest

from ccgkg.ingest.extract import extract
from ccgkg.ingest.graph.agents import publisher
from ccgkg.ingest.graph.iris import slugify
from ccgkg.ingest.source import Source
from ccgkg.ontology.organisations import find, load_organisations, load_persons


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("National Audit Office", "nao"),
        ("the NAO", "nao"),
        ("NHS England", "nhs-england"),
        ("NHS Clinical Commissioners", "nhscc"),
        ("The King’s Fund", "kings-fund"),
        ("king's fund", "kings-fund"),
        ("RCGP", "royal-college-of-general-practitioners"),
        ("CQC", "care-quality-commission"),
        ("HSJ", "hsj"),
        ("PharmaTimes", "pharmatimes"),
        ("Ekklesia", "ekklesia"),
        ("Pulse", "pulse"),
        ("Healthcare Leader", "healthcare-leader"),
        ("the public accounts committee", "pac"),
        ("Department of Health", "dh"),
        ("Department of Health and Social Care", "dhsc"),
    ],
)
def test_a_body_is_found(name: str, slug: str) -> None:
    found = find(name)
    assert found and found.slug == slug


def test_an_unknown_name_is_nobody() -> None:
    assert find("Barrowdale Board") is None


def test_no_name_leads_to_two_bodies() -> None:
    seen: dict[str, str] = {}
    for organisation in load_organisations():
        for name in {organisation.name.casefold(), *(alias.casefold() for alias in organisation.aliases)}:
            assert seen.setdefault(name, organisation.slug) == organisation.slug, name


def test_names_are_written_with_straight_apostrophes_and_no_blanks_around() -> None:
    for organisation in load_organisations():
        for name in (organisation.name, *organisation.aliases):
            assert name == name.strip() and "’" not in name


def test_a_slug_is_one_of_the_names_as_the_claims_contract_writes_them() -> None:
    for organisation in load_organisations():
        assert organisation.slug in {slugify(name) for name in (organisation.name, *organisation.aliases)}
    for person in load_persons():
        assert person.slug == f"person/{slugify(person.name)}"


def test_persons_hold_their_capacity_at_the_date() -> None:
    persons = {person.slug: person for person in load_persons()}
    december = date(2018, 12, 18)
    assert [(c.role, c.org) for c in persons["person/amyas-morse"].capacities_on(december)] == [
        ("comptroller and auditor general", "nao")
    ]
    assert "head" in persons["person/amyas-morse"].capacities[0].aliases
    assert [c.org for c in persons["person/julie-wood"].capacities_on(december)] == ["nhscc"]
    assert persons["person/jim-mackey"].capacities_on(december) == ()
    assert [c.org for c in persons["person/jim-mackey"].capacities_on(date(2016, 7, 21))] == ["nhs-improvement"]
    hunt = persons["person/jeremy-hunt"]
    assert [c.org for c in hunt.capacities_on(date(2018, 1, 7))] == ["dh"]
    assert [c.org for c in hunt.capacities_on(date(2018, 1, 8))] == ["dhsc"]


def test_a_role_in_the_words_of_the_press_is_the_capacity_held() -> None:
    persons = {person.slug: person for person in load_persons()}
    morse, mackey = persons["person/amyas-morse"], persons["person/jim-mackey"]
    meant = morse.capacity("Head", "nao", date(2018, 12, 18))
    assert meant and meant.role == "comptroller and auditor general"
    assert morse.capacity("head", "nhs-england", date(2018, 12, 18)) is None
    assert morse.capacity("cleaner", "nao", date(2018, 12, 18)) is None
    assert mackey.capacity("chief executive", "nhs-improvement", date(2018, 12, 18)) is None
    assert mackey.capacity("chief executive", "nhs-improvement", None)


def test_every_capacity_is_in_a_body_that_is_known() -> None:
    slugs = {organisation.slug for organisation in load_organisations()}
    assert {capacity.org for person in load_persons() for capacity in person.capacities} <= slugs


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("NHS Kernow CCG", "11N"),
        ("Kernow Clinical Commissioning Group", "11N"),
        ("NHS Fenland Vale CCG", "fenland-vale-ccg"),
        ("Kernow Gazette", "kernow-gazette"),
        ("Leeds CCG Watch", "leeds-ccg-watch"),
    ],
)
def test_a_ccg_that_publishes_a_text_is_known_by_its_code(name: str, slug: str) -> None:
    source = Source("a-release", "The budget for 2018-19 is £3m.", publisher=name)
    assert publisher(source) == slug
    assert all(claim.chain[0] == slug for claim in extract(source))
