"""Whether a noun for a body or a document may stand for an agent, by what each is: `the forum` for no regulator, `the
CCG` for no audit office."""

from __future__ import annotations

from functools import cache

from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import GROUPS, names_of
from ccgkg.ingest.speech.speakers.antecedents import kinds_of
from ccgkg.ingest.text.cues import Cue
from ccgkg.ontology.organisations import load_organisations
from ccgkg.ontology.register import load

#: Kinds of bodies that are no charity, firm, think tank or union.
_STATUTORY = frozenset({"national-body", "regulator", "government", "parliament", "auditor"})
#: Nouns that stand for a body of any kind but a person.
_ANY = frozenset({"organisation", "partnership", "board", "provider", "agency"})
#: Nouns in which the names of documents end.
_DOCUMENTS = frozenset({"plan", "report", "review", "act", "bill", "strategy", "paper"})
#: What joins a document to the noun for its author, and tokens between them at most.
_JOINS = frozenset({"by", "from", "of"})
_NEAR = 4


@cache
def _kind(agent: str) -> str | None:
    return next((o.kind for o in load_organisations() if o.slug == agent), None)


def is_ccg(agent: str) -> bool:
    """Whether an agent is a CCG, one of the register or one that it does not have, or a group of them."""
    return agent in GROUPS or agent.endswith("-ccg") or load().by_code(agent) is not None


def may_stand_for(ground: Ground, noun: Cue, agent: str) -> bool:
    """Whether `noun`, a cue of the lexicon of nouns for bodies, may stand for an agent that is no person."""
    word = ground.doc.tokens.words[noun.last - 1]
    single = word[:-1] if word.endswith("s") and word != "mps" else word
    if noun.value == "ccg":
        return is_ccg(agent)
    if single in _ANY or agent in kinds_of(word) or agent in kinds_of(single):
        return True
    if any(single in name for name in names_of(agent)):
        return True
    return (
        not is_ccg(agent) and _kind(agent) not in _STATUTORY and not kinds_of(single) and not _in_a_name(ground, single)
    )


def _in_a_name(ground: Ground, single: str) -> bool:
    """Whether a body of the text has the noun in its name, which is then meant: `the forum` of the Medicines Access
    Forum."""
    return any(single in m.agent.split("-") for m in ground.bodies.mentions if m.kind == "body")


def is_named_so(ground: Ground, document: Cue, agent: str) -> bool:
    """Whether a noun for a document may mean an agent, which if it is a document itself is one of that noun: no
    `report` is the long-term plan."""
    head = agent.split("-")[-1]
    return head not in _DOCUMENTS or head == ground.doc.tokens.words[document.last - 1]


def author_noun(ground: Ground, document: Cue) -> Cue | None:
    """The noun for the author of a document: `a survey carried out by the institute`."""
    words = ground.doc.tokens.words
    for i in range(document.last, min(len(words), document.last + _NEAR)):
        if words[i] in _JOINS and words[i + 1 : i + 2] in (["the"], ["a"]):
            return ground.doc.cues.starting("voice-body", i + 2)
    return None
