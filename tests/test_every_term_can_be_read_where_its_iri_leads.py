"""The IRI of every term leads to its place on one page, with its definition; the same address gives RDF to programs."""

import re
from importlib.resources import files

import pytest
from rdflib import OWL, RDF, SKOS, Dataset, Graph, URIRef
from site_by_hand import client
from test_a_page_shows_who_says_it import Reading

from ccgkg.ontology import CCG, CODE
from ccgkg.publish.site.vocabulary import ONTOLOGY, vocabulary

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def page() -> str:
    answer = client().get("/def", headers=HTML)
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/html")
    return answer.text


def turtle() -> Graph:
    return Graph().parse(data=client().get("/def.ttl").text, format="turtle")


def test_each_term_has_its_place_with_label_and_definition() -> None:
    text, graph = page(), turtle()
    ids = {attributes.get("id") for _, attributes in Reading(text).tags}
    words = " ".join(
        re.sub(r"<[^>]*>", " ", text).replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&").split()
    )
    terms = {s for s in graph.subjects(RDF.type) if isinstance(s, URIRef) and s.startswith(str(CCG))}
    assert len(terms) > 130
    for term in terms:
        assert term.removeprefix(str(CCG)) in ids, term
        assert " ".join(str(graph.value(term, SKOS.definition)).split()) in words, term


def test_each_code_is_in_its_list() -> None:
    ids = {attributes.get("id") for _, attributes in Reading(page()).tags}
    codes = Graph().parse(
        data=files("ccgkg.ontology").joinpath("codes.ttl").read_text(encoding="utf-8"), format="turtle"
    )
    held = {
        str(one).removeprefix(str(CODE))
        for kind in (SKOS.Concept, SKOS.ConceptScheme)
        for one in codes.subjects(RDF.type, kind)
    }
    assert len(held) > 100
    assert {"code-" + one.replace("/", "-") for one in held} <= ids


def test_every_link_on_the_page_has_its_target() -> None:
    found = Reading(page())
    ids = [attributes["id"] for _, attributes in found.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {str(a["href"])[1:] for a in found.all("a") if str(a["href"]).startswith("#")} <= set(ids)
    assert len(found.all("h1")) == 1 and not found.all("style")


def test_what_stands_on_a_class_is_what_the_shapes_ask() -> None:
    claim = next(term for term in vocabulary().classes if term.iri == str(CCG.Claim))
    asked = {rule.predicate: (rule.leads_to, rule.times) for rule in claim.rules}
    assert asked["http://purl.org/dc/terms/isPartOf"] == ((str(CCG.Source),), "1")
    assert asked["http://www.w3.org/ns/prov#wasDerivedFrom"][1] == "1 or more"
    assert asked[str(CCG.mode)] == ((str(CODE.mode),), "1")
    assert asked[str(CCG.rule)][1] == "0 to 1"


def test_the_page_counts_what_the_graph_holds() -> None:
    section = page().partition('<section class="term" id="SourceText">')[2].partition("</section>")[0]
    told = re.search(r"In the graph</dt><dd>([\d,]+)<", section)
    assert told and int(told[1]) == 7


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize(
    ("media", "suffix", "name"),
    [("text/turtle", "ttl", "turtle"), ("application/ld+json", "jsonld", "json-ld"),
     ("application/n-triples", "nt", "nt"), ("application/rdf+xml", "rdf", "xml")],
)  # fmt: skip
def test_programs_get_rdf_by_accept_and_by_suffix(media: str, suffix: str, name: str) -> None:
    for path, accept in (("/def", media), (f"/def.{suffix}", "text/html"), ("/def/0.1.0", media)):
        answer = client().get(path, headers={"Accept": accept})
        assert answer.headers["content-type"].partition(";")[0] == media
        graph = (Dataset(default_union=True) if name == "json-ld" else Graph()).parse(data=answer.text, format=name)
        assert (URIRef(ONTOLOGY), RDF.type, OWL.Ontology) in graph
        assert len(graph) == len(turtle())


def test_what_is_not_there_is_not_there() -> None:
    assert client().get("/def", headers={"Accept": "image/png"}).status_code == 406
    assert client().get("/def.exe").status_code == 404
    assert client().get("/def/0.0.1").status_code == 404


@pytest.mark.parametrize("path", ["/shapes", "/alignment"])
def test_shapes_and_alignment_are_there(path: str) -> None:
    answer = client().get(path)
    assert answer.headers["content-type"].startswith("text/turtle")
    assert len(Graph().parse(data=answer.text, format="turtle")) > 20
