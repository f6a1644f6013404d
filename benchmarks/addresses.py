"""What clients read of a site, and what they look up: the addresses that the things of a graph allow."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import quote, urlencode

import pyoxigraph

from benchmarks.clients import Ask
from ccgkg.ontology import BASE
from ccgkg.queries.roll import roll

KINDS = ("org", "person", "source", "quantity", "figure", "claim")
#: Of each kind so many things are looked up, and so many of these are read as pages and as data.
_MOST, _READ = 300, 120
RESULTS = "application/sparql-results+json"
#: What engineers look up, of one thing or another.
LOOKUPS = (
    "SELECT ?p ?o {{ <{iri}> ?p ?o }}",
    """SELECT ?label {{
  <{iri}> <http://www.w3.org/2004/02/skos/core#prefLabel>|<http://www.w3.org/2000/01/rdf-schema#label> ?label
}}""",
    """SELECT ?claim ?source {{
  ?claim <https://w3id.org/ccgkg/def#asserts> <{iri}> ; <http://purl.org/dc/terms/isPartOf> ?source
}}""",
    "ASK {{ ?s ?p <{iri}> }}",
)
_MEDIA = ("text/turtle", "application/ld+json", "application/n-triples")
_FIXED = (
    "/",
    "/sources",
    "/bodies",
    "/people",
    "/measures",
    "/register",
    "/compare",
    "/checks",
    "/questions",
    "/about",
)
_WORDS = (
    "overspend",
    "deficit",
    "merger",
    "Kernow",
    "rated inadequate",
    "special measures",
    "NAO",
    "£213m",
    "42%",
    "75 of 207",
)
_FIGURES = ("£213m", "42%", "75 of 207", "£1.35bn")
_DAYS = tuple(f"{year}-{month:02}-01" for year in range(2013, 2022) for month in (1, 4, 7, 10))


def things(store: pyoxigraph.Store) -> list[list[str]]:
    """Names of things (what follows the base in their IRIs), some of each kind by chance."""
    found: dict[str, set[str]] = defaultdict(set)
    for quad in store:
        subject, graph = quad.subject, quad.graph_name
        if (
            isinstance(subject, pyoxigraph.NamedNode)
            and subject.value.startswith(BASE)
            and graph.value != f"{BASE}graph/texts"
        ):
            name = subject.value.removeprefix(BASE)
            found[name.split("/")[0]].add(name)
    draw = random.Random(7)
    return [draw.sample(sorted(found[kind]), min(len(found[kind]), _MOST)) for kind in KINDS]


def mixed_load(names: Sequence[Sequence[str]]) -> list[list[Ask]]:
    """Requests in lists of equal share: two of pages, one of overviews, one of searches, two of linked data, one of the
    API, two of SPARQL."""
    draw = random.Random(7)
    read = [name for kind in names for name in kind[:_READ]]
    pages = [Ask("page", f"/page/{quote(name)}") for name in read]
    overviews = [Ask("page", path) for path in _FIXED]
    searches = [
        Ask("search", f"/search?{urlencode({'q': words})}")
        for words in (*_WORDS, *(name.split("/")[-1] for name in read[::7]))
    ]
    linked = [Ask("linked data", f"/id/{quote(name)}", draw.choice(_MEDIA)) for name in read]
    register = {entry.ods_code for entry in roll(None)}
    asked = [f"register?as_of={day}" for day in _DAYS] + [f"why?{urlencode({'figure': figure})}" for figure in _FIGURES]
    asked += [f"lineage?name={code}" for code in (name.removeprefix("org/") for name in read) if code in register]
    api = [Ask("API", f"/api/{one}", "*/*") for one in asked]
    lookups = sparql_lookups(names)
    return [pages, pages, overviews, searches, linked, linked, api, lookups, lookups]


def sparql_lookups(names: Sequence[Sequence[str]]) -> list[Ask]:
    """Each lookup of each thing, by GET."""
    texts = [text.format(iri=BASE + name) for kind in names for name in kind for text in LOOKUPS]
    return [Ask("SPARQL", f"/sparql?{urlencode({'query': text})}", RESULTS) for text in texts]
