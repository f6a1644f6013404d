"""Sentences that a person marked, grouped by phenomenon, read as they were marked: no claim missed, none too many."""

from collections import defaultdict
from pathlib import Path

import pytest
from annotated import Example, mismatches, read

from ccgkg.ingest.claim import CLASSES
from ccgkg.ingest.extract import extract

FOLDER = Path(__file__).parent / "sentences"
FILES = sorted(FOLDER.glob("*.txt"))


def kinds_of(path: Path) -> set[str]:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# kinds:"), f"{path.name} does not say which kinds it marks"
    kinds = {kind.strip() for kind in first.partition(":")[2].split(",")}
    assert kinds <= CLASSES.keys(), (
        f"{path.name} marks what is no kind of claim: {', '.join(sorted(kinds - CLASSES.keys()))}"
    )
    return kinds


def phenomena() -> list[tuple[str, str, list[Example], set[str]]]:
    groups: dict[tuple[str, str], list[Example]] = defaultdict(list)
    for path in FILES:
        for example in read(path):
            groups[path.name, example.phenomenon].append(example)
    return [(name, what, examples, kinds_of(FOLDER / name)) for (name, what), examples in groups.items()]


@pytest.mark.parametrize(
    ("name", "what", "examples", "kinds"), phenomena(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_phenomenon_is_read_as_marked(name: str, what: str, examples: list[Example], kinds: set[str]) -> None:
    wrong = []
    for example in examples:
        problems = mismatches(example, extract(example.source), kinds)
        if problems:
            wrong.append(f"{example.place}: {example.source.text}\n    " + "\n    ".join(problems))
    assert not wrong, f"{name}, {what}:\n" + "\n".join(wrong)


def test_there_are_several_hundred_sentences() -> None:
    assert sum(len(examples) for _, _, examples, _ in phenomena()) > 600
