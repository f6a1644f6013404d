"""Each claim becomes the triples of docs/model.md: the voice, the place and what is said stand apart."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace

import pyoxigraph
import pytest
from claims_by_hand import CLAIMS, SOURCE, TEXT, WORDS, at, corpus, the

from ccgkg.ingest.claim import Claim, Evidence, Figure, Intervention, Rating, Role, Statement, number
from ccgkg.ingest.graph.quads import quads
from ccgkg.ingest.source import Source
from ccgkg.ontology import BASE

PREFIXES = """
PREFIX ccg: <https://w3id.org/ccgkg/def#> PREFIX code: <https://w3id.org/ccgkg/code/> PREFIX id: <https://w3id.org/ccgkg/id/>
PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#> PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""


def graph_of(claims: list[Claim], source: Source = SOURCE) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load("\n".join(quads(source, claims)), format=pyoxigraph.RdfFormat.N_QUADS)
    return store


def ask(store: pyoxigraph.Store, query: str) -> list[tuple[str | None, ...]]:
    """The rows of a query over all graphs, IRIs without the base, in order."""
    rows = []
    query = re.sub(r"\b(code|id):(\w+)/", r"\1:\2\\/", query)
    for row in store.query(PREFIXES + query, use_default_graph_as_union=True):
        rows.append(tuple(None if cell is None else cell.value.removeprefix(BASE) for cell in row))
    return sorted(rows, key=repr)


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    return graph_of(CLAIMS)


def test_the_chain_runs_from_the_outlet_inwards(store: pyoxigraph.Store) -> None:
    claim = the("42%", Figure).id
    rows = ask(
        store,
        f"SELECT ?who ?mode ?inner WHERE {{ <{claim}/via/0> prov:wasAttributedTo ?who ; ccg:mode ?mode ; "
        "ccg:reports ?inner }",
    )
    assert rows == [
        ("org/weekly-commissioner", "https://w3id.org/ccgkg/code/mode/indirect-speech", claim.removeprefix(BASE))
    ]
    assert ask(
        store, f"SELECT ?who WHERE {{ <{claim}> prov:wasAttributedTo ?who ; ccg:mode code:mode/report-finding }}"
    ) == [("org/nao",)]
    assert ask(store, f"SELECT ?f WHERE {{ <{claim}/via/0> ccg:asserts ?f }}") == []


def test_the_outlets_own_voice_is_one_claim(store: pyoxigraph.Store) -> None:
    claim = the("£213m", Figure).id
    assert ask(store, f"SELECT ?who ?mode WHERE {{ <{claim}> prov:wasAttributedTo ?who ; ccg:mode ?mode }}") == [
        ("org/weekly-commissioner", "https://w3id.org/ccgkg/code/mode/own-voice")
    ]
    assert ask(store, f"SELECT ?x WHERE {{ ?x ccg:reports <{claim}> }}") == []


def test_hearsay_ends_in_a_voice_that_is_not_named(store: pyoxigraph.Store) -> None:
    claim = the("four in ten", Figure).id
    rows = ask(
        store,
        f"SELECT ?outer ?mode ?inner WHERE {{ ?c ccg:reports <{claim}> ; prov:wasAttributedTo ?outer ; ccg:mode ?mode ."
        f" <{claim}> prov:wasAttributedTo ?inner ; ccg:mode code:mode/hearsay }}",
    )
    hearsay = "https://w3id.org/ccgkg/code/mode/hearsay"
    assert rows == [("org/weekly-commissioner", hearsay, "https://w3id.org/ccgkg/def#unnamedSource")]


def test_a_given_chain_is_followed_as_given() -> None:
    claim = replace(the("42%", Figure), chain=("weekly-commissioner", "nao", "nhs-england"), asserted_by="nhs-england")
    store = graph_of([claim])
    rows = ask(store, f"SELECT ?who WHERE {{ ?c ccg:reports* <{claim.id}> ; prov:wasAttributedTo ?who }}")
    assert rows == [("org/nao",), ("org/nhs-england",), ("org/weekly-commissioner",)]
    assert ask(store, f"SELECT ?c WHERE {{ ?c ccg:reports <{claim.id}> }}") == [
        (f"{claim.id}/via/1".removeprefix(BASE),)
    ]


def test_a_body_that_publishes_its_own_words_is_one_voice() -> None:
    claim = replace(the("42%", Figure), asserted_by="nao")
    store = graph_of([claim], replace(SOURCE, publisher="National Audit Office"))
    assert ask(store, f"SELECT ?c WHERE {{ ?c ccg:reports* <{claim.id}> }}") == [(claim.id.removeprefix(BASE),)]


def test_every_claim_has_its_place_source_status_and_run(store: pyoxigraph.Store) -> None:
    rows = ask(
        store,
        """SELECT ?c ?start ?end ?exact WHERE {
          ?c a ccg:Claim ; dcterms:isPartOf id:source/weekly-overspend ; ccg:status ?status ; prov:wasGeneratedBy ?run ;
             prov:wasDerivedFrom ?span ; ccg:asserts ?said . ?run a ccg:Run . ?said a ccg:Proposition .
          ?span oa:hasSource ?text ; oa:hasSelector [ oa:start ?start ; oa:end ?end ] , [ oa:exact ?exact ] .
          ?text a ccg:SourceText ; dcterms:isVersionOf id:source/weekly-overspend }""",
    )
    assert {row[0] for row in rows} == {claim.id.removeprefix(BASE) for claim in CLAIMS}
    assert all(TEXT[int(start or 0) : int(end or 0)] == exact for _, start, end, exact in rows)


def test_a_source_says_when_and_where_it_was_published(store: pyoxigraph.Store) -> None:
    rows = ask(
        store,
        "SELECT ?who ?day ?edtf ?page WHERE { ?s a ccg:Source ; dcterms:publisher ?who ; dcterms:issued ?day ;"
        " ccg:published [ ccg:edtf ?edtf ] ; foaf:page ?page }",
    )
    day = "2018-12-19"
    assert rows == [("org/weekly-commissioner", day, day, "https://weekly.example/overspend?a=b%20c")]


def test_an_interval_of_publication_has_no_day_of_issue_and_no_publisher_is_unknown() -> None:
    store = graph_of([], replace(SOURCE, published="2018-12-18/2018-12-20", publisher=None))
    assert ask(store, "SELECT ?day WHERE { ?s dcterms:issued ?day }") == []
    assert ask(store, "SELECT ?edtf WHERE { ?s ccg:published/ccg:edtf ?edtf }") == [("2018-12-18/2018-12-20",)]
    assert ask(store, "SELECT ?who WHERE { ?s dcterms:publisher ?who }") == [("org/unknown-publisher",)]


@pytest.mark.parametrize(
    ("comparator", "stated", "absent"),
    [
        ("=", "value", ("lowerBound", "upperBound")),
        ("~", "value", ("lowerBound", "upperBound")),
        (">", "lowerBound", ("value", "upperBound")),
        (">=", "lowerBound", ("value", "upperBound")),
        ("<", "upperBound", ("value", "lowerBound")),
        ("<=", "upperBound", ("value", "lowerBound")),
    ],
)
def test_a_hedge_is_a_bound(comparator: str, stated: str, absent: tuple[str, ...]) -> None:
    store = graph_of([replace(the("£1.35bn", Figure), comparator=comparator)])
    assert ask(store, f"SELECT ?v ?p WHERE {{ ?f ccg:{stated} ?v ; ccg:precision ?p }}") == [("1350000000", "10000000")]
    assert not any(ask(store, f"SELECT ?v WHERE {{ ?f ccg:{other} ?v }}") for other in absent)


def test_a_part_of_a_whole_has_both_numbers_and_is_linked_with_its_percentage(store: pyoxigraph.Store) -> None:
    rows = ask(
        store,
        """SELECT ?k ?n ?v ?quantity WHERE { ?c ccg:restates/ccg:asserts ?f ; ccg:asserts/ccg:quantity ?quantity .
           ?f ccg:numerator ?k ; ccg:denominator ?n ; ccg:value ?v ; ccg:quantity ?quantity }""",
    )
    assert [row[:3] for row in rows] == [("87", "207", "87")]  # and the quantity is one, whatever the unit


def test_labels_read_as_one_says_them(store: pyoxigraph.Store) -> None:
    labels = {row[0] for row in ask(store, "SELECT ?l WHERE { ?f a ccg:Proposition ; rdfs:label ?l }")}
    assert "about £213m (overspend; all CCGs; no period given)" in labels
    assert "NHS Croydon CCG: requires improvement (overall)" in labels
    assert "merger of Holmedale CCG, Westmarsh CCG" in labels
    assert "“The groups have to …”" in labels


def test_two_sources_with_one_figure_share_it_and_keep_their_claims() -> None:
    other = replace(SOURCE, slug="other", text=f"Yet {TEXT}")
    figure = at(Figure, "42%", text=other.text, source="other", value=42.0, unit="percent", **_KNOWN)
    store = graph_of([the("42%", Figure)])
    store.load("\n".join(quads(other, [figure])), format=pyoxigraph.RdfFormat.N_QUADS)
    assert len(ask(store, "SELECT ?f WHERE { ?f a ccg:Figure }")) == 1
    assert len(ask(store, "SELECT DISTINCT ?c WHERE { ?c ccg:asserts ?f }")) == 2


_KNOWN = {"measure": "rated-requires-improvement-or-inadequate", "period": "2017-04-01/2018-03-31"}


@pytest.mark.parametrize("keys", [{"period": None}, {"measure": "other"}, {"about": ("some-ccgs",)}])
def test_what_a_source_leaves_open_is_comparable_with_nothing_outside_it(keys: dict[str, object]) -> None:
    def quantity(slug: str) -> list[tuple[str | None, ...]]:
        claim = replace(the("42%", Figure), source=slug, **keys)  # type: ignore[arg-type]
        return ask(graph_of([claim], replace(SOURCE, slug=slug)), "SELECT ?q WHERE { ?q a ccg:Quantity }")

    assert quantity("one") != quantity("another")
    assert quantity("one") == quantity("one")


@pytest.mark.parametrize(
    "keys", [{"period": "2016-04-01/2017-03-31"}, {"basis": "change"}, {"status": "planned"}, {"about": ("07V",)}]
)
def test_another_period_basis_status_or_population_is_another_quantity(keys: dict[str, object]) -> None:
    claim = replace(the("42%", Figure), id="", **keys)  # type: ignore[arg-type]
    one, other = (ask(graph_of([c]), "SELECT ?q WHERE { ?q a ccg:Quantity }") for c in (the("42%", Figure), claim))
    assert one != other


def test_a_period_has_its_first_and_last_day_and_none_where_it_is_open() -> None:
    store = graph_of([replace(the("42%", Figure), period="../2021-03-31")])
    query = (
        "SELECT ?edtf ?b ?e WHERE { ?q ccg:basis ?x ; ccg:period ?p . ?p ccg:edtf ?edtf "
        "OPTIONAL { ?p ccg:begins ?b } OPTIONAL { ?p ccg:ends ?e } }"
    )
    assert ask(store, query) == [("../2021-03-31", None, "2021-03-31")]
    assert ask(graph_of([replace(the("42%", Figure), period="2018-02")]), query) == [
        ("2018-02", "2018-02-01", "2018-02-28")
    ]


def test_an_inferred_period_keeps_its_reason() -> None:
    claim = replace(the("42%", Figure), evidence=(Evidence("period", reason="the year in the heading above"),))
    assert ask(graph_of([claim]), "SELECT ?r WHERE { ?c ccg:inferredPeriod ?r }") == [
        ("the year in the heading above",)
    ]


def test_populations_are_all_named_or_local() -> None:
    figure = the("42%", Figure)
    named = graph_of([replace(figure, about=("08J", "07V"))])
    assert ask(named, "SELECT ?m WHERE { ?p a ccg:NamedBodies ; ccg:member ?m }") == [("org/07V",), ("org/08J",)]
    local = graph_of([replace(figure, about=("some-ccgs",))])
    assert ask(local, "SELECT ?s WHERE { ?p a ccg:LocalGroup ; dcterms:isPartOf ?s }") == [("source/weekly-overspend",)]
    every = graph_of([figure])
    assert ask(every, "SELECT ?e WHERE { ?p a ccg:AllCCGs ; ccg:period/ccg:edtf ?e }") == [("2017-04-01/2018-03-31",)]


def test_a_statement_has_its_words_its_speaker_and_their_capacity(store: pyoxigraph.Store) -> None:
    rows = ask(
        store,
        """SELECT ?who ?name ?role ?capacity ?topic WHERE {
          ?c a ccg:StatementClaim ; prov:wasAttributedTo ?who ; ccg:nameText ?name ; ccg:roleText ?role ;
             ccg:inCapacity ?capacity ; ccg:asserts ?f ; ccg:mode code:mode/direct-quote . ?f ccg:topic ?topic }""",
    )
    assert rows == [
        (
            "person/posy-larkin-ashe",
            "Posy Larkin-Ashe",
            "chair",
            "membership/posy-larkin-ashe/holmedale-patients-forum/chair",
            "https://w3id.org/ccgkg/code/topic/running-costs",
        )
    ]
    assert ask(store, "SELECT ?w WHERE { ?f ccg:words ?w }") == [(WORDS,)]


def test_a_capacity_of_the_record_is_the_one_held_at_that_date() -> None:
    said = replace(the(WORDS, Statement), speaker="person/amyas-morse", asserted_by="person/amyas-morse", org="nao")
    capacity = "SELECT ?m WHERE { ?c ccg:inCapacity ?m }"
    # "Head" is another name for the office on that record.
    office = [("membership/amyas-morse/nao/comptroller-and-auditor-general",)]
    assert ask(graph_of([replace(said, role="head")]), capacity) == office
    later = replace(SOURCE, published="2021-12-19")
    assert ask(graph_of([replace(said, role="head")], later), capacity) == [("membership/amyas-morse/nao/head",)]


def test_a_capacity_that_the_record_lacks_is_described() -> None:
    claim = replace(
        the(WORDS, Statement), speaker="person/jo-bloggs", speaker_name="Jo Bloggs", role="Vice-Chair", org="07V"
    )
    store = graph_of([replace(claim, asserted_by="person/jo-bloggs")])
    rows = ask(
        store,
        """SELECT ?m ?who ?where ?role ?name WHERE { ?c ccg:inCapacity ?m .
           ?m org:member ?who ; org:organization ?where ;
           org:role [ skos:prefLabel ?role ] . ?who a foaf:Person ; foaf:name ?name }""",
    )
    assert rows == [("membership/jo-bloggs/07V/vice-chair", "person/jo-bloggs", "org/07V", "vice chair", "Jo Bloggs")]


def test_a_rating_has_its_body_grade_element_and_assessment(store: pyoxigraph.Store) -> None:
    rows = ask(
        store,
        "SELECT ?b ?e ?by WHERE { ?r a ccg:Rating ; ccg:body ?b ; ccg:grade code:grade/requires-improvement ;"
        " ccg:element code:element/overall ; ccg:assessment [ ccg:period/ccg:edtf ?e ; ccg:assessor ?by ] }",
    )
    assert rows == [("org/07V", "2015-04-01/2016-03-31", "org/nhs-england")]


def test_an_element_of_no_list_keeps_its_words() -> None:
    store = graph_of([replace(the("NHS Croydon CCG", Rating), dimension="estates-strategy")])
    assert ask(store, "SELECT ?t WHERE { ?r ccg:element code:element/other ; ccg:elementText ?t }") == [
        ("estates strategy",)
    ]


def test_a_merger_has_its_participants_its_result_and_no_change_event(store: pyoxigraph.Store) -> None:
    rows = ask(
        store, "SELECT ?p ?r WHERE { ?m a ccg:StructuralChange , ccg:Event ; ccg:participant ?p ; ccg:result ?r }"
    )
    assert rows == [("org/holmedale-ccg", "org/great-holmedale-ccg"), ("org/westmarsh-ccg", "org/great-holmedale-ccg")]
    assert ask(store, "SELECT ?x WHERE { ?x a org:ChangeEvent }") == []
    assert ask(store, "SELECT ?n WHERE { id:org/great-holmedale-ccg skos:prefLabel ?n }") == [("Great Holmedale CCG",)]


def test_bodies_that_no_one_names_are_a_group_of_their_source() -> None:
    store = graph_of([replace(the("NHS Croydon CCG", Intervention), org="ccgs")])
    assert ask(
        store, "SELECT ?s WHERE { ?i a ccg:Intervention ; ccg:population [ a ccg:LocalGroup ; dcterms:isPartOf ?s ] }"
    )
    assert ask(store, "SELECT ?b WHERE { ?i ccg:body ?b }") == []


def test_a_role_is_held_by_a_person_in_a_body(store: pyoxigraph.Store) -> None:
    rows = ask(store, "SELECT ?p ?t ?b WHERE { ?r a ccg:RoleHolding ; ccg:person ?p ; ccg:roleText ?t ; ccg:body ?b }")
    assert rows == [("person/amyas-morse", "head", "org/nao")]


def test_the_view_holds_only_what_is_actual_and_no_hearsay(store: pyoxigraph.Store) -> None:
    rows = ask(store, "SELECT DISTINCT ?c WHERE { GRAPH id:graph/view { ?p ccg:backedBy ?c } }")
    told = {claim.id.removeprefix(BASE) for claim in CLAIMS if claim.status == "actual" and claim.mode != "hearsay"}
    assert {row[0] for row in rows} == told and len(told) == len(CLAIMS) - 2
    assert ask(store, "SELECT ?p WHERE { GRAPH id:graph/view { id:org/07V ccg:describedBy ?p } ?p a ccg:Rating }")


def test_no_triple_stands_in_two_graphs_and_no_node_is_blank(store: pyoxigraph.Store) -> None:
    triples = [(quad.subject, quad.predicate, quad.object) for quad in store]
    assert len(triples) == len(set(triples))
    assert not any(isinstance(node, pyoxigraph.BlankNode) for triple in triples for node in triple)


@pytest.mark.parametrize(
    "keys",
    [
        {"comparator": "≈"},
        {"unit": "EUR"},
        {"value": float("nan")},
        {"period": "2018-13"},
        {"status": "likely"},
        {"basis": "mean"},
        {"mode": "shouted"},
        {"start": 0},
        {"source": "another"},
    ],
)
def test_a_key_without_meaning_is_an_error_that_names_the_claim(keys: dict[str, object]) -> None:
    claim = replace(the("42%", Figure), **keys)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"^\S+:\d+-\d+: figure: "):
        list(quads(SOURCE, [claim]))


def test_names_do_not_depend_on_the_order_of_claims() -> None:
    assert sorted(quads(SOURCE, CLAIMS)) == sorted(quads(SOURCE, CLAIMS[::-1]))


def test_the_base_is_a_setting() -> None:
    claims = number(
        [replace(claim, id="", **({"restates": None} if isinstance(claim, Figure) else {})) for claim in CLAIMS],
        "https://example.org/kg/",
    )  # type: ignore[arg-type]
    lines = list(quads(SOURCE, claims, base="https://example.org/kg/"))
    assert not any(BASE in line for line in lines)
    assert any("<https://example.org/kg/graph/content>" in line for line in lines)


def test_an_id_does_not_depend_on_what_the_register_says(store: pyoxigraph.Store) -> None:
    rating = the("NHS Croydon CCG", Rating)
    (renamed,) = number([replace(rating, org="croydon", by=None)], BASE)
    assert renamed.id == rating.id


def _identifiers() -> Iterator[tuple[str, str]]:
    for source, claims in corpus():
        for claim in claims:
            yield source.slug, claim.id


def test_ids_are_one_a_claim_over_the_whole_corpus() -> None:
    identifiers = [identifier for _, identifier in _identifiers()]
    assert len(identifiers) == len(set(identifiers)) > 600


def test_a_persons_name_is_that_of_the_source_where_the_record_lacks_it() -> None:
    claim = at(
        Role, "Posy Larkin-Ashe", person="person/posy-larkin-ashe", person_name="Posy Larkin-Ashe", role="x", org="nao"
    )
    assert ask(graph_of([claim]), "SELECT ?n WHERE { ?p foaf:name ?n }") == [("Posy Larkin-Ashe",)]


def test_json_of_a_claim_reads_back() -> None:
    from ccgkg.ingest.claim import from_json

    for claim in CLAIMS:
        assert from_json(json.loads(json.dumps(claim.to_json()))) == claim
