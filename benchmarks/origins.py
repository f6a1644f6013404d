"""How fast copies are found among texts, how many, and how time grows with the words, beside difflib on all pairs.

`python -m benchmarks.origins` makes articles by chance, one in five of which has a release in it, with one word in
thirty changed. The peers get the same texts in the same run: the standard library's `difflib.SequenceMatcher` on all
pairs, which takes a block of words that are the same as a copy, and MinHash with LSH from `datasketch`, where that is
installed. Times are those of the processor.
"""

from __future__ import annotations

import importlib
import random
import sys
import time
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, combinations

from ccgkg.ingest.graph.iris import Iris
from ccgkg.ingest.source import Source
from ccgkg.queries.origins.fingerprints import SURE
from ccgkg.queries.origins.overlap import overlaps, texts_of

#: How many articles difflib gets, which compares all pairs, and how many the table of growth has.
FEW = 100
COUNTS = (500, 1_000, 2_000, 4_000, 8_000)
#: One article in so many prints the release of its group; a group has so many articles.
_PRINTED, _GROUP = 5, 50
_WORDS = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in ("a", "e", "i", "o", "u", "ei") for c in "dklmnprstz"]
_WEIGHTS = list(accumulate(1 / (rank + 3) for rank in range(len(_WORDS))))

Pairs = set[tuple[int, int]]


def main() -> int:
    texts, planted = articles(FEW)
    words = sum(len(text.split()) for text in texts)
    print(f"{FEW} articles, {words:,} words, {len(planted)} pairs of copies, Python {sys.version.split()[0]}\n")
    own, seconds = timed(own_pairs, texts)
    print(f"{'ccgkg':<26}{seconds:>9.2f} s{_scored(own, planted)}")
    for name, peer in (("difflib, all pairs", difflib_pairs), ("datasketch MinHash LSH", minhash_pairs)):
        try:
            found, other = timed(peer, texts)
        except ImportError:
            print(f"{name:<26}not installed: pip install datasketch")
            continue
        print(f"{name:<26}{other:>9.2f} s{_scored(found, planted)}   {other / seconds:,.1f} times the time of ccgkg")
    print(f"\n{'articles':>9}{'words':>12}{'overlaps':>10}{'seconds':>9}{'µs a word':>11}")
    for count in COUNTS:
        texts, _ = articles(count)
        found, seconds = timed(own_pairs, texts)
        words = sum(len(text.split()) for text in texts)
        print(f"{count:>9,}{words:>12,}{len(found):>10,}{seconds:>9.2f}{seconds / words * 1e6:>11.1f}")
    return 0


def articles(count: int) -> tuple[list[str], Pairs]:
    """Articles of about 300 words, and the pairs of them that print the same release of about 120."""
    draw = random.Random(7)

    def told(length: int) -> list[str]:
        return draw.choices(_WORDS, cum_weights=_WEIGHTS, k=length)

    texts, printing = [], []
    release: list[str] = []
    for number in range(count):
        if number % _GROUP == 0:
            release = told(120)
        story = told(180 if number % _PRINTED == 0 else 300)
        if number % _PRINTED == 0:
            printing.append(number)
            story[90:90] = [word if draw.random() > 1 / 30 else draw.choice(_WORDS) for word in release]
        texts.append(" ".join(story))
    return texts, {
        (a, b) for a, b in combinations(printing, 2) if a // _GROUP == b // _GROUP
    } if count <= FEW else set()


def own_pairs(texts: Sequence[str]) -> Pairs:
    """The pairs that the overlaps join, directly or through others."""
    sources = [Source(f"{number:06}", text, publisher=f"Paper {number}") for number, text in enumerate(texts)]
    found = overlaps(texts_of(sources, Iris()), {})
    pairs = {(int(each.first.slug), int(each.second.slug)) for each in found}
    if len(texts) > FEW:
        return pairs
    group = list(range(len(texts)))
    for one, other in sorted(pairs):
        old, new = group[other], group[one]
        group = [new if each == old else each for each in group]
    return {(a, b) for a, b in combinations(range(len(texts)), 2) if group[a] == group[b]}


def difflib_pairs(texts: Sequence[str]) -> Pairs:
    words = [text.split() for text in texts]
    found = set()
    for one, other in combinations(range(len(texts)), 2):
        matcher = SequenceMatcher(None, words[one], words[other], autojunk=False)
        if any(block.size >= SURE for block in matcher.get_matching_blocks()):
            found.add((one, other))
    return found


def minhash_pairs(texts: Sequence[str], threshold: float = 0.2) -> Pairs:
    """The pairs whose runs of six words MinHash takes to be as alike as `threshold`."""
    module = importlib.import_module("datasketch")
    index, marks = module.MinHashLSH(threshold=threshold, num_perm=128), []
    for number, text in enumerate(texts):
        words, mark = text.split(), module.MinHash(num_perm=128)
        mark.update_batch([" ".join(words[at : at + 6]).encode() for at in range(len(words) - 5)])
        index.insert(number, mark)
        marks.append(mark)
    return {(n, other) for n, mark in enumerate(marks) for other in index.query(mark) if other > n}


def timed(find: Callable[[Sequence[str]], Pairs], texts: Sequence[str]) -> tuple[Pairs, float]:
    begin = time.process_time()
    found = find(texts)
    return found, time.process_time() - begin


def _scored(found: Pairs, planted: Pairs) -> str:
    return f"   finds {len(found & planted)} of {len(planted)}, {len(found - planted)} wrongly"


if __name__ == "__main__":
    raise SystemExit(main())
