"""Nothing public holds more than 25 consecutive words of a source, in one literal or in many side by side."""

import re

import pyoxigraph
from claims_by_hand import CLAIMS, SOURCE, TEXT, WORDS, corpus
from hypothesis import given
from hypothesis import strategies as st

from ccgkg.ingest.claim import Claim, Statement
from ccgkg.ingest.extract import extract
from ccgkg.ingest.graph.disclosure import MOST_WORDS, brief, count_words, disclose
from ccgkg.ingest.graph.quads import quads
from ccgkg.ingest.source import Source
from ccgkg.ontology import BASE, OA

TEXTS = f"<{BASE}graph/texts>"


def public_literals(source: Source, claims: list[Claim]) -> list[str]:
    lines = [line for line in quads(source, claims) if not line.endswith(f"{TEXTS} .")]
    parsed = pyoxigraph.parse("\n".join(lines), format=pyoxigraph.RdfFormat.N_QUADS)
    return [quad.object.value for quad in parsed if isinstance(quad.object, pyoxigraph.Literal)]


def in_a_row(literal: str, text: str) -> int:
    """The longest run of words that a literal shares with a text, however its spaces and signs are written."""
    words, body = re.findall(r"\w+", literal.lower()), " ".join(["", *re.findall(r"\w+", text.lower()), ""])
    longest = 0
    for start in range(len(words)):
        while start + longest < len(words) and f" {' '.join(words[start : start + longest + 1])} " in body:
            longest += 1
    return longest


def test_no_public_literal_of_the_corpus_has_more_than_25_words_in_a_row() -> None:
    for source, claims in [(SOURCE, CLAIMS), *corpus(), *((source, extract(source)) for source, _ in corpus())]:
        for literal in public_literals(source, claims):
            if len(re.findall(r"\w+", literal)) > MOST_WORDS:
                assert in_a_row(literal, source.text) <= MOST_WORDS, source.slug


def test_the_measure_of_that_finds_a_run() -> None:
    assert in_a_row(f"so he said: {WORDS[4:]}", TEXT) == len(re.findall(r"\w+", WORDS)) - 1


def test_what_is_shown_of_a_text_does_not_join_up() -> None:
    """Put together by their offsets, quotations and the words around spans make no longer run either."""
    for source, claims in [(SOURCE, CLAIMS), *corpus()]:
        carriers = {(c.start, c.end) for c in claims if not isinstance(c, Statement)}
        shown = disclose(source.text, carriers, {(c.start, c.end) for c in claims if isinstance(c, Statement)})
        seen = bytearray(len(source.text))
        for (start, end), sight in shown.items():
            if (start, end) not in carriers:  # names in a list may stand side by side
                seen[start - len(sight.prefix) : start] = b"\x01" * len(sight.prefix)
                if sight.words:
                    seen[start : end + len(sight.suffix)] = b"\x01" * (end - start + len(sight.suffix))
        runs = "".join(c if flag else "\0" for c, flag in zip(source.text, seen, strict=True)).split("\0")
        assert max(map(count_words, runs)) <= MOST_WORDS, source.slug


def test_a_long_quotation_has_its_hash_in_public_and_its_words_in_the_texts() -> None:
    assert count_words(WORDS) > MOST_WORDS
    lines = [line for line in quads(SOURCE, CLAIMS) if WORDS in line]
    assert len(lines) == 2  # the span's words and the finding's
    assert all(line.endswith(f"{TEXTS} .") for line in lines)
    assert any(f"<{OA.exact}>" in line for line in lines)


def test_a_long_title_is_cut() -> None:
    title = " ".join(f"word{n}" for n in range(40))
    assert brief(title) == " ".join(f"word{n}" for n in range(MOST_WORDS)) + "…"
    assert brief("short enough, this") == "short enough, this"


words = st.lists(st.sampled_from(["a", "bb", "c-d", "£1.5m", "–", "e,", "\n\n", "“f"]), max_size=120).map(" ".join)


@given(words, st.lists(st.tuples(st.integers(0, 400), st.integers(1, 120)), max_size=12))
def test_no_run_of_quotations_and_their_surroundings_is_longer(text: str, places: list[tuple[int, int]]) -> None:
    spans = [(start, min(start + length, len(text))) for start, length in places if start < len(text)]
    seen = bytearray(len(text))
    for (start, end), sight in disclose(text, [], spans).items():
        assert text[:start].endswith(sight.prefix) and text[end:].startswith(sight.suffix)
        assert "\n" not in sight.prefix + sight.suffix
        first, last = (start, end) if sight.words else (start, start)
        seen[first - len(sight.prefix) : last + len(sight.suffix)] = b"\x01" * (
            last + len(sight.suffix) - first + len(sight.prefix)
        )
    runs = "".join(c if flag else "\0" for c, flag in zip(text, seen, strict=True)).split("\0")
    assert all(len(re.findall(r"\w+", run)) <= MOST_WORDS for run in runs)
