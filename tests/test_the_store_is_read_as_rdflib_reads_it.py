"""The stored graph, on disk and in memory, through pyoxigraph and through rdflib's API, is the graph that was built."""

from pathlib import Path

import pyoxigraph
import pytest
from built_by_hand import read_by_hand, write_pieces
from claims_by_hand import SOURCE, TEXT, WORDS
from rdflib import Dataset, Graph, URIRef
from rdflib.namespace import RDF

from ccgkg.ontology import BASE, CCG
from ccgkg.publish.build import build
from ccgkg.store import holdings, snapshots
from ccgkg.store.dataset import as_dataset, in_memory, load, open_store
from ccgkg.store.home import Home, StoreError

#: rdflib calls what it has itself deprecated.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
FIGURES = f"SELECT (COUNT(?f) AS ?n) WHERE {{ ?f a <{CCG.Figure}> }}"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    assert build([write_pieces(folder / "pieces")], folder / "graph", reader=read_by_hand, workers=1).ok
    return folder / "graph"


def test_on_disk_and_in_memory_are_one(out: Path) -> None:
    disk, memory = open_store(out), in_memory(out)
    assert set(disk) == set(memory) and len(disk) > 1000
    assert memory.contains_named_graph(pyoxigraph.NamedNode(f"{BASE}graph/texts"))
    without = in_memory(out, texts=False)
    assert not without.contains_named_graph(pyoxigraph.NamedNode(f"{BASE}graph/texts"))
    assert 0 < len(without) < len(memory)


def test_the_dump_is_what_the_store_holds(out: Path) -> None:
    lines = [file.read_text(encoding="utf-8") for file in (out / "graph.nq", out / "current" / "texts.nq")]
    store = pyoxigraph.Store()
    for text in lines:
        store.load(text, format=pyoxigraph.RdfFormat.N_QUADS)
    assert set(store) == set(open_store(out))
    assert WORDS not in lines[0] and WORDS in lines[1]


def test_rdflib_sees_the_union_and_each_graph(out: Path) -> None:
    dataset = as_dataset(open_store(out))
    (row,) = dataset.query(FIGURES)
    assert int(row[0]) == 10  # type: ignore[index]
    content = dataset.graph(URIRef(f"{BASE}graph/content"))
    assert len(list(content.subjects(RDF.type, CCG.Figure))) == 10
    assert not list(dataset.graph(URIRef(f"{BASE}graph/source/{SOURCE.slug}")).subjects(RDF.type, CCG.Figure))
    plain = Dataset(default_union=True)
    plain.parse(out / "graph.nq", format="nquads")
    assert [int(row[0]) for row in plain.query(FIGURES)] == [10]  # type: ignore[index]


def test_it_is_open_to_read_and_not_to_write(out: Path) -> None:
    quads = len(open_store(out))
    with pytest.raises(RuntimeError):
        open_store(out).update(f"DELETE WHERE {{ GRAPH ?g {{ ?s a <{CCG.Figure}> }} }}")
    assert len(open_store(out)) == quads


def test_loading_in_parts_is_loading_at_once(out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ccgkg.store.dataset._PART", 1000)
    assert load(tmp_path / "store", [out / "graph.nq"]) == len(in_memory(out, texts=False))


def test_texts_are_kept_by_their_hash_outside_the_graph(out: Path) -> None:
    assert snapshots.read(out / "texts", SOURCE.sha256) == TEXT
    assert snapshots.read(out / "texts", "0" * 64) is None
    assert snapshots.read(out / "texts", "../graph.nq") is None
    current = Home(out).current()
    assert current is not None
    held = {holding.slug: holding for holding in holdings.read(current.sources).sources}
    assert held[SOURCE.slug].source(TEXT) == SOURCE


def test_a_snapshot_that_was_changed_is_found_out(tmp_path: Path) -> None:
    sha256 = snapshots.keep(tmp_path, "one\r\ntwo\u2028")
    assert snapshots.read(tmp_path, sha256) == "one\r\ntwo\u2028"
    (tmp_path / f"{sha256}.txt").write_text("two", encoding="utf-8")
    with pytest.raises(StoreError, match="is no longer the text that was read"):
        snapshots.read(tmp_path, sha256)


def test_a_store_that_is_spoilt_is_one_line(tmp_path: Path, out: Path) -> None:
    draft_home = Home(tmp_path)
    draft_home.prepare()
    draft = draft_home.draft()
    draft.store.mkdir()
    (draft.store / "CURRENT").write_text("nonsense", encoding="utf-8")
    draft_home.swap_in(draft, "0" * 20)
    with pytest.raises(StoreError) as error:
        open_store(tmp_path)
    assert "cannot be opened" in str(error.value) and "\n" not in str(error.value)


def test_every_claim_reads_back_from_its_snapshot(out: Path) -> None:
    graph: Graph = as_dataset(open_store(out))
    rows = list(
        graph.query(
            """PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX prov: <http://www.w3.org/ns/prov#>
            PREFIX ccg: <https://w3id.org/ccgkg/def#>
            SELECT ?sha ?start ?end ?exact WHERE { ?c a ccg:Claim ; prov:wasDerivedFrom ?span .
              ?span oa:hasSource/ccg:sha256 ?sha ;
                oa:hasSelector [ oa:start ?start ; oa:end ?end ] , [ oa:exact ?exact ] }"""
        )
    )
    assert len(rows) > 15
    for sha, start, end, exact in rows:  # type: ignore[misc]
        text = snapshots.read(out / "texts", str(sha))
        assert text is not None and text[int(start) : int(end)] == str(exact)
