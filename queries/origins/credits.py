"""Whom a text credits, and who had shared words from whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ccgkg.queries.origins.testimony import Testimony

#: How far down a text its byline may stand, in code points.
_HEAD = 600
#: What says at the head of a text, in a line of its own, that another wrote it.
_BYLINE = re.compile(
    r"^\W*(?:by (?:an? |our |the )?(?:news )?agency (?:reporter|staff|correspondent)s?|by (?:the )?press association"
    r"(?: \w+)*|(?:press association|pa(?: media| mediapoint)?|reuters|agencies)|press release|media release"
    r"|news release|issued (?:by|on behalf of) .{2,80})\W*$",
    re.IGNORECASE | re.MULTILINE,
)
#: How near a credit stands to shared words, in code points.
_NEAR = 160
#: A text opens with what stands before this offset.
_OPENING = 600


def byline(text: str) -> str | None:
    """The line at the head of a text that says that an agency or a release is behind it, or None.

    >>> byline("NAO report on CCGs\\n\\nBy agency reporter\\nDecember 19, 2018")
    'By agency reporter'
    """
    found = _BYLINE.search(text[:_HEAD])
    return found[0].strip() if found else None


def credited_near(claims: Iterable[Testimony], places: Sequence[tuple[int, int]]) -> Counter[str]:
    """The agents that the claims in or near places of their source credit, and how often."""
    return Counter(
        agent
        for claim in claims
        if any(start - _NEAR <= claim.start < end + _NEAR for start, end in places)
        for agent in dict.fromkeys(claim.credited)
    )


def opens_with(claims: Iterable[Testimony]) -> str | None:
    """The one agent on whom the opening of a text rests: the first that it credits, or None."""
    first = min((c for c in claims if c.credited and c.start < _OPENING), key=lambda c: c.start, default=None)
    return first.credited[0] if first else None


def leans_on(claims: Sequence[Testimony]) -> str | None:
    """The one agent on whom all of a text seems to rest: it opens with this one, and credits no other so often.

    At least half of what it credits to anyone has to be credited to this one, and two claims or more.
    """
    agent = opens_with(claims)
    credited = [claim.credited for claim in claims if claim.credited]
    count = sum(agent in each for each in credited)
    return agent if agent and count >= 2 and 2 * count >= len(credited) else None
