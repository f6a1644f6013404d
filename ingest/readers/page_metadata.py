"""What a web page says of itself: title, publisher, author, date and address.

From its JSON-LD, which is read as plain JSON, so that nothing remote is fetched; then from its meta tags (OpenGraph,
`article:`, Dublin Core, citation); then from what it shows. What none of them says stays unknown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

#: Types of schema.org that describe the article itself (https://schema.org/CreativeWork and those under it).
_ARTICLES = (
    "article",
    "newsarticle",
    "reportagenewsarticle",
    "analysisnewsarticle",
    "opinionnewsarticle",
    "blogposting",
    "report",
    "webpage",
)
#: The names of meta tags by what they say, the most telling first.
_TAGS = {
    "title": ("og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title"),
    "publisher": ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "application-name"),
    "author": ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author"),
    "published": (
        "article:published_time",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
        "date",
        "citation_publication_date",
        "pubdate",
    ),
    "url": ("og:url",),
}
#: Long JSON is no metadata of an article; deeply nested JSON is refused by the parser.
_MOST = 1_000_000
_DAY = re.compile(r"(\d{4})[-/](\d{2})[-/](\d{2})")
_SPACES = re.compile(r"\s+")


def metadata(tree: HtmlElement) -> dict[str, str | None]:
    """The keys of a source's metadata, None where the page does not say."""
    found: dict[str, str | None] = dict.fromkeys(_TAGS)
    for said in (_linked(tree), _tagged(tree), _shown(tree)):
        for key, value in said:
            found[key] = found[key] or _clean(key, value)
    return found


def _clean(key: str, value: str) -> str | None:
    value = _SPACES.sub(" ", value).strip()
    if key == "published":
        return _day(value)
    if key == "url":
        return value if urlsplit(value).scheme in ("http", "https") else None
    # `article:author` may be the address of a profile.
    return None if key == "author" and "://" in value else value or None


def _day(value: str) -> str | None:
    found = _DAY.match(value)
    try:
        return (
            date(*map(int, found.groups())).isoformat()
            if found
            else datetime.strptime(value, "%d %B %Y").date().isoformat()
        )
    except ValueError:
        return None


def _linked(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    records = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text and len(script.text) <= _MOST:
            try:
                records += list(_records(json.loads(script.text, strict=False)))
            except (ValueError, RecursionError):
                continue
    for kind in _ARTICLES:
        for record in records:
            if kind in _types(record):
                yield from _of_record(record)


def _records(value: Any) -> Iterator[Mapping[str, Any]]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one
            yield from _records(one.get("@graph", []))


def _types(record: Mapping[str, Any]) -> list[str]:
    kinds = record.get("@type", "")
    return [str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])]


def _of_record(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    page = record.get("mainEntityOfPage")
    for key, value in (
        ("title", record.get("headline") or record.get("name")),
        ("publisher", record.get("publisher")),
        ("author", record.get("author") or record.get("creator")),
        ("published", record.get("datePublished") or record.get("dateCreated")),
        ("url", record.get("url") or (page.get("@id") if isinstance(page, dict) else page)),
    ):
        if said := _name(value):
            yield key, said


def _name(value: Any) -> str:
    """The words of a value: a string, the `name` of a thing, or several of them."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value[:5])))
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else ""


def _tagged(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    tags: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        if tag.get("content"):
            tags.setdefault(name, tag.get("content"))
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            yield "url", link.get("href")
    for key, names in _TAGS.items():
        for name in names:
            if name in tags:
                yield key, tags[name]


def _shown(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for heading in tree.iter("h1"):
        yield "title", heading.text_content()
        break
    for element in tree.iter("title"):
        yield "title", element.text_content()
        break
    for element in tree.iter("a", "span", "p", "div"):
        if (element.get("rel") or "").lower() == "author" or (element.get("itemprop") or "").lower() == "author":
            yield "author", element.text_content()
            break
    for element in tree.iter("time"):
        yield "published", element.get("datetime") or element.text_content()
