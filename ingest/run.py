"""The run: which code and which data made a graph. No clock is in it, so that the same input gives the same bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from ccgkg.ingest.iris import Iris, digest
from ccgkg.ingest.terms import CCG, PROV, RDFS, iri, line, text, typed

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
    packages = [files("ccgkg.ingest"), files("ccgkg.ingest.rules"), files("ccgkg.ontology")]
    return Run(version("ccgkg"), _hash(packages, _CODE), _hash(packages, _RULES))


def _hash(packages: list[Traversable], endings: tuple[str, ...]) -> str:
    total = hashlib.sha256()
    for package in packages:
        for file in sorted(package.iterdir(), key=lambda entry: entry.name):
            if file.name.endswith(endings):
                total.update(f"{file.name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


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
