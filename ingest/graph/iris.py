"""The names of things: every IRI of the graph is minted here, from a code, a slug or a hash of content.

So the same input gives the same IRIs, and there are no blank nodes. Terms (`ccg:`) and concepts (`code:`) have fixed
homes of their own; the things stand under a base, which is a setting.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, unquote

from ccgkg.ontology import BASE

#: Whom a claim is credited to where the source does not say who publishes it.
UNKNOWN_PUBLISHER = "unknown-publisher"
_SAFE = "-._~"


def digest(*parts: str | None) -> str:
    """Twenty hexadecimal digits of the SHA-256 of the parts; None differs from the empty string."""
    joined = "\x1f".join("\x00" if part is None else part for part in parts)
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:20]


@lru_cache(maxsize=4096)
def slugify(name: str) -> str:
    """The slug of an organisation that has no other: its name in lower case, `and` for `&`, hyphens for spaces.

    >>> slugify("The King’s Fund & Co.")
    'kings-fund-and-co'
    """
    plain = unicodedata.normalize("NFKD", name).lower().replace("&", " and ")
    plain = re.sub(r"['’`]|[^\w\s-]", lambda m: "" if m[0] in "'’`" else " ", plain)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"^the-(?=.)", "", "-".join(re.split(r"[\s_-]+", plain.strip(" -_"))))


@lru_cache(maxsize=65536)
def _escaped(value: str) -> str:
    return quote(value, safe=_SAFE)


def agent_slug(agent: str) -> str:
    """The slug that the IRI of a body or a person was minted from, under whatever base."""
    kind, tail = agent.rsplit("/", 2)[-2:]
    return unquote(tail) if kind == "org" else f"{kind}/{unquote(tail)}"


def membership_org(membership: str) -> str:
    """The slug of the body in which a capacity is held."""
    return unquote(membership.rsplit("/", 2)[-2])


@dataclass(frozen=True, slots=True)
class Iris:
    """The IRIs under one base, which ends in `/` or `#`."""

    base: str = BASE

    def graph(self, name: str) -> str:
        """A graph by its name: `content`, `reference`, `view`, `texts`."""
        return f"{self.base}graph/{name}"

    def source_graph(self, slug: str) -> str:
        return f"{self.base}graph/source/{_escaped(slug)}"

    def source(self, slug: str) -> str:
        return f"{self.base}source/{_escaped(slug)}"

    def text(self, sha256: str) -> str:
        """One snapshot of a text."""
        return f"{self.base}text/{sha256}"

    def file(self, sha256: str) -> str:
        """The file that a text was read from."""
        return f"{self.base}file/{sha256}"

    def span(self, sha256: str, start: int, end: int) -> str:
        """A run of a text, its offsets in code points."""
        return f"{self.base}span/{sha256[:16]}/{start}-{end}"

    def agent(self, slug: str) -> str:
        """A body (`07V`, `nao`) or a person (`person/amyas-morse`)."""
        if slug.startswith("person/"):
            return f"{self.base}person/{_escaped(slug.removeprefix('person/'))}"
        return f"{self.base}org/{_escaped(slug)}"

    def role(self, name: str) -> str:
        """A role by its name, in words: `chief executive`."""
        return f"{self.base}role/{_escaped(slugify(name))}"

    def membership(self, person: str, org: str, role: str) -> str:
        """A capacity: a person in a role of a body. `person` and `org` are slugs, `role` is in words."""
        parts = (person.removeprefix("person/"), org, slugify(role))
        return f"{self.base}membership/{'/'.join(_escaped(part) for part in parts)}"

    def period(self, edtf: str) -> str:
        """A period in EDTF, `--` for its `/`."""
        return f"{self.base}period/{_escaped(edtf.replace('/', '--'))}"

    def minted(self, kind: str, *content: str | None) -> str:
        """A thing that is known by its content alone: a figure, a quantity, a population."""
        return f"{self.base}{kind}/{digest(*content)}"
