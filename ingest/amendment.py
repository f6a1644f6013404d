"""What a person's correction did, as the graph keeps it: who made it and why, and not in which file it stands."""

from __future__ import annotations

from typing import Literal

from ccgkg.ingest.values import dataclass

Action = Literal["drop", "change", "add"]


@dataclass(frozen=True, slots=True)
class Amendment:
    """A correction that was applied. `what` tells it from others of the same person for the same reason."""

    action: Action
    name: str
    reason: str
    what: str
