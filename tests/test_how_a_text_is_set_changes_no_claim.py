"""An article tells the same however it was set: which marks and dashes it has, which spaces stand in it, how its lines
end, and where they were cut."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Callable
from dataclasses import fields, replace
from functools import cache
from pathlib import Path

import pytest

from ccgkg.ingest.extract import extract
from ccgkg.ingest.source import Source, read_source

ARTICLES = sorted((Path(__file__).resolve().parent / "articles").glob("*/*.txt"))
#: Where a claim stands, which moves with what is set otherwise.
PLACES = ("start", "end", "exact", "id", "restates", "evidence")


def curled(text: str) -> str:
    text = re.sub(r"(^|[\s(\[—–])\"", r"\1“", text, flags=re.MULTILINE).replace('"', "”")
    return re.sub(r"(^|[\s(\[—–“])'", r"\1‘", text, flags=re.MULTILINE).replace("'", "’")


def cut(text: str) -> str:
    """Lines cut at 78 characters, as in mail."""
    return "\n".join(textwrap.fill(one, 78, break_long_words=False, break_on_hyphens=False) for one in text.split("\n"))


#: How a text is set otherwise, and the share of claims, in hundredths, that may differ by it.
SET: dict[str, tuple[Callable[[str], str], float]] = {
    "straight marks": (lambda text: text.translate(str.maketrans("“”‘’", "\"\"''")), 0),
    "curled marks": (curled, 0),
    "no-break spaces": (
        lambda text: re.sub(r"(\d) (?=million|billion|per cent|CCGs|of\b)|(?<=NHS) ", "\\1\u00a0", text),
        0,
    ),
    "hyphens for dashes": (lambda text: text.replace(" – ", " - ").replace(" — ", " - "), 0),
    "long dashes": (lambda text: text.replace(" – ", " — "), 0),
    "dashes in years": (lambda text: re.sub(r"(?<=\d)-(?=\d)", "–", text), 0),
    "percent": (lambda text: text.replace("per cent", "percent"), 0),
    "other bullets": (lambda text: re.sub(r"(?m)^[•–-] ", "* ", text), 0),
    "lines of Windows": (lambda text: text.replace("\n", "\r\n"), 0),
    "spaces at the ends of lines": (lambda text: text.replace("\n", " \n"), 0),
    "two spaces behind a sentence": (lambda text: re.sub(r"(?<=[.?!]) (?=[A-Z])", "  ", text), 0),
    "no blank lines": (lambda text: re.sub(r"\n+", "\n", text), 0.1),
    "blank lines": (lambda text: re.sub(r"\n+", "\n\n", text), 0.1),
    # A cut line may look like a heading, or a line of a list.
    "cut lines": (cut, 1.0),
}


@cache
def sources() -> list[tuple[Source, Counter[tuple[str, ...]]]]:
    return [(source, told(source)) for source in map(read_source, ARTICLES)]


def told(source: Source) -> Counter[tuple[str, ...]]:
    found: Counter[tuple[str, ...]] = Counter()
    for claim in extract(source):
        found[
            tuple(f"{f.name}={getattr(claim, f.name)}".replace("’", "'") for f in fields(claim) if f.name not in PLACES)
        ] += 1
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", SET)
def test_an_article_set_otherwise_tells_the_same(name: str) -> None:
    set_otherwise, borne = SET[name]
    total, differ = 0, Counter[str]()
    for source, plain in sources():
        text = set_otherwise(source.text)
        if text != source.text:
            other = told(replace(source, text=text))
            total += sum(plain.values())
            differ[source.slug] = max(sum((plain - other).values()), sum((other - plain).values()))
    assert total > 500
    assert 100 * sum(differ.values()) <= borne * total, (total, [one for one in differ.most_common() if one[1]])


def test_a_headline_is_a_line_of_its_own_in_a_text_without_blank_lines() -> None:
    text = (
        "NHS watchdog warns that commissioners in the north have overspent again\n"
        "Holme CCG overspent its budget by £4m in 2016-17, papers for its governing body show, "
        "and it expects to do so again this year.\n"
        "“We have no more to cut, and those who think we have should come and look at our books,” "
        "said Ann Ryle, its chair.\n"
    )
    claims = extract(Source("holme", text))
    (said,) = [c for c in claims if c.kind == "statement" and c.exact.startswith("We have no more")]
    assert said.speaker == "person/ann-ryle"
    assert not any("\n" in c.exact for c in claims)
