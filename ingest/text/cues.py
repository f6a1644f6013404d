"""Cues: the words that the rules look for, found in one pass over the tokens of a text.

The lexicons are YAML files in `rules/`: under each label the values, and under each value its phrases. A phrase is written in
lower case; `(a|b|)` in it stands for each of its parts: `merge(s|d|)`. Hyphens and spaces are equal.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from operator import attrgetter
from typing import Any, NamedTuple

import yaml

from ccgkg.ingest.text.tokens import Tokens, tokenise

_CHOICE = re.compile(r"\(([^()]*)\)")


class Cue(NamedTuple):
    """A phrase of a lexicon in a text: tokens `first` to `last`, half-open, and the value under which it is listed."""

    first: int
    last: int
    value: str


_first = attrgetter("first")


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of a text by label, each in the order of the text, with the longest taken where two of a label overlap."""

    by_label: Mapping[str, list[Cue]] = field(default_factory=dict)

    def all(self, label: str) -> list[Cue]:
        return self.by_label.get(label, [])

    def within(self, label: str, first: int, last: int) -> Iterator[Cue]:
        """The cues of `label` that lie in the tokens [first, last)."""
        cues = self.by_label.get(label, ())
        for index in range(bisect_left(cues, first, key=_first), len(cues)):
            if cues[index].first >= last:
                break
            if cues[index].last <= last:
                yield cues[index]

    def starting(self, label: str, token: int) -> Cue | None:
        cues = self.by_label.get(label, ())
        index = bisect_left(cues, token, key=_first)
        return cues[index] if index < len(cues) and cues[index].first == token else None

    def ending(self, label: str, token: int) -> Cue | None:
        """The cue of `label` whose last token is the one before `token`."""
        return next((c for c in self.within(label, token - 12, token) if c.last == token), None)


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
    parts = _CHOICE.split(phrase)
    choices = [p.split("|") if i % 2 else [p] for i, p in enumerate(parts)]
    return [" ".join("".join(c).split()) for c in itertools.product(*choices)]


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


def find_cues(tokens: Tokens, trie: Trie) -> Cues:
    """Every phrase of the lexicons in a text, in one walk; within a longer phrase of its label a shorter one is none."""
    found: dict[str, list[Cue]] = {}
    words, count = tokens.words, len(tokens.words)
    get = trie.get
    for i, word in enumerate(words):
        node = get(word)
        if node is None:
            continue
        ends: list[tuple[int, Node]] = []
        j = i + 1
        while node is not None:
            if node.listed:
                ends.append((j, node))
            if j == count or not node.after:
                break
            node = node.after.get(words[j])
            j += 1
        for last, end in reversed(ends):
            for label, value in end.listed:
                cues = found.setdefault(label, [])
                if not cues or cues[-1].last < last:
                    cues.append(Cue(i, last, value))
    return Cues(found)
