"""Names: where on the site a thing of the graph has its page, and which thing a path means."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from ccgkg.ontology import CCG, CODE

_CODE = "code/"


@dataclass(frozen=True, slots=True)
class Names:
    """A name is what follows the base in an IRI (`org/07V`); that of a concept begins with `code/`."""

    base: str

    def iri(self, name: str) -> str:
        return f"{CODE}{name.removeprefix(_CODE)}" if name.startswith(_CODE) else f"{self.base}{name}"

    def name(self, iri: str) -> str | None:
        """The name of an IRI; None where it is not of this site."""
        for start, prefix in ((str(CODE), _CODE), (self.base, "")):
            if iri.startswith(start) and len(iri) > len(start):
                return prefix + iri[len(start) :]
        return None

    def path(self, iri: str) -> str | None:
        """The path of a thing's page, or None where the thing is not of this site."""
        if iri.startswith(str(CCG)):
            return "/def#" + quote(iri.removeprefix(str(CCG)), safe="")
        name = self.name(iri)
        return f"/page/{quote(name)}" if name else None


def web_address(url: str | None) -> str | None:
    """The address, where it is one of the web; None for `javascript:` and the like."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
