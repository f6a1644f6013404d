"""The columns of a whole graph: its claims, figures, quantities, comparisons and grounds, each read once.

A question that follows a pattern looks each claim up anew, which on disk takes most of a millisecond. These are flat:
each of their parts is a column of the graph that is read from end to end, and the engine joins the columns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files

from ccgkg.queries.ask import Cell, Engine, rows_of

Row = dict[str, Cell]


@dataclass(frozen=True)
class Columns:
    """What `engine` says of the whole graph. Nothing is asked before it is wanted, and nothing twice."""

    engine: Engine

    @cached_property
    def claims(self) -> Mapping[str, Row]:
        """By claim: `said`, `source`, `agent`, `hearsay`, `start` and `end`; of several places the first."""
        found: dict[str, Row] = {}
        for row in self._asked("claims"):
            before = found.setdefault(str(row["claim"]), row)
            if before is not row and _place(row) < _place(before):
                found[str(row["claim"])] = row
        return found

    @cached_property
    def statuses(self) -> Mapping[str, str]:
        """By claim its status, as a slug."""
        return {str(row["claim"]): slug(row["status"]) for row in self._asked("statuses")}

    @cached_property
    def restated(self) -> Mapping[str, str]:
        """By claim the one that it says again; of several the first."""
        return self._first("restated", "claim", "restates")

    @cached_property
    def told(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """By rating, change, intervention and role its values, sorted: `class`, `grade`, `body`, `group`, `period` and
        others."""
        found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for row in self._asked("told"):
            found[str(row["said"])][str(row["key"])].add(str(row["value"]))
        return {said: {key: tuple(sorted(some)) for key, some in values.items()} for said, values in found.items()}

    @cached_property
    def sources(self) -> Mapping[str, Row]:
        """By source: `slug`, `publisher`, `published`."""
        return {str(row["source"]): row for row in self._asked("sources")}

    @cached_property
    def texts(self) -> Mapping[str, tuple[str, ...]]:
        """By source the SHA-256 of its texts, sorted."""
        return self._gathered("texts", "source", "sha256")

    @cached_property
    def figures(self) -> Mapping[str, Row]:
        """By figure: `quantity`, `unit`, `comparator`, `precision`, `value`, `of`, `interval`."""
        return {str(row["figure"]): row for row in self._asked("figures")}

    @cached_property
    def quantities(self) -> Mapping[str, Row]:
        """By quantity: `measure`, `population`, `whom`, `period`, `basis`, `status`, `verdict`."""
        return {str(row["quantity"]): row for row in self._asked("quantities")}

    @cached_property
    def populations(self) -> Mapping[str, str]:
        """By population its class: `AllCCGs`, `NamedBodies` or `LocalGroup`."""
        return {str(row["population"]): str(row["class"]).partition("#")[2] for row in self._populations}

    @cached_property
    def members(self) -> Mapping[str, tuple[str, ...]]:
        """By population the bodies that are named as of it, sorted."""
        found: dict[str, set[str]] = defaultdict(set)
        for row in self._populations:
            if row["member"] is not None:
                found[str(row["population"])].add(str(row["member"]))
        return {one: tuple(sorted(some)) for one, some in found.items()}

    @cached_property
    def _populations(self) -> list[Row]:
        return self._asked("populations")

    @cached_property
    def names(self) -> Mapping[str, str]:
        """By agent, measure or other thing its name; of several the first."""
        return self._first("names", "thing", "name")

    @cached_property
    def words(self) -> Mapping[str, str]:
        """By claim the words that it stands on; of several the first."""
        return self._first("words", "claim", "exact")

    @cached_property
    def reasons(self) -> Mapping[str, tuple[str, ...]]:
        """By claim why its period was inferred, sorted."""
        return self._gathered("reasons", "claim", "inferred")

    @cached_property
    def comparisons(self) -> Mapping[str, list[Row]]:
        """By comparison, for each thing it compares, in the order of IRIs: `compared`, `verdict`, `reason`."""
        found: dict[str, dict[str, Row]] = defaultdict(dict)
        for row in self._asked("comparisons"):
            found[str(row["comparison"])].setdefault(str(row["compared"]), row)
        return {comparison: [rows[iri] for iri in sorted(rows)] for comparison, rows in found.items()}

    @cached_property
    def inferences(self) -> Mapping[str, tuple[str, ...]]:
        """By comparison why the periods were inferred that it rests on, sorted."""
        return self._gathered("inferences", "comparison", "inferred")

    @cached_property
    def kinds(self) -> Mapping[str, Row]:
        """By proposition that is compared: `class` and `label`."""
        return {str(row["said"]): row for row in self._asked("kinds")}

    @cached_property
    def grounds(self) -> Mapping[str, Mapping[str, bool]]:
        """By claim all that it rests on, and of each whether that is inferred."""
        found: dict[str, dict[str, bool]] = defaultdict(dict)
        for row in self._asked("grounds"):
            grounds = found[str(row["claim"])]
            grounds[str(row["ground"])] = bool(row["inferred"]) or grounds.get(str(row["ground"]), False)
        return found

    @cached_property
    def copied(self) -> Mapping[str, str]:
        """By ground that is a text, or a part of one, that was copied: its label."""
        return self._first("copied", "ground", "label")

    @cached_property
    def capacities(self) -> Mapping[str, tuple[str, ...]]:
        """By claim the bodies in whose name it is made, sorted."""
        return self._gathered("capacities", "claim", "for")

    def name(self, iri: Cell) -> str:
        """What a thing is called, else its IRI."""
        return self.names.get(str(iri), str(iri))

    def _asked(self, name: str) -> list[Row]:
        return rows_of(self.engine(question(name))).records()

    def _first(self, name: str, key: str, value: str) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for row in self._asked(name):
            told = str(row[value] or "")
            found[str(row[key])] = min(told, found.get(str(row[key]), told))
        return found

    def _gathered(self, name: str, key: str, value: str) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, set[str]] = defaultdict(set)
        for row in self._asked(name):
            found[str(row[key])].add(str(row[value]))
        return {one: tuple(sorted(some)) for one, some in found.items()}


@lru_cache(maxsize=16)
def question(name: str) -> str:
    """The text of a question of this folder."""
    return files("ccgkg.queries.whole").joinpath(f"{name}.rq").read_text(encoding="utf-8")


def _place(row: Row) -> tuple[int, int]:
    return int(row["start"] or 0), int(row["end"] or 0)


def slug(cell: Cell) -> str:
    """The last part of the IRI of a code."""
    return str(cell or "").rsplit("/", 1)[-1]
