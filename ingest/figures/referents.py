"""The referents of a text: names and lists of names, short names (`in Rushcliffe`), group words, and all that stands for them."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.bodies import Bodies, Group
from ccgkg.ingest.bodies.names import ccg_names
from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.claim import Change
from ccgkg.ingest.figures.antecedents import Antecedents
from ccgkg.ingest.figures.cast import Cast
from ccgkg.ingest.figures.measured import word_lists
from ccgkg.ingest.figures.places import named_as_place
from ccgkg.ingest.figures.predicates_apart import time_words
from ccgkg.ingest.figures.referent import Kind, Referent, Referents, referent_words
from ccgkg.ingest.figures.stand_ins import StandIns
from ccgkg.ingest.text.document import Document

#: Behind a name at the head of a sentence, verbs that make it a CCG.
_VERBS = frozenset({"will", "would", "could", "must", "may", "ended", "finished", "began", "started"})
#: Prepositions that open clauses as well.
_OPENERS = frozenset({"after", "before", "since", "as", "than"})
#: Behind `the national`, what stands for NHS England.
_NATIONAL = frozenset({"body", "board"})
#: Tokens [first, last), the members where words name them, and the kind.
Spot = tuple[int, int, tuple[str, ...] | None, Kind]


def referents_of(doc: Document, bodies: Bodies, cast: Cast, changes: Sequence[Change]) -> Referents:
    """Read once a text, from left to right, each in the light of those before it; `changes` are in the order of the text."""
    stand_ins = StandIns(doc)
    groups: dict[int, Group] = {}
    spots = _spots(doc, bodies, cast, stand_ins, groups)
    antecedents = Antecedents(doc, cast, changes, stand_ins, groups)
    found, words = antecedents.found, doc.tokens.words
    for first, last, named, kind in spots:
        if found and first < found[-1].last:
            continue
        members = antecedents.of(first) if named is None else named
        if (
            members
            and kind == "named"
            and found
            and found[-1].kind == "named"
            and words[found[-1].last : first] == ["and"]
        ):
            before = found.pop()  # two short names: `Wigan and Bolton`
            first, members = before.first, tuple(sorted({*before.members, *members}))
        if kind == "other":
            antecedents.others.update(members)
        if members:
            found.append(Referent(first, last, members, kind, _oblique(doc, first, last)))
    return Referents(found, [r.first for r in found], frozenset(antecedents.others))


def _spots(doc: Document, bodies: Bodies, cast: Cast, stand_ins: StandIns, groups: dict[int, Group]) -> list[Spot]:
    """Where something stands for someone; with no members yet where that is to be resolved. Names go before all else."""
    words = doc.tokens.words
    spots: list[Spot] = []
    taken: set[int] = set()

    def take(first: int, last: int, members: tuple[str, ...] | None, kind: Kind) -> None:
        spots.append((first, last, members, kind))
        taken.update(range(first, last))

    for run in runs(doc, bodies.mentions):
        take(run[0].first, run[-1].last, tuple(sorted({m.agent for m in run})), "named")
    for m in bodies.mentions:
        if m.kind == "body" and m.first not in taken:
            take(m.first, m.last, (m.agent,), "other")
    for g in bodies.groups:
        if g.first not in taken and g.last - 1 not in taken:
            groups[g.first] = g
            take(g.first, max(g.last, g.first + 1), None, "group")
    others = list(doc.cues.all("other-body"))
    named = {x.value for x in others}
    for x in others:
        if x.first not in taken and (x.last >= len(words) or words[x.last] not in referent_words()["no_nhs"]):
            nhs = f"nhs-{x.value}"
            take(x.first, x.last, (nhs if nhs in named else x.value,), "other")  # `trusts` once `NHS trusts` are told
    for k in doc.tokens.among(_NATIONAL):
        if k not in taken and words[k - 1] in ("national", "commissioning") and words[k - 2] in ("the", "national"):
            take(k, k + 1, ("nhs-england",), "other")
    for k in doc.tokens.among(cast.short.keys()):
        if k not in taken and (agent := _short(doc, cast, k)):
            take(k, k + 1, (agent,), "named")
    for sentence in doc.layout.sentences:
        k = doc.tokens.at(sentence.start)
        name = next(iter(ccg_names().at(doc.tokens, k)), None) if k < len(words) and k not in taken else None
        owns = (
            name is not None
            and words[name.last] == "'s"
            and any(
                x.value in ("deficit", "surplus", "overspend", "running-costs")
                for x in doc.cues.within("money", name.last + 1, name.last + 3)
            )
        )  # `Doncaster's deficit has doubled`
        if name is not None and (
            owns
            or words[name.last] in time_words()["general"] | word_lists()["posts"] | _VERBS
            or words[name.last] == ","
            and words[name.last + 1 : name.last + 3]
            in (["the", "only"], ["which", "was"], ["which", "is"], ["which", "has"])
        ):
            take(name.first, name.last, (name.agent,), "named")  # `Newcastle Gateshead covers 500,000`
    for k in doc.tokens.among(referent_words()["reaches"]):
        if (
            k + 1 not in taken
            and (k == doc.sentence_tokens(k)[0] or words[k - 1] in referent_words()["before_place"])
            and (agent := named_as_place(doc, k + 1))
        ):
            take(k + 1, k + 2, (agent,), "named")
    for k in stand_ins.tokens():
        if k not in taken and (kind := stand_ins.kind_at(k)):
            take(k, k + 1, None, kind)
    return sorted(spots, key=lambda s: (s[0], -s[1]))


def _short(doc: Document, cast: Cast, k: int) -> str | None:
    """The CCG that a name with no `CCG` means: behind a preposition, or as the subject of its clause."""
    agent = cast.called(doc, k)
    named = agent is not None and doc.cues.starting("money", k + 1) is not None  # `The old Cumbria allocation of £700m`
    words = doc.tokens.words
    named = (
        named
        or agent is not None
        and words[k + 1] in ("commissioner", "body", "organisation", "cousin", "neighbour")
        and words[k - 1] in ("the", "its")
    )  # `The Somerset commissioner`
    labels = agent is not None and any(
        words[j] == "'s" and words[j + 1][0] in "£0123456789" for j in range(k + 1, min(k + 6, len(words) - 1))
    )  # `as will South Devon's 31`
    return (
        agent
        if agent
        and (
            named
            or labels
            or k == doc.sentence_tokens(k)[0]
            or doc.tokens.words[k - 1] in referent_words()["before_short"]
        )
        else None
    )


def _oblique(doc: Document, first: int, last: int) -> bool:
    """Whether the tokens [first, last) hang on a preposition that makes them no subject; not where they open a clause: `after CCGs overspent`."""
    words, low, lists = doc.tokens.words, doc.sentence_tokens(first)[0], referent_words()
    i = first
    while i > low and first - i < 4 and (words[i - 1] in lists["before_name"] or words[i - 1] in lists["between"]):
        i -= 1
    verb = (
        words[last] in time_words()["auxiliaries"] or words[last] in time_words()["past"] or words[last].endswith("ed")
    )
    return i > low and words[i - 1] in lists["oblique"] and not (verb and words[i - 1] in _OPENERS)
