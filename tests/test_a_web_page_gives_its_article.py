"""A web page gives the words of its article and what it says of itself, however a browser saved it, and no more."""

import gzip
import json
from pathlib import Path

import pytest

from ccgkg.ingest.extract import extract
from ccgkg.ingest.readers import page
from ccgkg.ingest.readers.opened import Unreadable
from ccgkg.ingest.source import read_source

ARTICLES = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "articles"
LINKED = {
    "@context": "https://schema.example/never-fetched",
    "@graph": [
        {"@type": "Organization", "name": "Not the article"},
        {
            "@type": ["NewsArticle"],
            "headline": "Groups overspend",
            "datePublished": "2018-12-19T06:30:00Z",
            "publisher": {"@type": "Organization", "name": "The Ledger"},
            "author": [{"name": "A. Writer"}, {"name": "B. Second"}],
            "mainEntityOfPage": {"@id": "https://ledger.example/1"},
        },
    ],
}
BODY = """
<div id="cookies">We use 14 cookies. 97% of readers accept them.</div><nav><ul><li><a href="/">Jobs (245)</a></li>\
</ul></nav>
<main><article><h1>Groups overspend</h1><p class="standfirst">Three in ten over budget, the auditors find</p>
<p class="byline">By A. Writer, 19 December 2018</p>
<p>Some 75 of the 207 commissioning groups overspent last year, a report by the auditors has found this morning.</p>
<p>The sum came to &pound;213m, it said, and it was the caf&eacute; bill that nobody could explain to the committee at \
all.</p>
<ul><li>A plan is to follow by the end of the year, with a cut of 20% in running costs</li>\
<li>More of the groups are to merge in the spring</li></ul>
<p>Nobody at the groups would comment on the report when they were asked about it by this newspaper.</p></article>\
</main>
<section class="related"><h2>Related articles</h2><a href="/2">26 groups inadequate</a></section>
<section class="comments"><p>Great article! 500 likes</p></section><footer>Registered no. 04811573</footer>
"""


def saved(head: str = "", body: str = BODY) -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def test_the_article_and_nothing_else() -> None:
    text = page.read(saved().encode()).text
    lines = [line for line in text.split("\n") if line]
    assert lines[:2] == ["Groups overspend", "Three in ten over budget, the auditors find"]
    assert "£213m" in text and "cut of 20%" in text and text.count("Groups overspend") == 1
    for around in ("cookies", "245", "26 groups", "500 likes", "04811573", "A. Writer"):
        assert around not in text


def test_what_the_page_says_of_itself() -> None:
    head = (
        f'<script type="application/ld+json">{json.dumps(LINKED)}</script>'
        '<meta property="og:site_name" content="Second choice">'
    )
    assert page.read(saved(head).encode()).metadata == {
        "title": "Groups overspend",
        "publisher": "The Ledger",
        "author": "A. Writer, B. Second",
        "published": "2018-12-19",
        "url": "https://ledger.example/1",
    }
    tags = (
        '<meta property="og:site_name" content="The Tag"><meta name="dc.date" content="2019-03-08">'
        '<link rel="canonical" href="https://t.example/a">'
    )
    known = page.read(saved(tags).encode()).metadata
    assert (known["publisher"], known["published"], known["url"]) == ("The Tag", "2019-03-08", "https://t.example/a")


@pytest.mark.parametrize(
    "script",
    [
        "{",
        "[" * 50_000,
        '"text"',
        '{"@type": 5, "headline": ["x"]}',
        '{"@type": "NewsArticle", "datePublished": "soon", "url": "javascript:1"}',
    ],
)
def test_what_is_absent_or_broken_is_unknown(script: str) -> None:
    known = page.read(saved(f'<script type="application/ld+json">{script}</script>').encode()).metadata
    assert known["publisher"] is None and known["published"] is None and known["url"] is None


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("cp1252", '<meta charset="iso-8859-1">'),
        ("cp1252", ""),
        ("utf-8", '<meta charset="iso-8859-1">'),
        ("iso8859-15", '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-15">'),
    ],
)
def test_pages_as_browsers_save_them(encoding: str, head: str) -> None:
    data = saved(head, BODY.replace("&pound;", "£").replace("&eacute;", "é")).encode(encoding)
    for form in (data, gzip.compress(data)):
        text = page.read(form).text
        assert "£213m" in text and "café" in text


def test_broken_markup_is_read() -> None:
    text = page.read(
        b"<h1>Groups overspend<p>" + BODY.encode().replace(b"</p>", b"").replace(b"</article>", b"<b><i>")
    ).text
    assert "75 of the 207" in text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b" \n", "is empty"),
        (b"\x1f\x8bxx", "is broken gzip"),
        (gzip.compress(saved().encode())[:80], "is gzip that breaks off"),
        (gzip.compress(b" " * (page.LIMIT + 1)), f"unpacks to more than {page.LIMIT:,} bytes"),
        (b"<html><body>" + b"<p>word</p>" * (page.MOST_ELEMENTS + 1), f"has more than {page.MOST_ELEMENTS:,} elements"),
        (saved(body="<nav><img src='/a.png'></nav>").encode(), "has no text that is an article"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_page_is_said(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        page.read(data)


def test_a_million_nested_tags_end() -> None:
    with pytest.raises(Unreadable):
        page.read(b"<html><body>" + b"<div>" * 1_000_000 + b"text")


@pytest.mark.skipif(not ARTICLES.exists(), reason="the articles are not beside the checkout")
@pytest.mark.parametrize("name", ["pac-warns-on-ccgs", "fewer-chiefs-more-ccgs"])
def test_an_article_says_as_a_page_what_it_says_as_text(name: str) -> None:
    pages, texts = (
        {(c.kind, " ".join(c.exact.split())) for c in extract(read_source(ARTICLES / f"{name}{end}"))}
        for end in (".html", ".txt")
    )
    assert len(pages ^ texts) <= 0.04 * len(texts)
