"""The paper that pages are printed on: Jinja2 with autoescape, and what every template may use.

What comes from a source may hold anything. All is escaped; characters that turn the direction of writing round, and
control characters, are shown as U+FFFD, so that no words can pass for others; an address is a link only where it is one
of the web.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from pyoxigraph import NamedNode

from ccgkg.ontology.register import load
from ccgkg.publish.site.figures import left_open
from ccgkg.publish.site.listed import KINDS
from ccgkg.publish.site.names import web_address
from ccgkg.queries.words import period_in_words

_MISLEADING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")

#: In JSON these may always be written so, and HTML then sees no tag.
_IN_DATA = {ord(one): f"\\u{ord(one):04x}" for one in "<>&\u2028\u2029"}
_BACKTICKS = re.compile("`([^`]+)`")
#: In brackets, among what a label says of a figure.
_CODE = re.compile(r"(?<=[;,] )[0-9A-Z]{3,5}(?=[;,)])")
_PERIOD = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")


def visible(value: Any) -> Any:
    """Text without what hides or turns it; anything else as it is."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return _MISLEADING.sub("\ufffd", value)
    return value


def data_block(value: Any) -> Markup:
    """A value as JSON that can stand in a `script` of data: nothing in it can end that, or begin another tag.

    >>> print(data_block({"a": "</script>&"}))
    {"a": "\\u003c/script\\u003e\\u0026"}
    """
    text = visible(json.dumps(value, ensure_ascii=False))
    return Markup(text.translate(_IN_DATA))


def coded(text: str) -> Markup:
    """Plain text in which words between backticks are code.

    >>> print(coded("`a<b` & c"))
    <code>a&lt;b</code> &amp; c
    """
    return Markup(_BACKTICKS.sub(r"<code>\1</code>", str(escape(visible(text)))))


def worded(label: str) -> str:
    """A label of the graph with its periods in words, and names for the codes of CCGs.

    >>> worded("42% (overspend; all CCGs; 2017-04-01/2018-03-31)"), worded("£20m (overspend; 09G; no period given)")
    ('42% (overspend; all CCGs; 2017/18)', '£20m (overspend; NHS Coastal West Sussex CCG; no period given)')
    """
    named = _CODE.sub(lambda found: body.name if (body := load().by_code(found[0])) else found[0], label)
    return _PERIOD.sub(lambda found: period_in_words(found[0]), named)


def counted(number: int, noun: str) -> str:
    """
    >>> counted(1, "claim"), counted(1200, "claim"), counted(2, "body")
    ('1 claim', '1,200 claims', '2 bodies')
    """
    many = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else many}"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("ccgkg.publish.site"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "coded": coded,
        "opening": lambda words: words[:1].upper() + words[1:],
        "data": data_block,
        "web": web_address,
        "period": period_in_words,
        "worded": worded,
        "left_open": left_open,
        "plain": lambda slug: slug.replace("-", " "),
    }
    environment.tests["iri"] = lambda term: isinstance(term, NamedNode)
    environment.globals |= {"counted": counted, "headings": KINDS, "pages": None, "here": "", "schema": None}
    return environment


def printed(template: str, **context: Any) -> str:
    """A page as HTML."""
    return _environment().get_template(template).render(**context)
