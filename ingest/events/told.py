"""A change that a text tells, before it is settled whom it is about."""

from __future__ import annotations

from typing import NamedTuple

from ccgkg.ingest.claim import Change
from ccgkg.ingest.events.parties.party import Parties
from ccgkg.ingest.events.words.event import Event


class Told(NamedTuple):
    """A change that a text tells, with its parties and the words that tell it."""

    change: Change
    parties: Parties
    event: Event
