"""What was said once and is quoted in several outlets is one quotation: what each leaves out, adds or changes is told."""

import pytest
import seeds_by_hand as seeds

from ccgkg.ingest.graph.iris import Iris
from ccgkg.queries.origins.overlap import texts_of
from ccgkg.queries.origins.quads import by_source, origin_quads
from ccgkg.queries.origins.quotations import quotations
from ccgkg.queries.origins.quoted_words import words_of
from ccgkg.queries.origins.testimony import read_testimony
from ccgkg.queries.origins.variants import Edit, align

WHOLE = "We do not expect to close 12 of the smaller groups this year. It is a plan for ten years, and it costs £1.2 billion."


def edits(part: str, whole: str = WHOLE) -> list[tuple[str, str, str, str | None]]:
    found = align(whole, [(0, len(whole))], part, [(0, len(part))])
    return [(e.sort, e.was, e.now, e.alters) for e in found.edits]


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (WHOLE, []),
        (WHOLE.replace("do not", "don’t").replace("12", "twelve").replace("ten", "10").replace(" billion", "bn"), []),
        (WHOLE.replace(" not", ""), [("left-out", "not", "", "negation")]),
        (WHOLE.replace("We do", "We never do"), [("added", "", "never", "negation")]),
        (WHOLE.replace("do not expect", "cannot expect"), [("changed", "do", "cannot", None)]),
        (WHOLE.replace("12", "21"), [("changed", "12", "21", "number")]),
        (WHOLE.replace("1.2 billion", "1.2m"), [("changed", "billion", "m", "number")]),
        (WHOLE.replace(" smaller", ""), [("left-out", "smaller", "", None)]),
        (WHOLE.replace("groups", "small groups"), [("added", "", "small", None)]),
        (WHOLE.replace("expect", "intend"), [("changed", "expect", "intend", None)]),
        (WHOLE.replace("the smaller", "[our] smaller"), [("changed", "the", "our", None)]),
        ("It is a plan for ten years", [("left-out", WHOLE[:60], "", None), ("left-out", WHOLE[-26:-1], "", None)]),
    ],
)
def test_a_variant_is_told_word_by_word(part: str, told: list[tuple[str, str, str, str | None]]) -> None:
    assert edits(part) == told


def test_a_sentence_that_goes_takes_its_negation_with_it() -> None:
    """To leave out a whole sentence that denies something denies nothing of what is left."""
    whole = "The plan is sound. We will not wait. The groups agree with it."
    assert edits("The plan is sound. The groups agree with it.", whole) == [("left-out", "We will not wait", "", None)]


def test_a_change_that_is_shown_by_brackets_is_marked() -> None:
    whole, part = "although this report is mixed, it is fair", "although [the] report is mixed, it is fair"
    (edit,) = align(whole, [(0, len(whole))], part, [(0, len(part))]).edits
    assert edit == Edit("changed", "this", "the", (9, 13), (10, 13), None, marked=True)


def test_words_keep_their_places() -> None:
    text = "They can’t cut 20 per cent"
    assert [(w.plain, text[w.start : w.end]) for w in words_of(text)] == [
        *(("they", "They"), ("can", "can’t"), ("not", "can’t"), ("cut", "cut"), ("20", "20"), ("%", "per cent")),
    ]


@pytest.mark.skipif(not seeds.HERE, reason=seeds.REASON)
def test_the_seeds_quote_stevens_and_morse_in_two_outlets_each() -> None:
    """HSJ leaves out the two paragraphs of Stevens that Healthcare Leader has; of Morse both have the same words."""
    iris, sources = Iris(), seeds.sources()
    texts, claims = texts_of(sources, iris), by_source(read_testimony(seeds.lines(), iris))
    found = quotations(texts, claims, {iris.source(source.slug): source.text for source in sources})
    told = {
        tuple(speaker.rsplit("/", 1)[-1] for speaker in one.speakers): [
            (v.quoting.text.slug, [(e.sort, len(e.was.split()), e.now, e.alters) for e in v.alignment.edits])
            for v in one.variants
        ]
        for one in found
    }
    assert told == {
        ("simon-stevens",): [
            ("healthcareleader-inadequate-ccgs", []),
            ("hsj-ccg-ratings", [("left-out", 71, "", None)]),
        ],
        ("amyas-morse",): [("ekklesia-nao-ccgs", []), ("pharmatimes-nao-ccgs", [])],
    }


@pytest.mark.skipif(not seeds.HERE, reason=seeds.REASON)
def test_what_is_stored_has_no_words_of_a_source() -> None:
    """Overlaps and differences are given by places: what leaves the machine with them is counts and names."""
    stored = origin_quads(seeds.sources(), seeds.lines(), Iris())
    assert any("def#Difference>" in line for line in stored) and any("def#SharedPassage>" in line for line in stored)
    runs = {" ".join(source.text.split()[n : n + 8]) for source in seeds.sources() for n in range(len(source.text.split()))}
    assert not [line for line in stored for run in runs if len(run.split()) == 8 and run in line]
    assert stored == origin_quads(list(reversed(seeds.sources())), reversed(seeds.lines()), Iris())
