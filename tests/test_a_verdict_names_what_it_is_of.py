"""A verdict on a page names the two that were compared, or the one that was said several times, and nothing else."""

from importlib.resources import as_file, files
from pathlib import Path

from pyoxigraph import NamedNode

from ccgkg.ontology import CCG
from ccgkg.publish.build import build
from ccgkg.publish.site.edition import open_edition
from ccgkg.publish.site.figures import compared
from ccgkg.publish.site.settings import Settings


def test_what_stands_in_a_verdict_was_compared(tmp_path: Path) -> None:
    with as_file(files("ccgkg.ingest").joinpath("samples")) as samples:
        assert build([samples], tmp_path / "graph", workers=1).ok
    edition = open_edition(Settings(tmp_path / "graph"))
    of: dict[str, set[str]] = {}
    for quad in edition.store.quads_for_pattern(None, NamedNode(str(CCG.compares)), None):
        of.setdefault(str(quad.subject), set()).add(quad.object.value)
    assert {len(members) for members in of.values()} >= {1, 2}
    for members in of.values():
        for one in members:
            shown = [{iri for iri in (each.first, each.second) if iri} for each in compared(edition, [one])]
            assert members in shown and all(each in of.values() for each in shown)
