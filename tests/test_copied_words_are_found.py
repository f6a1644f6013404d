"""Words that texts share are found, wherever they stand and though some were changed; unrelated texts share none."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from article_sets import ARTICLES
from hypothesis import given
from hypothesis import strategies as st
from texts_by_chance import WORDS, article, changed, sentences

from ccgkg.ingest.graph.iris import Iris
from ccgkg.ingest.source import Source, read_source
from ccgkg.queries.origins.copies import clusters
from ccgkg.queries.origins.fingerprints import RUN, SURE, anchors, winnowed
from ccgkg.queries.origins.overlap import Overlap, overlaps, texts_of
from ccgkg.queries.origins.passages import covered, passages
from ccgkg.queries.origins.wording import wording


def shared(first: str, second: str) -> int:
    """How many words two texts are found to share."""
    one, other = wording(first), wording(second)
    return sum(p.same for p in passages(one, other, anchors([one, other]).get((0, 1), [])))


def found(*texts: str, published: str | None = None) -> list[Overlap]:
    sources = [Source(f"s{n:04}", text, publisher=f"Paper {n}", published=published) for n, text in enumerate(texts)]
    return overlaps(texts_of(sources, Iris()), {})


def test_a_word_is_the_same_however_it_is_written() -> None:
    assert wording("The NHS’s £1.35 billion – 20%").words == ("the", "nhs's", "1.35", "billion", "20")


@given(st.integers(0, 2**32), st.integers(0, 60), st.integers(0, 60), st.integers(SURE, 40))
def test_every_run_of_twelve_words_is_found(seed: int, before: int, after: int, length: int) -> None:
    """The promise of winnowing: no run of so many words that two texts share is missed."""
    draw = random.Random(seed)
    run = [f"w{draw.randrange(10_000)}" for _ in range(length)]
    one = " ".join([*(f"a{n}" for n in range(before)), *run, *(f"b{n}" for n in range(after))])
    other = " ".join([*(f"c{n}" for n in range(after)), *run, *(f"d{n}" for n in range(before))])
    assert shared(one, other) == length


@given(st.lists(st.sampled_from(WORDS[:9]), max_size=80))
def test_fingerprints_are_those_of_runs_and_depend_on_nothing_else(words: list[str]) -> None:
    """A window of runs always keeps one, and equal runs have equal fingerprints."""
    text = wording(" ".join(words))
    kept = dict(winnowed(text))
    by_run: dict[tuple[str, ...], int] = {}
    for place, mark in kept.items():
        assert by_run.setdefault(text.words[place : place + RUN], mark) == mark
    runs = len(words) - RUN + 1
    places = sorted(kept)
    assert bool(places) == (runs > 0)
    assert all(b - a <= SURE - RUN + 1 for a, b in zip([-1, *places], [*places, max(runs, 0)], strict=True))


CHANGES: dict[str, Callable[[random.Random, list[str]], list[str]]] = {
    "as it stands": lambda draw, told: told,
    "one word in fifteen another": lambda draw, told: [changed(draw, s, other=1 / 15) for s in told],
    "one word in fifteen left out": lambda draw, told: [changed(draw, s, dropped=1 / 15) for s in told],
    "sentences in another order": lambda draw, told: draw.sample(told, len(told)),
    "every other sentence": lambda draw, told: told[::2],
    "all of that": lambda draw, told: [
        changed(draw, s, other=1 / 30, dropped=1 / 30) for s in draw.sample(told, len(told) - 3)
    ],
}


@pytest.mark.parametrize("change", CHANGES)
def test_copies_with_changes_are_found(change: str) -> None:
    """100 releases of twelve sentences in as many articles of their own: at least 99 are told to be copies."""
    hits, recalled = 0, []
    for seed in range(100):
        draw = random.Random(seed)
        release = sentences(draw, 12)
        copied = CHANGES[change](draw, release)
        story = sentences(draw, 4) + copied + sentences(draw, 4)
        (overlap,) = found(" ".join(release), " ".join(story)) or [None]
        hits += overlap is not None and overlap.kind == "copy"
        if overlap:
            recalled.append(
                covered((p.second, p.second_end) for p in overlap.passages) / len(wording(" ".join(copied)))
            )
    assert hits >= 99
    assert sum(recalled) / len(recalled) >= 0.8


def test_texts_that_have_nothing_to_do_with_each_other_share_nothing() -> None:
    """No false alarm among the 79,800 pairs of 400 articles, whose common words come as often as in a language."""
    draw = random.Random(5)
    assert found(*(article(draw) for _ in range(400))) == []


def test_a_list_of_names_is_copied_from_no_one() -> None:
    names = (
        "Bassetlaw, East Surrey, North Hampshire, Vale Of York, Surrey Downs, "
        "St Helens, Medway, Walsall, Kernow, Enfield"
    )
    assert shared(f"The first list is this: {names}.", f"Those named elsewhere were {names}.") == 0


def test_tables_are_copied_from_no_one(tmp_path: Path) -> None:
    rows = "\n".join(f"{n},the groups that were rated good or better,in the year before the last one" for n in range(9))
    for name in ("one", "other"):
        (tmp_path / f"{name}.csv").write_text(f"number,what,when\n{rows}\n", encoding="utf-8")
    tables = [read_source(tmp_path / f"{name}.csv") for name in ("one", "other")]
    assert overlaps(texts_of(tables, Iris()), {}) == []
    assert shared(*(table.text for table in tables)) > SURE


def test_what_one_publisher_prints_twice_is_no_overlap() -> None:
    text = article(random.Random(1))
    sources = [Source("a", text + " One.", publisher="Pulse"), Source("b", text + " Two.", publisher="Pulse")]
    assert overlaps(texts_of(sources, Iris()), {}) == []
    assert (
        len(overlaps(texts_of([Source("a", text), Source("b", text)], Iris()), {})) == 1
    )  # whose they are is not known


def test_many_that_print_one_release_are_one_cluster() -> None:
    draw = random.Random(3)
    release = article(draw, 10)
    texts = [f"{article(draw, 3)} {release} {article(draw, 3)}" for _ in range(60)] + [article(draw) for _ in range(20)]
    overlapping = found(*texts)
    assert len(overlapping) < 2 * len(texts)  # and not one for each of 1,770 pairs
    (cluster,) = clusters(overlapping)
    assert len(cluster.sources) == 60


def test_a_digest_of_two_releases_does_not_make_one_of_them() -> None:
    draw = random.Random(4)
    one, other = article(draw, 8), article(draw, 8)
    found_clusters = clusters(found(one, other, f"{one} {other}"))
    assert sorted([text.slug for text in c.sources] for c in found_clusters) == [["s0000", "s0002"], ["s0001", "s0002"]]


def test_the_first_to_publish_is_copied() -> None:
    draw = random.Random(6)
    release = article(draw, 10)
    sources = [
        Source("later", release + " " + article(draw, 2), publisher="Later", published="2018-12-20"),
        Source("first", release, publisher="First", published="2018-12-18"),
        Source("undated", release + " " + article(draw, 3), publisher="Undated"),
    ]
    copied = {
        (o.first.slug, o.second.slug): o.copied_from and o.copied_from.slug
        for o in overlaps(texts_of(sources, Iris()), {})
    }
    assert copied == {("first", "later"): "first", ("first", "undated"): None, ("later", "undated"): None}


def test_work_grows_with_the_words() -> None:
    """Four times the texts, a fifth of them copies of one release, give at most five times the places to look at."""

    def looked_at(count: int) -> tuple[int, int]:
        draw = random.Random(9)
        release = article(draw, 8)
        places = anchors([wording(article(draw, 6) + (release if n % 5 == 0 else "")) for n in range(count)])
        return sum(map(len, places.values())), len(places)

    (few, few_pairs), (many, many_pairs) = looked_at(100), looked_at(400)
    assert few > 100 and many < 5 * few and many_pairs < 5 * few_pairs


OURS = sorted(ARTICLES.glob("*/*.txt"))
CORPUS = Path(__file__).resolve().parents[1].parent / "shared" / "corpus"


def told_of(paths: list[Path]) -> list[tuple[list[str], int]]:
    found = overlaps(texts_of([read_source(path) for path in paths], Iris()), {})
    return sorted((sorted((o.first.slug, o.second.slug)), o.same) for o in found)


def test_articles_on_one_matter_that_none_copied_share_nothing() -> None:
    """Our own articles, over a hundred, tell of the same bodies, ratings and laws, each in its own words."""
    assert len(OURS) > 100
    assert told_of(OURS) == []


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the corpus is not at {CORPUS}")
def test_of_all_articles_only_those_that_share_words_are_told() -> None:
    """Read by a person: the two on the NAO's report, a phrase of it in a third, and what Stevens said."""
    assert told_of([*sorted(CORPUS.glob("*/*.txt")), *OURS]) == [
        (["ekklesia-nao-ccgs", "pharmatimes-nao-ccgs"], 200),
        (["ekklesia-nao-ccgs", "pulse-nao-gps"], 15),
        (["healthcareleader-inadequate-ccgs", "hsj-ccg-ratings"], 71),
    ]
