"""The catalogue of questions: every `.rq` file of this folder, with its question in plain words and its parameters.

A file stands alone, so that it can be pasted into any SPARQL 1.1 editor. It opens with comment lines: the question,
then one line for each parameter,

    # parameter NAME = DEFAULT : what it is

and its body holds each as `VALUES ?NAME { DEFAULT }`. The default is a SPARQL term, and says what a value may be: a
text (`"11T"`), a number (`"42"^^xsd:decimal`), or a code of a list (`measure:overspend`, or just `overspend`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files

from rdflib.namespace import XSD

from ccgkg.ingest.graph.terms import decimal

_PARAMETER = re.compile(r"# parameter (?P<name>\w+) = (?P<default>\".*?\"(?!\^)|\S+) : (?P<description>.+)")
_NUMBER = re.compile(r'"(?P<number>[^"]+)"\^\^xsd:decimal')
_CODE = re.compile(r"(?P<list>[a-z]+):(?P<slug>[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)")
#: What a SPARQL string in double quotes may not hold as it is (SPARQL 1.1, production 156).
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


class UnknownQuestion(LookupError):
    """No question, or no parameter, has that name. The message is one line that says which there are."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """`default` is a SPARQL term, `plain` the same in plain words."""

    name: str
    default: str
    description: str

    @property
    def plain(self) -> str:
        if code := _CODE.fullmatch(self.default):
            return code["slug"]
        return self.default.removesuffix("^^xsd:decimal").strip('"')

    def term(self, value: str) -> str:
        """The SPARQL term for a value in plain words, of the kind that the default has.

        Raises ValueError where the value is not of that kind.
        """
        if code := _CODE.fullmatch(self.default):
            slug = value.removeprefix(f"{code['list']}:")
            if not _CODE.fullmatch(f"{code['list']}:{slug}"):
                raise ValueError(f"{self.name}: {value!r} is no code (such as {code['slug']})")
            return f"{code['list']}:{slug}"
        if number := _NUMBER.fullmatch(self.default):
            if not re.fullmatch(r"-?\d+(?:\.\d+)?", value.strip()):
                raise ValueError(f"{self.name}: {value!r} is no number (such as {number['number']})")
            # In the graph's own form, so that equal numbers are equal terms.
            return decimal(Decimal(value.strip())).replace(f"<{XSD.decimal}>", "xsd:decimal")
        return '"' + "".join(_ESCAPES.get(character, character) for character in value) + '"'


@dataclass(frozen=True, slots=True)
class Question:
    """`words` is the question, `remarks` what a reader of the answer should know, and `text` the SPARQL 1.1.

    The text runs as it stands, with every parameter at its default.
    """

    name: str
    words: str
    remarks: str
    parameters: tuple[Parameter, ...]
    text: str

    def with_values(self, values: Mapping[str, str]) -> str:
        """The SPARQL with `values`, in plain words, in place of the defaults.

        Raises UnknownQuestion for a name that is no parameter, ValueError for a value that the parameter cannot have.
        """
        unknown = set(values) - {p.name for p in self.parameters}
        if unknown:
            known = ", ".join(p.name for p in self.parameters) or "none"
            raise UnknownQuestion(f"{self.name}: no parameter {', '.join(sorted(unknown))} (there are: {known})")
        text = self.text
        for p in self.parameters:
            if p.name in values:
                text = text.replace(_slot(p.name, p.default), _slot(p.name, p.term(values[p.name])))
        return text


def _slot(name: str, term: str) -> str:
    return f"VALUES ?{name} {{ {term} }}"


def parse(name: str, text: str) -> Question:
    """The question that the text of a `.rq` file is.

    Raises ValueError where it does not open with a question, or a parameter is not used as its header says.
    """
    words: list[str] = []
    parameters: list[Parameter] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        found = _PARAMETER.fullmatch(line)
        if found:
            parameters.append(Parameter(**found.groupdict()))
        elif parameters:
            raise ValueError(f"{name}: not a parameter: {line}")
        else:
            words.append(line.removeprefix("#").strip())
    if "?" not in " ".join(words):
        raise ValueError(f"{name}: does not open with a question")
    for parameter in parameters:
        if text.count(_slot(parameter.name, parameter.default)) != 1:
            raise ValueError(f"{name}: not used once: {_slot(parameter.name, parameter.default)}")
    asked, mark, remarks = " ".join(words).partition("?")
    return Question(name, asked + mark, remarks.strip(), tuple(parameters), text)


@lru_cache(maxsize=1)
def questions() -> Mapping[str, Question]:
    """All questions by name, in the order of their names."""
    found = {}
    for entry in sorted(files("ccgkg.queries").iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".rq"):
            name = entry.name.removesuffix(".rq")
            found[name] = parse(name, entry.read_text(encoding="utf-8"))
    return found


def question(name: str) -> Question:
    """The question of that name. Raises UnknownQuestion where there is none."""
    try:
        return questions()[name]
    except KeyError:
        raise UnknownQuestion(f"no question is named {name!r} (ccgkg query lists them)") from None
