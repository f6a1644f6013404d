"""What was said once and is quoted in several outlets is one quotation: what each leaves out, adds or changes."""

import json
import re
from pathlib import Path

import pyoxigraph
import pytest
import seeds_by_hand as seeds
from typer.testing import CliRunner

from ccgkg.cli.main import app
from ccgkg.ingest.claim import Statement, number
from ccgkg.ingest.graph.iris import Iris
from ccgkg.ingest.graph.quads import quads
from ccgkg.ingest.source import Source
from ccgkg.ontology import BASE
from ccgkg.publish.build import build
from ccgkg.queries.ask import Engine, on_oxigraph
from ccgkg.queries.origins.overlap import texts_of
from ccgkg.queries.origins.quads import by_source, origin_quads
from ccgkg.queries.origins.quotations import quotations
from ccgkg.queries.origins.quoted_words import words_of
from ccgkg.queries.origins.testimony import read_testimony
from ccgkg.queries.origins.variants import Edit, align
from ccgkg.queries.quoted import Utterance, quoted

WHOLE = (
    "We do not expect to close 12 of the smaller groups this year. "
    "It is a plan for ten years, and it costs £1.2 billion."
)


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
    runs = {
        " ".join(source.text.split()[n : n + 8]) for source in seeds.sources() for n in range(len(source.text.split()))
    }
    assert not [line for line in stored for run in runs if len(run.split()) == 8 and run in line]
    assert stored == origin_quads(list(reversed(seeds.sources())), reversed(seeds.lines()), Iris())


def quoting(slug: str, outlet: str, speaker: str, *quoted: str) -> tuple[Source, list[Statement]]:
    """An article of an outlet that quotes a speaker, a paragraph each, with its claims."""
    text = "\n\n".join(f"“{words}”" for words in quoted)
    claims = [
        Statement(
            source=slug,
            start=text.index(words),
            end=text.index(words) + len(words),
            exact=words,
            asserted_by=speaker,
            mode="direct",
            speaker=speaker,
            speaker_name="Jo Bloggs",
        )
        for words in quoted
    ]
    return Source(slug, text, publisher=outlet), claims


def stored(*articles: tuple[Source, list[Statement]]) -> list[str]:
    lines = [line for source, claims in articles for line in quads(source, number(claims, BASE))]
    return origin_quads([source for source, _ in articles], lines, Iris())


def said_in(lines: list[str], term: str) -> list[str]:
    return re.findall(rf"def#{term}> <[^>]*/([^/>]*)>", "\n".join(lines))


def test_a_dropped_negation_is_told_in_the_graph() -> None:
    """Three outlets quote one sentence; one of them has no “not” in it, and another has it over two paragraphs."""
    lines = stored(
        quoting("a", "Echo", "person/jo-bloggs", WHOLE),
        quoting("b", "Post", "person/jo-bloggs", WHOLE.replace(" not", "")),
        quoting("c", "Times", "person/jo-bloggs", *WHOLE.split(" It is a plan ")),
    )
    assert (
        len([line for line in lines if line.endswith("def#Utterance> <https://w3id.org/ccgkg/id/graph/view> .")]) == 1
    )
    assert len(said_in(lines, "quotedIn")) == 4
    assert said_in(lines, "altersMeaning") == ["negation"]
    assert "b" in said_in(lines, "differsIn")


def test_what_two_say_in_words_of_their_own_are_two_quotations() -> None:
    lines = stored(
        quoting("a", "Echo", "person/jo-bloggs", "We will continue to work with the groups on how to save money."),
        quoting("b", "Post", "person/al-other", "We will continue to work with patients, who come first for us."),
        quoting("c", "Times", "person/jo-bloggs", "We will continue to work with whoever wants a hospital here."),
    )
    assert said_in(lines, "quotedIn") == []


def asked(*articles: tuple[Source, list[Statement]]) -> Engine:
    store = pyoxigraph.Store()
    lines = [line for source, claims in articles for line in quads(source, number(claims, BASE))]
    lines += origin_quads([source for source, _ in articles], lines, Iris())
    store.bulk_load("\n".join(lines), format=pyoxigraph.RdfFormat.N_QUADS)
    return on_oxigraph(store, ours=True)


def differences(utterance: Utterance) -> dict[str, list[tuple[str, str | None, str | None, str | None]]]:
    return {one.outlet: [(d.kind, d.was, d.now, d.alters) for d in one.differences] for one in utterance.quotations}


def test_what_outlets_made_of_one_utterance_is_shown_word_by_word() -> None:
    """The Echo has all; the Post drops a negation, the Gazette prints another number; the Mail leaves a word out."""
    other = "Nobody should wait for a hospital that has been promised to them so many years ago."
    articles = [
        quoting("a", "Echo", "person/jo-bloggs", WHOLE),
        quoting("b", "Post", "person/jo-bloggs", WHOLE.replace(" not", "")),
        quoting("c", "Gazette", "person/jo-bloggs", WHOLE.replace("12", "21")),
        quoting("d", "Sun", "person/al-other", other),
        quoting("e", "Mail", "person/al-other", other.replace("so many", "many")),
    ]
    texts = {source.sha256: source.text for source, _ in articles}
    altered, kept = quoted(asked(*articles), texts.get)
    assert altered.altered and not kept.altered
    assert altered.quotations[0].words == WHOLE
    assert differences(altered) == {
        "Echo": [],
        "Post": [("left-out", "not", None, "negation")],
        "Gazette": [("changed", "12", "21", "number")],
    }
    assert differences(kept) == {"Sun": [], "Mail": [("left-out", "so", None, None)]}
    assert quoted(asked(*articles), texts.get, "post") == (altered,)
    assert quoted(asked(*articles), texts.get, "d") == (kept,)
    assert quoted(asked(*articles), texts.get, "the moon") == ()
    (bare, _) = quoted(asked(*articles))  # without the texts the places are told, and no words
    (edit,) = next(one for one in bare.quotations if one.outlet == "Post").differences
    assert (edit.was, edit.was_at) == (None, (WHOLE.index("not") + 1, WHOLE.index("not") + 4))


@pytest.mark.skipif(not seeds.HERE, reason=seeds.REASON)
def test_the_command_shows_what_is_left_out(tmp_path: Path) -> None:
    build(
        [seeds.SEEDS / "hsj-ccg-ratings.txt", seeds.SEEDS / "healthcareleader-inadequate-ccgs.txt"], tmp_path, workers=1
    )
    run, graph = CliRunner().invoke, ["--graph", str(tmp_path)]
    told = run(app, ["quotations", "simon stevens", *graph])
    assert told.exit_code == 0 and told.stdout.startswith("Simon Stevens, quoted in 2 sources\n  Healthcare Leader, ")
    assert "(hsj-ccg-ratings, 3049–3397)\n    left out: “Today's 'reset' sets out" in told.stdout
    (found,) = json.loads(run(app, ["quotations", "--json", *graph]).stdout)
    assert not found["altered"] and [len(one["differences"]) for one in found["quotations"]] == [0, 1]
    assert "quoted in several sources" in run(app, ["quotations", "no one", *graph]).stdout
