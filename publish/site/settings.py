"""What a site is told when it starts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ccgkg.ontology import BASE


@dataclass(frozen=True, slots=True)
class Settings:
    """`graph` is the folder of a stored graph. `base` is what the IRIs of its things begin with: `/id/x` here is `base`
    and `x`.

    `public` is for the open web: no snapshot of a text is read for a page, and the graph is loaded without its words,
    so that nothing is shown but what exports hold too: never more than 25 consecutive words of a source.
    """

    graph: Path
    public: bool = False
    base: str = BASE
