"""The values of the claims contract as concepts of the code lists."""

from __future__ import annotations

from functools import lru_cache

from ccgkg.ontology.codes import Concept, load_codes

OTHER = "other"


@lru_cache(maxsize=1024)
def concept(scheme: str, value: str) -> Concept:
    """The concept of a value (`comparator`, `>=`). Raises ValueError, with the values that there are, where it is
    none."""
    known = load_codes()[scheme]
    if value not in known:
        raise ValueError(f"{scheme}: {value!r} is none of {', '.join(known)}")
    return known[value]


def concept_or_other(scheme: str, value: str) -> tuple[Concept, str | None]:
    """The concept of a value, or `other` and the value in words, for a list that lets sources go on."""
    known = load_codes()[scheme]
    return (known[value], None) if value in known else (known[OTHER], value.replace("-", " "))
