"""Credit: whom a verb of saying credits by what stands beside it, whatever the rules read.

Named beside the verb, before an apposition that ends at it, by a noun for a report, or in the sentences around a
quotation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ccgkg.ingest.claim import Claim, Role, Statement
from ccgkg.ingest.proofs.credit.beside_verbs import apposed_to, beside, is_beside, is_nearer, is_subject_noun
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import Named
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.verdict import Proof, inferred, refused

#: Sentences around a claim in which its speaker may be named, where no rule says who speaks.
_AROUND = 3
#: Words after the verb of a tag, at most.
_TAG = 8
#: Words in marks that are no statement, at most (contract: statements).
_PHRASE = 4
#: Verbs that credit only what is quoted, or an amount: `was put in special measures` tells nothing of who says so.
_NO_CREDIT = frozenset({"quote", "put", "none"})
#: One of these stands before a tag behind what is said.
_MARKS = frozenset({",", "”", "’", '"', "'", "–", "—"})
#: Behind one of these verbs another clause or sentence begins.
_NEXT = frozenset({"and", "but", ".", ";"})
_PRONOUNS = frozenset({"he", "she", "it", "they"})


@dataclass(frozen=True, eq=False)
class _Reach:
    """The tokens [first, last) of sentences in which a claim may be credited to an agent: its own, or one `around`
    it."""

    ground: Ground
    named: Named
    claim: Claim
    agent: str
    first: int
    last: int
    around: bool

    @cached_property
    def cues(self) -> Sequence[Cue]:
        """The verbs of saying that may credit it."""
        ground, claim = self.ground, self.claim
        cues = [c for c in ground.doc.cues.within("say", self.first, self.last) if not is_inside(ground, claim, c)]
        if isinstance(claim, Statement):
            return cues
        cues = [c for c in cues if c.value not in _NO_CREDIT]
        return cues if self.around else [c for c in cues if _reaches_claim(ground, c, self.last, claim)]

    @cached_property
    def others(self) -> frozenset[str]:
        """The other agents beside these verbs."""
        found = (a for c in self.cues for a in beside(self.ground, self.first, self.last, c))
        return frozenset(found) - {self.agent}

    @cached_property
    def near(self) -> Sequence[tuple[int, int]]:
        """The names of the agent beside these verbs, no part of the claim; where another is in apposition only that one
        speaks."""
        free = [c for c in self.cues if apposed_to(self.ground, c, self.first) in (None, self.agent)]
        own = (p for p in self.named.within(self.agent, self.first, self.last) if _apart(self.ground, self.claim, p))
        return [p for p in own if any(is_beside(self.ground, c, p) for c in free)]

    @cached_property
    def ends(self) -> bool:
        """Whether no sentence around may credit the claim: another is named here, or a verb has no pronoun that leaves
        it open."""
        return bool(self.others) or bool(self.cues) and not _has_pronoun(self.ground, self.cues)


def is_owner(ground: Ground, named: Named, agent: str) -> bool:
    """Whether an agent is the first body or report that the text credits with a statement."""
    return ground.owner is not None and named.same(agent, ground.owner)


def by_cue(ground: Ground, named: Named, key: str, claim: Claim, agent: str, *, here: bool = False) -> Proof:
    """The proof of a speaker whom no rule finds: named beside the nearest verb of saying.

    A verb without a name, as in `she said`, leaves it to the sentences before; so does a quotation with no verb of its
    own. With `here` the claim's own sentence alone is asked.
    """
    if isinstance(claim, Role):
        return refused(key, f"no one is said to have told it: {agent} is not credited")
    said = isinstance(claim, Statement) or in_marks(ground, claim.start) and not _is_phrase(ground, claim)
    for number, (first, last) in enumerate(_reaches(ground, claim)):
        if number and (here or not said):
            break
        reach = _Reach(ground, named, claim, agent, first, last, number > 0)
        why = _by_apposition(reach) or _by_report(reach) or _by_name(reach)
        if why:
            return inferred(key, why)
        if reach.ends:
            break
    return refused(key, f"no cue near it credits {agent}")


def _by_apposition(reach: _Reach) -> str | None:
    """`Jane Doe, chair of X, said`; around a claim not where another name stands behind the verb."""
    ground = reach.ground
    if not any(apposed_to(ground, c, reach.first) == reach.agent for c in reach.cues):
        return None
    if reach.around and ground.people.by_lead.get(reach.cues[-1].last):
        return None
    return "named before the words in apposition that end at the verb"


def _by_report(reach: _Reach) -> str | None:
    """`the report says`, with no one named beside it: that of whom the text is about, or who was brought in last as an
    author."""
    ground, agent = reach.ground, reach.agent
    if not any(is_subject_noun(ground, reach.claim, c, reach.first, agent) for c in reach.cues):
        return None
    if reach.near or reach.others:
        return None
    authors = (ground.author_before(reach.first), ground.author_before(reach.last))
    if is_owner(ground, reach.named, agent) or agent in authors:
        return "whose report or statement the text is about"
    return None


def _by_name(reach: _Reach) -> str | None:
    """`the NAO said`, with no other named nearer."""
    if reach.near and (not reach.others or is_nearer(reach.ground, reach.near, reach.cues, reach.agent)):
        return f"named beside {reach.ground.doc.tokens.raw(reach.cues[0].first)!r}"
    return None


def _is_phrase(ground: Ground, claim: Claim) -> bool:
    """Whether a claim lies in a phrase of a few words in marks inside a sentence, which credits no one."""
    quotation = ground.quotations.at(claim.start)
    if quotation is None:
        return False
    first, last = ground.doc.tokens.range(quotation.inner_start, quotation.inner_end)
    return last - first <= _PHRASE and ground.doc.sentence_tokens(first)[0] < first - 1


def in_marks(ground: Ground, offset: int) -> bool:
    """Whether a place lies in a quotation, or behind a mark that its paragraph opens and does not close."""
    if ground.quotations.at(offset) is not None:
        return True
    before = ground.doc.text[ground.doc.layout.block_at(offset).start : offset]
    said = max(before.rfind(": ‘") + 2, 0 if before.startswith("‘") else -1)
    return before.count("“") > before.count("”") or (said > 1 or before.startswith("‘")) and "’ " not in before[said:]


def _reaches_claim(ground: Ground, cue: Cue, last: int, claim: Claim) -> bool:
    """Whether a verb of saying stands before a claim, or is a tag that ends the sentence after it, at token `last`."""
    words, place = ground.doc.tokens.words, ground.doc.tokens.at(claim.start)
    if not {"who", "which"}.isdisjoint(words[max(0, cue.first - 2) : cue.first]):
        return False
    if cue.last <= place:
        if words[cue.last] in _NEXT:
            return False  # `12 groups responded and five of them had`
        # But `said Ms Doe, who runs three CCGs` tells what stood before it.
        return not any(m.lead == cue.last for m in ground.people.within(cue.last, cue.last + 4))
    if last - cue.last > _TAG or cue.value == "think":
        return False
    return cue.value == "according" or not _MARKS.isdisjoint(words[place : cue.first])


def is_inside(ground: Ground, claim: Claim, cue: Cue) -> bool:
    """Whether a verb of saying is part of the statement itself, or of other words that are quoted."""
    at = ground.doc.tokens.starts[cue.first]
    if isinstance(claim, Statement):
        return claim.start <= at < claim.end or ground.quotations.at(at) is not None
    quotation = ground.quotations.at(at)
    return quotation is not None and not quotation.start <= claim.start < quotation.end


def _apart(ground: Ground, claim: Claim, place: tuple[int, int]) -> bool:
    """Whether a name is no part of the claim itself."""
    tokens = ground.doc.tokens
    return not (claim.start < tokens.ends[place[1] - 1] and tokens.starts[place[0]] < claim.end)


def _has_pronoun(ground: Ground, cues: Sequence[Cue]) -> bool:
    """Whether a pronoun stands beside a verb of saying: `she said`."""
    words = ground.doc.tokens.words
    return any(not _PRONOUNS.isdisjoint(words[max(0, c.first - 3) : c.last + 2]) for c in cues)


def _reaches(ground: Ground, claim: Claim) -> Iterator[tuple[int, int]]:
    """The claim's sentences, then those before and after it, each on its own."""
    layout, doc = ground.doc.layout, ground.doc
    low, high = layout.index_at(claim.start), layout.index_at(max(claim.start, claim.end - 1))
    yield doc.range_of(layout.sentences[low])[0], doc.range_of(layout.sentences[high])[1]
    step = passed = 0
    while passed < _AROUND and step < low:
        step += 1
        sentence = layout.sentences[low - step]
        yield doc.range_of(sentence)
        # A sentence that is all quoted tells nothing of who speaks.
        passed += not (in_marks(ground, sentence.start + 1) and in_marks(ground, sentence.end - 1))
        if step == 1 and high + 1 < len(layout.sentences):
            yield doc.range_of(layout.sentences[high + 1])
