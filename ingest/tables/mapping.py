"""What the columns of a table hold and what its rows say, as a person wrote it down in YAML.

The words are those of CSVW where it has them (https://www.w3.org/TR/tabular-metadata/): a `dialect` with `header` and
`headerRowCount`; a `tableSchema` with `columns`, each with `name`, `titles`, `datatype`, `format`, `null`, `separator`
and `required`; a `primaryKey`. Ours are the datatypes of this domain (`body`, `period`, `page`), `claims` and
`reference`.
"""

from __future__ import annotations

from collections.abc import Mapping as Dict
from dataclasses import dataclass
from typing import Any, Literal

Datatype = Literal["string", "number", "percentage", "date", "period", "body", "page"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `titles` are the headings it may have (`{yy}` stands for a year in two digits); `position` its number
    where there are no headings. `format` is a pattern of its cells, or `yyyymmdd` for dates. `values` are what its
    words mean."""

    name: str
    titles: tuple[str, ...] = ()
    position: int | None = None
    datatype: Datatype = "string"
    format: str | None = None
    null: tuple[str, ...] = ("",)
    separator: str | None = None
    required: bool = False
    optional: bool = False
    fraction: bool = False
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Key:
    """What a key of a claim is taken from: columns, the first of which that is filled decides, or a value with its
    reason."""

    columns: tuple[str, ...] = ()
    value: str | None = None
    reason: str | None = None
    #: Rows of which the cells of these columns fit one of these patterns have no value for the key.
    unless: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A claim that rows make: its kind, the column whose cell carries it, and its keys.

    `when`: only of rows in which the cells of these columns fit one of these patterns (`*` for any words). `group`:
    rows that are equal in these columns make one claim together. `factor` is what a figure's cells are to be multiplied
    by.
    """

    kind: Literal["figure", "rating", "change", "intervention"]
    span: str
    keys: Dict[str, Key]
    when: tuple[tuple[str, tuple[str, ...]], ...] = ()
    group: tuple[str, ...] = ()
    factor: float = 1.0
    factor_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns that the register has too. `as_at` is the day of which the table tells, `{yy}` as in the headings."""

    body: str
    as_at: str | None = None
    names: tuple[str, ...] = ()
    ods: str | None = None
    ons: str | None = None
    opens: str | None = None
    closes: str | None = None
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mapping:
    """A table's description. `place` is its file; `key` a hash of that file's content."""

    name: str
    place: str
    key: str
    columns: tuple[Column, ...]
    title: str | None = None
    header: bool = True
    header_rows: int = 1
    width: int | None = None
    primary_key: tuple[str, ...] = ()
    roll: str | None = None
    mode: Literal["official-data", "own-voice"] = "official-data"
    rules: tuple[Rule, ...] = ()
    reference: Reference | None = None
    notes: tuple[str, ...] = ()

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


def from_record(record: Dict[str, Any], place: str, key: str) -> Mapping:
    """The mapping of a record that fits the schema. Raises ValueError, naming the place in it, for a column that is
    none."""
    schema, dialect = record["tableSchema"], record.get("dialect", {})
    columns = tuple(
        _column(number, each, dialect.get("header", True)) for number, each in enumerate(schema["columns"], start=1)
    )
    mapping = Mapping(
        name=record["name"],
        place=place,
        key=key,
        columns=columns,
        title=record.get("title"),
        header=dialect.get("header", True),
        header_rows=dialect.get("headerRowCount", 1),
        width=dialect.get("columnCount"),
        primary_key=_names(schema.get("primaryKey")),
        roll=record.get("roll"),
        mode=record.get("mode", "official-data"),
        rules=tuple(map(_rule, record.get("claims", ()))),
        reference=_reference(record["reference"]) if "reference" in record else None,
        notes=_names(record.get("notes")),
    )
    _checked(mapping)
    return mapping


def _column(number: int, record: Dict[str, Any], header: bool) -> Column:
    titles = _names(record.get("titles", record["name"] if header else None))
    return Column(
        name=record["name"],
        titles=titles,
        position=None if header else record.get("position", number),
        datatype=record.get("datatype", "string"),
        format=record.get("format"),
        null=_names(record.get("null", "")),
        separator=record.get("separator"),
        required=record.get("required", False),
        optional=record.get("optional", False),
        fraction=record.get("fraction", False),
        values=tuple((str(word).casefold(), str(value)) for word, value in record.get("values", {}).items()),
    )


def _rule(record: Dict[str, Any]) -> Rule:
    keys = {name: _key(value) for name, value in record["keys"].items()}
    factor = record.get("factor", {})
    return Rule(
        kind=record["kind"],
        span=record["span"],
        keys=keys,
        when=_patterns(record.get("when")),
        group=_names(record.get("group")),
        factor=float(factor.get("value", 1)),
        factor_reason=factor.get("reason"),
    )


def _key(record: Any) -> Key:
    if isinstance(record, str):
        return Key(columns=(record,))
    value = record.get("value")
    return Key(
        _names(record.get("column")),
        None if value is None else str(value),
        record.get("reason"),
        _patterns(record.get("unless")),
    )


def _reference(record: Dict[str, Any]) -> Reference:
    return Reference(
        body=record["body"],
        as_at=record.get("asAt"),
        names=_names(record.get("names")),
        ods=record.get("ods"),
        ons=record.get("ons"),
        opens=record.get("opens"),
        closes=record.get("closes"),
        areas=_names(record.get("areas")),
    )


def _patterns(record: Dict[str, Any] | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((column, _names(patterns)) for column, patterns in (record or {}).items())


def _names(value: Any) -> tuple[str, ...]:
    return () if value is None else (value,) if isinstance(value, str) else tuple(map(str, value))


def _checked(mapping: Mapping) -> None:
    """Every column that is named somewhere is one of the table's."""
    known = {column.name for column in mapping.columns}
    if len(known) < len(mapping.columns):
        raise ValueError("tableSchema/columns: two columns have one name")
    named = [(f"tableSchema/primaryKey/{n}", name) for n, name in enumerate(mapping.primary_key)]
    named += [("roll", mapping.roll)] if mapping.roll else []
    for number, rule in enumerate(mapping.rules):
        place = f"claims/{number}"
        named += [(f"{place}/span", rule.span)] + [(f"{place}/group", name) for name in rule.group]
        named += [(f"{place}/when", name) for name, _ in rule.when]
        for key, taken in rule.keys.items():
            named += [(f"{place}/keys/{key}", name) for name in (*taken.columns, *(n for n, _ in taken.unless))]
    if told := mapping.reference:
        named += [
            ("reference", name)
            for name in (told.body, *told.names, *told.areas, told.ods, told.ons, told.opens, told.closes)
            if name
        ]
    for place, name in named:
        if name not in known:
            raise ValueError(f"{place}: {name!r} is none of the columns {', '.join(sorted(known))}")
