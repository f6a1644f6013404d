"""N-Quads, formatted straight: one quad a line, byte for byte as Oxigraph's own serialiser writes it.

IRIs go in plain, without angle brackets; only the object is a term that is formatted before. No blank nodes.
Source of the rules: RDF 1.1 N-Quads, and the canonical form of XML Schema 1.1 for the lexical forms of numbers.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from urllib.parse import quote, urlsplit

from rdflib import namespace
from rdflib.namespace import XSD

from ccgkg import ontology


class Vocabulary:
    """The terms of a namespace as plain strings, each made once: rdflib makes and checks one anew at every use."""

    def __init__(self, namespace: object) -> None:
        self._namespace = namespace

    def __getattr__(self, name: str) -> str:
        term = str(getattr(self._namespace, name))
        setattr(self, name, term)
        return term


#: What a literal may not hold as it is. Every other character of Unicode is written as itself, in UTF-8.
ESCAPES = {
    **{chr(code): f"\\u{code:04X}" for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF)},
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
    '"': '\\"',
    "\\": "\\\\",
}
_TABLE = str.maketrans(ESCAPES)
_ESCAPED = re.compile(f"[{re.escape(''.join(ESCAPES))}]")

CCG, OA = Vocabulary(ontology.CCG), Vocabulary(ontology.OA)
DCTERMS, FOAF, ORG, PROV = (
    Vocabulary(known) for known in (namespace.DCTERMS, namespace.FOAF, namespace.ORG, namespace.PROV)
)
RDF, RDFS, SKOS = (Vocabulary(known) for known in (namespace.RDF, namespace.RDFS, namespace.SKOS))
_TYPE = str(namespace.RDF.type)
_DECIMAL, _INTEGER, _OFFSET, _DATE = (
    f"^^<{datatype}>" for datatype in (XSD.decimal, XSD.integer, XSD.nonNegativeInteger, XSD.date)
)
#: What RFC 3987 lets stand in an address, beside letters, digits and whole percent escapes.
_ADDRESS_SAFE = "/?#[]@!$&'()*+,;=:-._~%"
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def line(subject: str, predicate: str, term: str, graph: str) -> str:
    """One quad as a line of N-Quads, without its line end. `term` is formatted, the three IRIs are plain."""
    return f"<{subject}> <{predicate}> {term} <{graph}> ."


def typed(subject: str, cls: str, graph: str) -> str:
    """The line that says of which class a thing is."""
    return f"<{subject}> <{_TYPE}> <{cls}> <{graph}> ."


def iri(value: str) -> str:
    """An IRI as an object."""
    return f"<{value}>"


def text(value: str, language: str | None = None) -> str:
    """A string, or a text in a language (`en`)."""
    if _ESCAPED.search(value):
        value = value.translate(_TABLE)
    return f'"{value}"@{language}' if language else f'"{value}"'


def decimal(value: Decimal) -> str:
    """An `xsd:decimal` in canonical form: no exponent, no zeros that say nothing (`42`, `33.33`).

    Raises ValueError for what is no finite number.
    """
    if not value.is_finite():
        raise ValueError(f"{value} is no number")
    plain = f"{value:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return f'"{"0" if plain in ("-0", "") else plain}"{_DECIMAL}'


def integer(value: int) -> str:
    return f'"{value}"{_INTEGER}'


def offset(value: int) -> str:
    """An offset in code points. Web Annotation asks for `xsd:nonNegativeInteger`; Oxigraph reads it out as
    `xsd:integer`."""
    return f'"{value}"{_OFFSET}'


def day(value: date) -> str:
    return f'"{value.isoformat()}"{_DATE}'


def address(url: str) -> str | None:
    """A web address as an IRI that every parser takes, or None where it is none (no `http` or `https`, no host).

    >>> address("https://example.org/a b|c%zz")
    'https://example.org/a%20b%7Cc%25zz'
    >>> address("https://example.org/#a#b")
    'https://example.org/#a%23b'
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"[A-Za-z0-9.-]+(:[0-9]+)?", parts.netloc):
        return None
    quoted = quote(_LONE_PERCENT.sub("%25", url.strip()), safe=_ADDRESS_SAFE).replace("[", "%5B").replace("]", "%5D")
    before, mark, fragment = quoted.partition("#")
    return before + mark + fragment.replace("#", "%23")  # a fragment holds no second mark
