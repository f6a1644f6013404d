"""Frames: annotated sentences with slots, and what fills them.

A frame is a line as `annotated.py` reads it, in which `{a}` stands for a CCG, and `{a.code}` in a tag for its ODS code.
A slot is one of the letters and words of `_POOLS`, with a number where a frame needs several of a sort (`{p}`, `{p2}`);
`.` takes another form of what fills it: `{grade}` is `requires improvement`, `{grade.slug}` `requires-improvement`,
`{grade.an}` `an inadequate`. What fills a frame is drawn by chance from the pools, with a seed of its own for each
line, so that a frame reads the same in every run; slots of one sort are filled with things that differ.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import spoken
from annotated import Example, parse

from ccgkg.ingest.source import Source
from ccgkg.ontology.register import load

FILES = sorted((Path(__file__).parent / "frames").glob("*.txt"))
_SLOT = re.compile(r"\{([a-z]+?)(\d?)(?:\.([a-z]+))?\}")
#: The day a frame is published on, unless a line `@published=` above it says another: every CCG of the pool is open.
PUBLISHED = "2018-11-14"

Thing = dict[str, str]


def _ccgs() -> list[Thing]:
    """CCGs that were open from 2013 to 2020, each in the shapes that the press gives a name."""
    things = []
    for body in load().bodies:
        if body.first_day.year == 2013 and body.last_day and body.last_day.year > 2020 and len(body.dated_names) == 1:
            short = body.name.removeprefix("NHS ").removesuffix(" CCG")
            shape = {
                "": f"{short} CCG",
                "code": body.ods_code,
                "short": short,
                "nhs": body.name,
                "long": f"{short} clinical commissioning group",
            }
            things.append(shape)
    return things


def _grade(word: str, slug: str) -> Thing:
    article = "an" if word[0] in "io" else "a"
    return {"": word, "slug": slug, "an": f"{article} {word}", "cap": word[0].upper() + word[1:], "quoted": f"‘{word}’"}


def _year(first: int) -> Thing:
    """A financial year in its shapes, its calendar years, and in EDTF it, the years beside it and its parts."""
    last = first + 1
    return {
        "": f"{first}-{last % 100}",
        "slash": f"{first}/{last % 100}",
        "dash": f"{first}–{last % 100}",
        "short": f"{first % 100}/{last % 100}",
        "long": f"{first}/{last}",
        "edtf": f"{first}-04-01/{last}-03-31",
        "before": f"{first - 1}-04-01/{first}-03-31",
        "after": f"{last}-04-01/{last + 1}-03-31",
        "first": str(first),
        "last": str(last),
        "end": f"{last}-03-31",
        "half": f"{first}-04/{first}-09",
        "eight": f"{first}-04/{first}-11",
    }


def _calendar(year: int) -> Thing:
    return {"": str(year), "before": str(year - 1), "after": str(year + 1)}


def _named(pairs: dict[str, str]) -> list[Thing]:
    return [{"": word, "slug": slug, "cap": word[0].upper() + word[1:]} for word, slug in pairs.items()]


def _invented(name: str) -> Thing:
    """A body that no register has, and its slug."""
    return {"": name, "slug": name.lower().replace(" ", "-"), "short": name.removesuffix(" CCG"), "nhs": f"NHS {name}"}


_NUMERALS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_AREAS = ("dementia", "cancer", "mental health", "diabetes", "maternity", "leadership", "learning disabilities")
_POSTS = (
    "chief officer", "accountable officer", "clinical chair", "chief finance officer", "managing director",
    "chief executive", "director of commissioning", "chair",
)  # fmt: skip
#: What may fill a slot of each sort.
_POOLS: dict[str, list[Thing]] = {
    "a": _ccgs(),
    "grade": [
        _grade("outstanding", "outstanding"),
        _grade("good", "good"),
        _grade("requires improvement", "requires-improvement"),
        _grade("inadequate", "inadequate"),
    ],
    "area": _named(
        {
            word: word.replace(" ", "-")
            for word in (
                "dementia",
                "cancer",
                "mental health",
                "diabetes",
                "maternity",
                "leadership",
                "learning disabilities",
            )
        }
    ),
    "fy": [_year(first) for first in range(2014, 2018)],
    "next": [_year(first) for first in (2019, 2020)],
    "yr": [_calendar(year) for year in (2014, 2015, 2016)],
    "p": spoken.PERSONS,
    "post": _named({post: post for post in _POSTS}),
    "n": [{"": str(n), "value": str(n)} for n in (7, 12, 19, 26, 34, 48, 57, 63, 75, 81)],
    "pc": [
        {"": f"{n}%", "words": f"{n} per cent", "pc": f"{n}pc", "value": str(n)}
        for n in (6, 14, 23, 31, 42, 58, 67, 71, 89)
    ],
    "m": [
        {"": f"£{n}m", "words": f"£{n} million", "value": str(round(float(n) * 1_000_000))}
        for n in ("2.4", "5", "7.3", "11", "14.5", "18", "22.6", "31", "47", "64")
    ],
    "w": [{"": word, "cap": word.capitalize(), "value": str(number)} for number, word in enumerate(_NUMERALS, 3)],
    "k": [
        {"": f"{n:,}", "value": str(n)}
        for n in (112_000, 164_500, 187_000, 215_000, 268_000, 305_400, 371_000, 440_000)
    ],
    "month": [{"": month_name[number], "edtf": f"{number:02}"} for number in range(1, 11)],
    "high": [_grade("outstanding", "outstanding"), _grade("good", "good")],
    "low": [_grade("requires improvement", "requires-improvement"), _grade("inadequate", "inadequate")],
    "care": _named({word: word.replace(" ", "-") for word in _AREAS[:5]}),
    "y": [{"": str(year)} for year in (2019, 2020)],
    "past": [{"": str(year)} for year in range(2014, 2018)],
    "new": [
        _invented(f"{name} CCG") for name in ("Holmshire", "Westmere and Calder", "Vale of Marden", "East Ardenshire")
    ],
    "council": [
        _invented(f"{name} Council")
        for name in ("Wexshire County", "Torchester City", "Ashwell Borough", "Lindmoor Metropolitan Borough")
    ],
    **spoken.POOLS,
}


def filled(line: str, random: Random, taken: set[str] | None = None) -> str:
    """A frame with its slots filled, each sort without a thing twice, and without the persons and CCGs taken.

    What fills one sort of slot hangs on no other: a new pool changes no frame that does without it.
    """
    drawn: dict[tuple[str, str], Thing] = {}
    pools: dict[str, list[Thing]] = {}
    seed = random.random()
    taken = set() if taken is None else taken

    def fill(slot: re.Match[str]) -> str:
        sort, number, form = slot.groups()
        if (sort, number) not in drawn:
            if sort not in pools:
                pool = [thing for thing in _POOLS[sort] if _name(sort, thing) not in taken]
                pools[sort] = Random(f"{seed} {sort}").sample(pool, len(pool))
            drawn[sort, number] = pools[sort].pop()
        return drawn[sort, number][form or ""]

    text = _SLOT.sub(fill, line)
    taken |= {_name(sort, thing) for (sort, _), thing in drawn.items()} - {""}
    return text


def _name(sort: str, thing: Thing) -> str:
    return thing["code"] if sort == "a" else thing["slug"] if sort == "p" else ""


def frames(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """The frames of a file: phenomenon, place, date of publication and line."""
    phenomenon, published = path.stem, PUBLISHED
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            phenomenon = line.lstrip("# ").strip()
        elif line.startswith("@published="):
            published = line.partition("=")[2].strip()
        elif line.strip():
            yield phenomenon, f"{path.name}:{number}", published, line.strip().replace("\\n", "\n")


def examples(path: Path, times: int) -> Iterator[Example]:
    """Each frame of a file filled so many times."""
    for frame in frames(path):
        random = Random(frame[-1])
        for turn in range(times):
            yield _example(frame, random, f"{path.stem}-{frame[1].rpartition(':')[2]}-{turn}")


def companies(path: Path, size: int) -> Iterator[Example]:
    """The frames of a file, each filled once, as texts of so many: those of one date of publication, by chance.

    No person and no CCG is in two frames of one text: the one would be told what is said of it in the other.
    """
    several = list(frames(path))
    Random(path.stem).shuffle(several)
    for published in sorted({frame[2] for frame in several}):
        of_a_day = [frame for frame in several if frame[2] == published]
        for k in range(0, len(of_a_day), size):
            taken: set[str] = set()
            group = of_a_day[k : k + size]
            yield together([_example(frame, Random(frame[-1]), f"{path.stem}-{k}", taken) for frame in group])


def _example(frame: tuple[str, str, str, str], random: Random, slug: str, taken: set[str] | None = None) -> Example:
    phenomenon, place, published, line = frame
    text, marked = parse(filled(line, random, taken))
    return Example(phenomenon, place, Source(slug, text, publisher="The Tester", published=published), marked)


def together(group: list[Example]) -> Example:
    """Several filled frames as the paragraphs of one text."""
    text, marked = "", []
    for one in group:
        if text:
            text += "\n\n"
        marked += [replace(m, start=m.start + len(text), end=m.end + len(text)) for m in one.marked]
        text += one.source.text
    place = ", ".join(one.place for one in group)
    return Example(group[0].phenomenon, place, replace(group[0].source, text=text), tuple(marked))
