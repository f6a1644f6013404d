"""The run: which code and which data made a graph. No clock is in it, so that the same input gives the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from ccgkg.ingest.graph.iris import Iris, digest
from ccgkg.ingest.graph.terms import CCG, PROV, RDFS, iri, line, text, typed

_CODE, _RULES = (".py",), (".yaml", ".csv", ".ttl", ".json")


@dataclass(frozen=True, slots=True)
class Run:
    """The version of the code, and the hashes of the code and of its rules and reference data."""

    version: str
    code_hash: str
    rules_hash: str

    @property
    def key(self) -> str:
        """What tells one run from another."""
        return digest(self.version, self.code_hash, self.rules_hash)


@lru_cache(maxsize=1)
def this_run() -> Run:
    """The run of the code that is installed: every file that a claim or its quads may depend on is hashed."""
    packages = [files("ccgkg.ingest"), files("ccgkg.ontology")]
    return Run(version("ccgkg"), _hash(packages, _CODE), _hash(packages, _RULES))


def _hash(packages: list[Traversable], endings: tuple[str, ...]) -> str:
    total = hashlib.sha256()
    for package in packages:
        for place, file in _files(package, ""):
            if place.endswith(endings):
                total.update(f"{place}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


def _files(folder: Traversable, place: str) -> Iterator[tuple[str, Traversable]]:
    """Every file of a folder and of those in it, by its place there; samples are input and no part of a run."""
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_file():
            yield f"{place}{entry.name}", entry
        elif entry.name not in ("samples", "__pycache__"):
            yield from _files(entry, f"{place}{entry.name}/")


def run_iri(run: Run, iris: Iris) -> str:
    return f"{iris.base}run/{run.key}"


def describe_run(run: Run, iris: Iris, graph: str) -> list[str]:
    """The lines that describe a run and its software."""
    node, software = run_iri(run, iris), f"{iris.base}software/ccgkg"
    return [
        typed(node, CCG.Run, graph),
        line(node, CCG.codeVersion, text(run.version), graph),
        line(node, CCG.rulesHash, text(run.rules_hash), graph),
        line(node, PROV.wasAssociatedWith, iri(software), graph),
        typed(software, PROV.SoftwareAgent, graph),
        line(software, RDFS.label, text("ccgkg", "en"), graph),
    ]
