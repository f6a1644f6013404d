"""Cues: the words that the rules look for, found in one pass over the tokens of a text.

The lexicons are YAML files in `rules/`: under each label the values, and under each value its phrases. A phrase is
written in lower case; `(a|b|)` in it stands for each of its parts: `merge(s|d|)`. Hyphens and spaces are equal.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

import yaml

from ccgkg.ingest.text.tokens import Tokens, tokenise

_CHOICE = re.compile(r"\(([^()]*)\)")


class Cue(NamedTuple):
    """A phrase of a lexicon in a text: tokens `first` to `last`, half-open, and the value under which it is listed."""

    first: int
    last: int
    value: str


class _Index(dict[str, dict[int, Cue]]):
    """The cues of each label that was asked for, by their first token (`end` 0) or by the one behind their last (1)."""

    __slots__ = ("_by_label", "_end")

    def __init__(self, by_label: Mapping[str, list[Cue]], end: Literal[0, 1]) -> None:
        self._by_label, self._end = by_label, end

    def __missing__(self, label: str) -> dict[int, Cue]:
        cues = self[label] = {c[self._end]: c for c in self._by_label.get(label, ())}
        return cues


class Cues:
    """The cues of a text by label, each in the order of the text, with the longest taken where two of a label
    overlap."""

    __slots__ = ("_by_label", "_ending", "_starting")

    def __init__(self, by_label: Mapping[str, list[Cue]]) -> None:
        self._by_label = by_label
        self._starting = _Index(by_label, 0)
        self._ending = _Index(by_label, 1)

    @property
    def labels(self) -> Collection[str]:
        """The labels of which the text has a cue."""
        return self._by_label.keys()

    def all(self, label: str) -> list[Cue]:
        return self._by_label.get(label, [])

    def within(self, label: str, first: int, last: int) -> Sequence[Cue]:
        """The cues of `label` that lie in the tokens [first, last)."""
        cues = self._by_label.get(label)
        if cues is None:
            return ()
        low = bisect_left(cues, (first,))  # a cue is a tuple that begins with its first token
        if low == len(cues) or cues[low].first >= last:
            return ()
        high = bisect_left(cues, (last,), low)
        while high > low and cues[high - 1].last > last:  # a later cue ends later
            high -= 1
        return cues[low:high]

    def starting(self, label: str, token: int) -> Cue | None:
        return self._starting[label].get(token)

    def ending(self, label: str, token: int) -> Cue | None:
        """The cue of `label` whose last token is the one before `token`."""
        return self._ending[label].get(token)


@dataclass(slots=True)
class Node:
    """A word of a phrase: the words that may follow it, and what the phrase that ends here is listed under."""

    after: dict[str, Node] = field(default_factory=dict)
    listed: tuple[tuple[str, str], ...] = ()


#: The first words of all phrases.
Trie = Mapping[str, Node]


def expand(phrase: str) -> list[str]:
    """Every phrase that one with choices stands for.

    >>> expand("merge(s|d|) with")
    ['merges with', 'merged with', 'merge with']
    """
    found = _CHOICE.search(phrase)
    if found is None:
        return [" ".join(phrase.split())]
    whole = (phrase[: found.start()] + part + phrase[found.end() :] for part in found[1].split("|"))
    return list(dict.fromkeys(itertools.chain.from_iterable(map(expand, whole))))


def compile_phrases(lexicon: Mapping[str, Mapping[str, Sequence[str]]]) -> Trie:
    root = Node()
    for label, values in lexicon.items():
        for value, phrases in values.items():
            for phrase in itertools.chain.from_iterable(map(expand, phrases)):
                node = root
                for word in tokenise(phrase).words:
                    node = node.after.setdefault(word, Node())
                if (label, value) not in node.listed:
                    node.listed = (*node.listed, (label, value))
    return root.after


class _Words(yaml.CSafeLoader):
    """YAML in which no word stands for true or false."""


_Words.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


@cache
def lexicon(name: str) -> dict[str, Any]:
    """A data file of `rules/` as plain values; `on`, `off`, `yes` and `no` are words there."""
    text = files("ccgkg.ingest.rules").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=_Words)
    return loaded


@cache
def phrases() -> Trie:
    """All lexicons of cues (`rules/cues-*.yaml`) together."""
    merged: dict[str, dict[str, Sequence[str]]] = {}
    for entry in sorted(files("ccgkg.ingest.rules").iterdir(), key=lambda e: e.name):
        if entry.name.startswith("cues-") and entry.name.endswith(".yaml"):
            for label, values in lexicon(entry.name.removesuffix(".yaml")).items():
                if label in merged:
                    raise ValueError(f"{entry.name}: the label {label} stands in another lexicon too")
                merged[label] = values
    return compile_phrases(merged)


@cache
def _light() -> frozenset[str]:
    """Adverbs that may stand between the words of a phrase: `will [now] take effect`."""
    return frozenset(lexicon("clauses")["inside-phrases"].split())


def find_cues(tokens: Tokens, trie: Trie) -> Cues:
    """Every phrase of the lexicons in a text, in one walk; within a longer phrase of its label a shorter one is
    none."""
    found: defaultdict[str, list[Cue]] = defaultdict(list)
    words, make = [*tokens.words, "", ""], tuple.__new__  # no phrase goes on past the end
    light = _light()
    for i in tokens.walked(trie):
        node = trie[words[i]]
        j = i + 2
        following = node.after.get(words[i + 1])
        if following is None and words[i + 1] in light:
            following = node.after.get(words[j])
            j += 1
        if following is None:
            for label, value in node.listed:
                cues = found[label]
                if not cues or cues[-1][1] <= i:
                    cues.append(make(Cue, (i, i + 1, value)))
            continue
        ends = [(i + 1, node)] if node.listed else []
        while True:
            if following.listed:
                ends.append((j, following))
            longer = following.after.get(words[j])
            if longer is None and words[j] in light:
                longer = following.after.get(words[j + 1])
                j += 1
            if longer is None:
                break
            following = longer
            j += 1
        for last, end in reversed(ends):
            for label, value in end.listed:
                cues = found[label]
                if not cues or cues[-1][1] < last:
                    cues.append(make(Cue, (i, last, value)))
    return Cues(dict(found))
