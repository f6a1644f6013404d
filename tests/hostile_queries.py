"""What strangers send to an endpoint that would rather not have it: each request, and the statuses it may have.

The limits are those of `LIMITS`. A request that is marked heavy works for seconds, most of them until they are ended.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from ccgkg.publish.sparql.limits import Limits

LIMITS = Limits(seconds=2.0, rows=5_000, bytes=1_000_000, query=40_000, memory=2**27, workers=2, queue=4)

FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
#: The port is where no one listens, or where a test listens to hear whether anyone comes.
OUT = "http://127.0.0.1:{port}/"
SERVICE = f"SERVICE <{OUT}> {{ ?s ?p ?o }}"
DEEP = 2_000


@dataclass(frozen=True, slots=True)
class Hostile:
    """A request, and the statuses that it may have. `says` is what the refusal has to say."""

    name: str
    statuses: frozenset[int]
    query: str = ""
    says: str = ""
    heavy: bool = False
    method: str = "POST"
    address: str = ""
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": DIRECT})


def _text(name: str, query: str, *statuses: int, says: str = "", heavy: bool = False) -> Hostile:
    return Hostile(name, frozenset(statuses), query, says, heavy)


def _request(
    name: str, status: int, method: str = "POST", address: str = "", body: bytes = b"", **headers: str
) -> Hostile:
    named = {key.replace("_", "-"): value for key, value in headers.items()}
    return Hostile(name, frozenset({status}), method=method, address=address, body=body, headers=named)


NO_SERVICE, OVER_TIME, OVER_SIZE = "SERVICE is refused", "longer than it may", "larger than"
REACHING_OUT = [
    _text("SERVICE", f"SELECT * {{ {SERVICE} }}", 400, says=NO_SERVICE),
    _text("SERVICE in odd case", f"SELECT * {{ sErViCe SILENT <{OUT}> {{ ?s ?p ?o }} }}", 400, says=NO_SERVICE),
    _text("SERVICE after a comment", f"SELECT * {{ SERVICE#x\n#y\n<{OUT}> {{ ?s ?p ?o }} }}", 400, says=NO_SERVICE),
    _text("SERVICE in a subquery", f"SELECT * {{ {{ SELECT * {{ {{ SELECT * {{ {SERVICE} }} }} }} }} }}", 400,
          says=NO_SERVICE),
    _text("SERVICE in EXISTS", f"ASK {{ FILTER EXISTS {{ {SERVICE} }} }}", 400, says=NO_SERVICE),
    _text("SERVICE in ORDER BY", f"SELECT * {{ }} ORDER BY (EXISTS {{ {SERVICE} }})", 400, says=NO_SERVICE),
    _text("SERVICE in CONSTRUCT", f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {SERVICE} }}", 400, says=NO_SERVICE),
    _text("SERVICE by an escape", f"SELECT * {{ \\u0053ERVICE <{OUT}> {{ ?s ?p ?o }} }}", 400, says=NO_SERVICE),
    _text("SERVICE behind a line end", f"SELECT * {{ # \r {SERVICE}\n }}", 400, says=NO_SERVICE),
    _text("SERVICE at a variable", f"SELECT * {{ VALUES ?x {{ <{OUT}> }} SERVICE ?x {{ ?s ?p ?o }} }}", 400,
          says=NO_SERVICE),
    _text("FROM a file", "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", 400, says="no graph"),
    _text("FROM the web", f"SELECT * FROM <{OUT}> {{ ?s ?p ?o }}", 400, says="no graph"),
    _text("FROM NAMED a file", "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }", 400,
          says="no graph"),
    _text("FROM a file by a prefix", "PREFIX f: <file:///etc/> ASK FROM f:passwd { ?s ?p ?o }", 400, says="no graph"),
    _text("FROM a relative file", "ASK FROM <../../etc/passwd> { ?s ?p ?o }", 400),
    _text("FROM a file by a base", "BASE <file:///etc/> ASK FROM <passwd> { ?s ?p ?o }", 400, says="no graph"),
    _text("GRAPH of a file", "ASK { GRAPH <file:///etc/passwd> { ?s ?p ?o } }", 200),
    _request("default graph of a file", 400, "GET", "query=ASK%7B%7D&default-graph-uri=file:///etc/passwd"),
]  # fmt: skip
WRITING = [
    _text("INSERT", "INSERT DATA { <urn:a> <urn:b> <urn:c> }", 400),
    _text("DELETE", "DELETE WHERE { ?s ?p ?o }", 400),
    _text("DROP", "DROP ALL", 400),
    _text("CLEAR", "CLEAR SILENT ALL", 400),
    _text("LOAD", "LOAD <file:///etc/passwd>", 400),
    _text("LOAD from the web", f"LOAD SILENT <{OUT}> INTO GRAPH <urn:graph:one>", 400),
    _text("an update behind a query", "ASK {} ; DROP ALL", 400),
    _text("an update behind a prologue", "PREFIX a: <urn:a> INSERT { ?s ?p a:b } WHERE { ?s ?p ?o }", 400),
    _request("an update as such", 403, body=b"DROP ALL", Content_Type="application/sparql-update"),
    _request("an update in a form", 403, body=b"update=DROP%20ALL", Content_Type=FORM),
    _request("an update beside a query", 403, body=b"query=ASK%7B%7D&update=DROP%20ALL", Content_Type=FORM),
]
HEAVY = [
    _text("a cross join that is counted", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", 503,
          says=OVER_TIME),
    _text("a cross join that is put in order", "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?a", 503,
          says="than it may"),
    _text("a cross join, each once", "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", 503),
    _text("a cross join in groups", "SELECT ?a (GROUP_CONCAT(?i) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } GROUP BY ?a",
          503, says="than it may", heavy=True),
    _text("a cross join as it is", "SELECT * { ?a ?b ?c . ?d ?e ?f }", 503, says=OVER_SIZE),
    _text("a cross join far behind",
          "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } OFFSET 10000000000 LIMIT 1",
          503, says=OVER_TIME, heavy=True),
    _text("more rows than may be", "SELECT ?a { ?a <urn:number> ?b . ?c <urn:number> ?d } LIMIT 5001", 503,
          says="rows"),
    _text("more triples than may be", "CONSTRUCT { ?a <urn:x> ?d } WHERE { ?a <urn:number> ?b . ?c <urn:number> ?d }",
          503, says="rows"),
    _text("a text that doubles", "SELECT ?z { BIND('" + "x" * 999 + "' AS ?a) " + " ".join(
        f"BIND(CONCAT(?{a}, ?{a}, ?{a}, ?{a}, ?{a}, ?{a}, ?{a}, ?{a}, ?{a}, ?{a}) AS ?{b})"
        for a, b in zip("abcdef", "bcdefz", strict=True)) + " }", 503, heavy=True),
    _text("paths of any length from anywhere",
          "SELECT (COUNT(*) AS ?n) { ?a (<urn:next>|!<urn:no>)* ?b . ?b (<urn:next>|^<urn:next>)* ?c . "
          "?c (<urn:next>|^<urn:next>)+ ?d }", 503, says=OVER_TIME, heavy=True),
    _text("paths in paths", "ASK { ?a ((((<urn:next>*)*)*/(<urn:next>*)+)*/<urn:no>) ?b }", 200),
    _text("a subquery in each of many",
          "SELECT (COUNT(*) AS ?n) { ?a ?b ?c FILTER NOT EXISTS { ?d ?e ?f . ?g ?h ?i FILTER(?a = ?i && ?c = ?d) } }",
          503, says=OVER_TIME, heavy=True),
    _text("a union of unions",
          "SELECT (COUNT(*) AS ?n) { " + " ".join("{ ?s ?p ?o } UNION { ?o ?p ?s }" for _ in range(12)) + " }",
          200, 503, heavy=True),
    _text("nested OPTIONAL",
          "SELECT (COUNT(*) AS ?n) { ?a ?b ?c " + "".join(f"OPTIONAL {{ ?x{n} ?y{n} ?z{n} " for n in range(8))
          + "}" * 8 + "}", 503, says="than it may", heavy=True),
]  # fmt: skip
ODD = [
    _text("an expression that backtracks",
          "SELECT * { BIND('" + "a" * 2000 + "!' AS ?x) FILTER REGEX(?x, '^(a+)+$') }", 200),
    _text("an expression that counts", "ASK { FILTER REGEX('aaaa', '((a{1,1000}){1,1000}){1,1000}') }", 200),
    _text("an expression of many states",
          "SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER REGEX(STR(?o), '(.*.*.*.*.*){50}x$') }", 200),
    _text("replacing with backtracking", "SELECT (REPLACE('" + "a" * 3000 + "', '(a|aa)+$', 'b') AS ?x) { }", 200),
    _text("many VALUES", "ASK { VALUES ?x { " + "1 " * 15_000 + "} }", 200, 503, heavy=True),
    _text("VALUES against VALUES",
          "SELECT (COUNT(*) AS ?n) { "
          + " ".join(f"VALUES ?v{n} {{ {'1 2 3 4 5 6 7 8 9 ' * 20}}}" for n in range(6)) + "}", 503, heavy=True),
    _text("deep brackets", "ASK { FILTER(" + "(" * DEEP + "1" + ")" * DEEP + ") }", 400, 503),
    _text("deep groups", "ASK " + "{" * DEEP + "}" * DEEP, 400, 503),
    _text("deep subqueries", "SELECT * { " * 500 + "}" * 500, 400, 503),
    _text("deep lists", "ASK { ?s ?p " + "(" * DEEP + ")" * DEEP + " }", 400, 503),
    _text("deep paths", "ASK { ?s " + "(" * DEEP + "<urn:p>" + ")*" * DEEP + " ?o }", 400, 503),
    _text("many signs before a number", "ASK { FILTER(" + "!" * 5000 + "true) }", 400),
    _text("a long sum", "ASK { FILTER(" + "1+" * 5000 + "1 > 0) }", 200, 503, heavy=True),
    _text("a bracket that is not closed", "ASK { FILTER(" + "(" * 30, 400, 503),
    _text("a null character", "ASK { ?s ?p ?o }\x00", 400),
    _text("a null character in a text", "SELECT ('a\x00b' AS ?x) { }", 200),
    _text("half a character by an escape", 'ASK { ?s ?p "\\uD800" }', 400),
    _text("no character by an escape", 'ASK { ?s ?p "\\UFFFFFFFF" }', 400),
    _text("escapes of escapes", "ASK { ?s ?p \"" + "\\u005C" * 200 + "u0022\" }", 200),
    _text("a page as a query", "<script>alert(1)</script>", 400),
    _text("an IRI that is none", "ASK { <a b> <c\\d> <e{f}> }", 400),
    _text("nothing but a comment", "# ASK {}", 400),
    _text("a function that is a file", "ASK { FILTER(<file:///bin/sh>('id')) }", 400),
]  # fmt: skip
REQUESTS = [
    _request("a long query as the body", 413, body=b"ASK {}" + b" " * 40_000, Content_Type=DIRECT),
    _request("a very long body", 413, body=b"query=" + b"a" * 3_000_000, Content_Type=FORM),
    _request("a long query in the address", 414, "GET", "query=ASK%7B%7D" + "+" * 40_000),
    _request("many parameters", 400, "GET", "query=ASK%7B%7D" + "&a=b" * 1_000),
    _request("bytes that are no UTF-8", 400, body=b"ASK { ?s ?p '\xff\xfe' }", Content_Type=DIRECT),
    _request("an address that is no UTF-8", 400, "GET", "query=ASK%20%7B%20%7D%20%23%C3"),
    _request("a form that is no UTF-8", 400, body=b"query=%FF%FE", Content_Type=FORM),
    _request("a null byte in the address", 400, "GET", "query=%00"),
    _request("XML", 415, body=b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
             Content_Type="text/xml"),
    _request("JSON", 415, body=b'{"query": "ASK {}"}', Content_Type="application/json"),
    _request("no media type", 415, body=b"ASK {}"),
    _request("a media type that is none", 415, body=b"ASK {}", Content_Type=";;;,,,"),
    _request("another encoding", 415, body="ASK {}".encode("utf-16"), Content_Type=DIRECT + "; charset=utf-16"),
    _request("a body that unpacks", 415, body=gzip.compress(b" " * 10_000_000), Content_Type=DIRECT,
             Content_Encoding="gzip"),
    _request("an answer as a picture", 406, "GET", "query=ASK%7B%7D", Accept="image/png"),
    _request("a wish of many formats", 200, "GET", "query=ASK%7B%7D", Accept="a/b;q=0.1," * 4_000 + "*/*"),
    _request("a page in the address", 400, "GET", "query=" + quote("<script>alert(1)</script>")),
    _request("another method, PUT", 405, "PUT", body=b"ASK {}", Content_Type=DIRECT),
    _request("another method, DELETE", 405, "DELETE"),
]  # fmt: skip
ALL = [*REACHING_OUT, *WRITING, *HEAVY, *ODD, *REQUESTS]
