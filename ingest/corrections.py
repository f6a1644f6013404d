"""A person's corrections: claims to drop, to change and to add, each with a reason and a name, applied at every build.

A file of JSON Lines, or a list in YAML (`.yaml`, `.yml`). An entry has `action` (`drop`, `change` or `add`), `reason`
and `name`. A claim to drop or to change is named by its `id`, or by `source`, `kind` and `exact`, with `ordinal` (from
1) where the source has several such; `set` holds what to change. A claim to add stands under `claim`. What a correction
leaves behind passes the gate like any other claim.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, get_args

import yaml

from ccgkg.ingest.amendment import Action, Amendment
from ccgkg.ingest.claim import KINDS, Claim, Figure, from_json
from ccgkg.ingest.claim_files import records
from ccgkg.ingest.graph.iris import digest

#: What a change may not touch: a claim of another source or kind is another claim.
_FIXED = frozenset({"id", "source", "kind", "rule"})
_TEXTS = ("name", "reason", "id", "source", "kind", "exact")


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction. `place` is the file and the line it stands on; `claim` is set where one is added."""

    place: str
    action: Action
    name: str
    reason: str
    id: str | None = None
    source: str | None = None
    kind: str | None = None
    exact: str | None = None
    ordinal: int = 1
    changes: Mapping[str, Any] = field(default_factory=dict)
    claim: Claim | None = None

    @property
    def target(self) -> str:
        """What it is about, in words."""
        if self.id:
            return f"the claim {self.id}"
        which = f" number {self.ordinal}" if self.ordinal > 1 else ""
        return f"the {self.kind} {self.exact!r}{which} of {self.source}"

    @property
    def amendment(self) -> Amendment:
        """What of it goes into the graph: the same wherever the correction is written."""
        told = self.claim.to_json() if self.claim else None
        what = json.dumps([self.id, self.kind, self.exact, self.ordinal, self.changes, told], sort_keys=True)
        return Amendment(self.action, self.name.strip(), self.reason.strip(), digest(what))


@dataclass(frozen=True, slots=True)
class Corrected:
    """Claims after corrections: `used` are the places of those that met a claim, `problems` lines on those that could
    not, `dropped` those that took one away."""

    claims: tuple[Claim, ...]
    used: tuple[str, ...]
    problems: tuple[str, ...]
    dropped: tuple[Amendment, ...] = ()


def read_corrections(path: Path) -> tuple[tuple[Correction, ...], tuple[str, ...]]:
    """The corrections of a file, and a line for each entry that is none; the rest is read all the same."""
    problems: list[str] = []
    entries = _yaml(path, problems) if path.suffix.lower() in (".yaml", ".yml") else records(path, problems)
    found = []
    for line, record in entries:
        try:
            found.append(_correction(f"{path}:{line}", record))
        except ValueError as error:
            problems.append(f"{path}:{line}: {error}")
    return tuple(found), tuple(problems)


def of_source(corrections: Iterable[Correction], source: str) -> tuple[Correction, ...]:
    """The corrections that may meet a claim of a source: its own, and those that name a claim by its id alone."""
    return tuple(c for c in corrections if c.source == source or (c.source is None and c.id is not None))


def correct(
    claims: Sequence[Claim],
    corrections: Sequence[Correction],
    source: str,
    refusal: Callable[[Claim], str | None] = lambda claim: None,
) -> Corrected:
    """Applies the corrections of a source, in their order, to its claims, which have their ids.

    `refusal` says why a claim that a correction makes cannot stand, None where it can; then the claim stays as it was.
    A correction that meets no claim is no problem here if its source is not this one: it may meet one elsewhere.
    """
    kept: list[Claim | None] = list(claims)
    places = _places(claims)
    added: list[Claim] = []
    used: list[str] = []
    problems: list[str] = []
    gone: list[Amendment] = []
    for correction in of_source(corrections, source):
        if correction.action == "add":
            if correction.claim is not None:
                used.append(correction.place)
                reason = refusal(correction.claim)
                if reason is None:
                    added.append(replace(correction.claim, amended=(correction.amendment,)))
                else:
                    problems.append(
                        f"{correction.place}: {correction.claim.kind} {correction.claim.exact!r} refused: {reason}"
                    )
            continue
        at = places.get(correction.id or (correction.kind, correction.exact, correction.ordinal))
        found = kept[at] if at is not None else None
        if at is None or found is None:
            if correction.source == source or at is not None:
                why = "was dropped before" if at is not None else "is not there"
                problems.append(f"{correction.place}: {correction.target} {why}")
            continue
        used.append(correction.place)
        if correction.action == "drop":
            kept[at] = None
            gone.append(correction.amendment)
            continue
        try:
            changed = _changed(found, correction)
        except ValueError as error:
            problems.append(f"{correction.place}: {error}")
            continue
        reason = refusal(changed)
        if reason is None:
            kept[at] = replace(changed, amended=(*found.amended, correction.amendment))
        else:
            problems.append(f"{correction.place}: {changed.kind} {changed.exact!r} refused: {reason}")
    dropped = {old.id for old, new in zip(claims, kept, strict=True) if new is None}
    left = (_unlinked(claim, dropped) for claim in kept if claim is not None)
    return Corrected((*left, *added), tuple(used), tuple(problems), tuple(gone))


def unmet(corrections: Iterable[Correction], used: Iterable[str], problems: Iterable[str]) -> list[str]:
    """A line for each correction that met no claim in any source and of which nothing was said yet."""
    said = {problem.split(": ")[0] for problem in problems} | set(used)
    return [
        f"{c.place}: {c.target if c.claim is None else c.claim.source} is in no source given"
        for c in corrections
        if c.place not in said
    ]


def _places(claims: Sequence[Claim]) -> dict[object, int]:
    """Where each claim is found: by its id, and by kind, `exact` and ordinal."""
    seen: Counter[tuple[str, str]] = Counter()
    places: dict[object, int] = {}
    for number, claim in enumerate(claims):
        seen[claim.kind, claim.exact] += 1
        places[claim.kind, claim.exact, seen[claim.kind, claim.exact]] = number
        if claim.id:
            places[claim.id] = number
    return places


def _changed(claim: Claim, correction: Correction) -> Claim:
    return replace(from_json({**claim.to_json(), **correction.changes}), rule="corrections.change", evidence=())


def _unlinked(claim: Claim, dropped: set[str]) -> Claim:
    """A figure without the link to one that is gone."""
    return replace(claim, restates=None) if isinstance(claim, Figure) and claim.restates in dropped else claim


def _correction(place: str, record: Mapping[str, Any]) -> Correction:
    """The correction that an entry describes. Raises ValueError naming the key that is wrong."""
    actions: tuple[Action, ...] = get_args(Action)
    action = next((known for known in actions if known == record.get("action")), None)
    if action is None:
        raise ValueError(f"action: {record.get('action')!r} is none of {', '.join(actions)}")
    for key in _TEXTS:
        if record.get(key) is not None and not isinstance(record[key], str):
            raise ValueError(f"{key}: {record[key]!r} is no string")
    for key in ("name", "reason"):
        if not (record.get(key) or "").strip():
            raise ValueError(f"{key}: is missing")
    if action == "add":
        return _addition(place, record)
    ordinal = record.get("ordinal", 1)
    if isinstance(ordinal, bool) or not isinstance(ordinal, int) or ordinal < 1:
        raise ValueError(f"ordinal: {ordinal!r} is no number from 1")
    if not record.get("id"):
        missing = next((key for key in ("source", "kind", "exact") if not record.get(key)), None)
        if missing:
            raise ValueError(f"{missing}: is missing, and so is id")
        if record["kind"] not in KINDS:
            raise ValueError(f"kind: {record['kind']!r} is none of {', '.join(KINDS)}")
    changes = record.get("set", {})
    if not isinstance(changes, dict) or (action == "change") != bool(changes):
        raise ValueError(
            "set: has the keys to change" if action == "change" else "set: goes with the action change only"
        )
    fixed = sorted(_FIXED & changes.keys())
    if fixed:
        raise ValueError(f"set: {fixed[0]} cannot be changed; drop the claim and add another")
    return Correction(
        place, action, record["name"], record["reason"], record.get("id"), record.get("source"), record.get("kind"),
        record.get("exact"), ordinal, changes,
    )  # fmt: skip


def _addition(place: str, record: Mapping[str, Any]) -> Correction:
    told = record["claim"] if isinstance(record.get("claim"), dict) else None
    if told is None:
        raise ValueError("claim: is missing")
    claim = replace(from_json(told), id="", rule="corrections.add")
    return Correction(place, "add", record["name"], record["reason"], source=claim.source, claim=claim)


def _yaml(path: Path, problems: list[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The mappings of a YAML list with their lines."""
    try:
        text = path.read_bytes().decode("utf-8")
        root = yaml.compose(text, yaml.SafeLoader)
        values = yaml.load(text, yaml.SafeLoader)
    except OSError as error:
        problems.append(f"{path}: cannot be read ({error.strerror or error})")
        return
    except UnicodeDecodeError as error:
        problems.append(f"{path}: is not UTF-8 (at byte {error.start})")
        return
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        problems.append(f"{path}:{mark.line + 1 if mark else 1}: is not YAML")
        return
    if root is None:
        return
    if not isinstance(root, yaml.SequenceNode):
        problems.append(f"{path}:1: is no list of corrections")
        return
    for node, value in zip(root.value, values, strict=True):
        line = node.start_mark.line + 1
        if isinstance(value, dict):
            yield line, value
        else:
            problems.append(f"{path}:{line}: is no mapping")
