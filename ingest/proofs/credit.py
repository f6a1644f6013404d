"""Credit: whom a verb of saying credits by what stands beside it, whatever the rules read.

Named beside the verb, before an apposition that ends at it, by a noun for a report, or in the sentences around a quotation.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.claim import Claim, Role, Statement
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import Named
from ccgkg.ingest.proofs.noun_kinds import author_noun, is_named_so, may_stand_for
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.verdict import Proof, inferred, refused

#: Sentences around a claim in which its speaker may be named, where no rule says who speaks.
_AROUND = 3
#: Words after the verb of a tag, at most.
_TAG = 8
#: Tokens before a verb of saying in which `his report` is its subject.
_THEIRS = 4
#: Tokens between a verb of saying and the author of the report that is its subject, at most.
_AUTHOR = 12
#: Words in marks that are no statement, at most (contract: statements).
_PHRASE = 4
#: Tokens between `by` and the name of an author: `obtained by the charity X`.
_BY = 4
#: Tokens of an apposition between a name and its verb, at most, and what may stand before the verb itself.
_APPOSITION = 34
_AUXILIARIES = frozenset({"has", "have", "had", "also", "later", "then", "yesterday", "today"})
#: Verbs that credit only what is quoted, or an amount: `was put in special measures` tells nothing of who says so.
_NO_CREDIT = frozenset({"quote", "put", "none"})
#: One of these stands before a tag behind what is said.
_MARKS = frozenset({",", "”", "’", '"', "'", "–", "—"})
#: No apposition that tells a post alone has one of these.
_ROLE_END = frozenset(
    {"who", "which", "that", "has", "have", "had", "was", "is", "were", "and", "but", "when", "while"}
)
_PRONOUNS = frozenset({"he", "she", "it", "they"})


def is_owner(ground: Ground, named: Named, agent: str) -> bool:
    """Whether an agent is the first body or report that the text credits with a statement."""
    return ground.owner is not None and named.same(agent, ground.owner)


def by_cue(ground: Ground, named: Named, key: str, claim: Claim, agent: str, *, here: bool = False) -> Proof:
    """The proof of a speaker whom no rule finds: named beside the nearest verb of saying.

    A verb without a name, as in `she said`, leaves it to the sentences before; so does a quotation with no verb of its own. With `here`
    the claim's own sentence alone is asked.
    """
    doc = ground.doc
    tokens = doc.tokens
    quoted = in_marks(ground, claim.start) and (isinstance(claim, Statement) or not _is_phrase(ground, claim))
    if isinstance(claim, Role):
        return refused(key, f"no one is said to have told it: {agent} is not credited")
    place = tokens.at(claim.start)
    for number, (first, last) in enumerate(_reaches(ground, claim)):
        if number and (here or not (quoted or isinstance(claim, Statement))):
            break
        cues = [
            c
            for c in doc.cues.within("say", first, last)
            if not is_inside(ground, claim, c) and (number or _reaches_claim(ground, c, place, last, claim))
        ]
        if not isinstance(claim, Statement):
            cues = [c for c in cues if c.value not in _NO_CREDIT]
        own = [p for p in named.within(agent, first, last) if _apart(ground, claim, p)]
        if any(apposed_to(ground, c, first) == agent for c in cues) and not (
            number and ground.people.by_lead.get(cues[-1].last)
        ):
            return inferred(key, "named before the words in apposition that end at the verb")
        free = [c for c in cues if apposed_to(ground, c, first) in (None, agent)]  # in an apposition no other speaks
        near = [
            p
            for p in own
            if any(
                0 <= p[0] - c.last <= 3
                or _behind_post(ground, c, p)
                or -14 <= p[1] - c.first <= 0
                or _as_author(ground, c, p)
                for c in free
            )
        ]
        others = {a for c in cues for a in beside(ground, first, last, c) if a != agent}
        nouns = [c for c in cues if _by_noun(ground, claim, c, first, agent)]
        if (
            nouns
            and not near
            and not others
            and (is_owner(ground, named, agent) or agent in (ground.author_before(first), ground.author_before(last)))
        ):
            return inferred(key, "whose report or statement the text is about")
        if near and (not others or _nearer(ground, near, cues, agent)):
            return inferred(key, f"named beside {tokens.raw(cues[0].first)!r}")
        if own and not cues and not others and quoted:
            continue
        if others or (cues and not _pronoun(ground, cues)):
            break
    return refused(key, f"no cue near it credits {agent}")


def _is_phrase(ground: Ground, claim: Claim) -> bool:
    """Whether a claim lies in a phrase of a few words in marks inside a sentence, which credits no one."""
    quotation = ground.quotations.at(claim.start)
    if quotation is None:
        return False
    first, last = ground.doc.tokens.range(quotation.inner_start, quotation.inner_end)
    return last - first <= _PHRASE and ground.doc.sentence_tokens(first)[0] < first - 1


def _behind_post(ground: Ground, cue: Cue, place: tuple[int, int]) -> bool:
    """Whether a name stands behind a verb of saying with a post between: `said its leader, Cllr X`."""
    return (
        0 < place[0] - cue.last <= _TAG
        and any(True for _ in ground.doc.cues.within("role", cue.last, place[0]))
        and not any(True for _ in ground.people.within(cue.last, place[0]))
    )


def _as_author(ground: Ground, cue: Cue, place: tuple[int, int]) -> bool:
    """Whether a name is that of the author of what speaks: `according to a report published today by the X`."""
    words = ground.doc.tokens.words
    if not 0 <= place[0] - cue.last <= _AUTHOR or not {"by", "from"} & set(
        words[max(cue.last, place[0] - _BY) : place[0]]
    ):
        return False
    return any(True for _ in ground.doc.cues.within("voice-document", cue.last, place[0]))


def _by_noun(ground: Ground, claim: Claim, cue: Cue, first: int, agent: str) -> bool:
    """Whether a noun for a body or a report that may stand for an agent is the subject of the verb of saying: `auditors warn`, `the report says`."""
    reported = ground.doc.tokens.starts[cue.first] < claim.start and ground.doc.tokens.words[
        cue.last : cue.last + 1
    ] == ["that"]
    if not isinstance(claim, Statement) and ground.doc.layout.block_at(claim.start).kind != "heading" and not reported:
        return False
    words, at, behind = ground.doc.tokens.words, cue.first, cue.last
    if not {"his", "her", "my"}.isdisjoint(words[max(first, at - _THEIRS) : at]):
        return False
    while at > first and words[at - 1] in _AUXILIARIES:
        at -= 1
    behind += words[behind : behind + 1] == ["the"]
    cues = ground.doc.cues
    bodies = [cues.ending("voice-body", at), cues.starting("voice-body", behind)]
    documents = [
        c
        for c in (cues.ending("voice-document", at), cues.starting("voice-document", behind))
        if c is not None and is_named_so(ground, c, agent)
    ]
    bodies += [author_noun(ground, c) for c in documents]
    found = [c for c in bodies if c is not None and c.first >= first]
    return all(c.value != "ccg" and may_stand_for(ground, c, agent) for c in found) and bool(
        found or any(c.first >= first for c in documents)
    )


def in_marks(ground: Ground, offset: int) -> bool:
    """Whether a place lies in a quotation, or behind a mark that its paragraph opens and does not close."""
    if ground.quotations.at(offset) is not None:
        return True
    before = ground.doc.text[ground.doc.layout.block_at(offset).start : offset]
    said = max(before.rfind(": ‘") + 2, 0 if before.startswith("‘") else -1)
    return before.count("“") > before.count("”") or (said > 1 or before.startswith("‘")) and "’ " not in before[said:]


def _reaches_claim(ground: Ground, cue: Cue, place: int, last: int, claim: Claim) -> bool:
    """Whether a verb of saying stands before a claim, or is a tag that ends the sentence after it."""
    if isinstance(claim, Statement):
        return True
    if not {"who", "which"}.isdisjoint(ground.doc.tokens.words[max(0, cue.first - 2) : cue.first]):
        return False
    words = ground.doc.tokens.words
    if cue.last <= place and words[cue.last] in ("and", "but", ".", ";"):
        return False  # `12 groups responded and five of them had`
    if cue.last <= place:  # but `said Ms Doe, who runs three CCGs` tells what stood before it
        return not any(m.lead == cue.last for m in ground.people.within(cue.last, cue.last + 4))
    behind = words[place : cue.first]
    return (
        last - cue.last <= _TAG and cue.value != "think" and (cue.value == "according" or not _MARKS.isdisjoint(behind))
    )


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


def beside(ground: Ground, first: int, last: int, cue: Cue) -> Iterator[str]:
    """The agents right beside a verb of saying: the person, else the bodies."""
    apposed = apposed_to(ground, cue, first)
    if apposed is not None:
        yield apposed
        return
    for person in ground.people.within(max(first, cue.first - 14), min(last, cue.last + 6)):
        yield person.person.slug
    for body in ground.bodies.within(max(first, cue.first - 5), min(last, cue.last + 4)):
        yield body.agent


def apposed_to(ground: Ground, cue: Cue, first: int) -> str | None:
    """The person with whose apposition a verb of saying has a subject: `Jane Doe, chair of X, said`; bodies in it do not speak."""
    words = ground.doc.tokens.words
    at = cue.first
    while at > first and words[at - 1] in _AUXILIARIES:
        at -= 1
    if at - 1 <= first or words[at - 1] not in (",", ")", "–"):
        opens = next(iter(ground.people.within(first, first + 4)), None)
        plain = (
            opens is not None
            and opens.last < at
            and words[opens.last] == ","
            and "," not in words[opens.last + 1 : at]
            and not any(True for _ in ground.people.within(opens.last, at))
        )
        return (
            opens.person.slug
            if plain and opens is not None and _ROLE_END.isdisjoint(words[opens.last + 1 : at])
            else None
        )
    low = max(first, at - _APPOSITION)
    for mention in reversed(ground.people.within(low, at)):
        behind = mention.last == at - 1 and words[mention.lead - 1] == ","
        if behind or words[mention.last] in (",", "(", "–", "who", "of", "at", "from", "mp"):
            said = any(
                mention.last < c.first < cue.first for c in ground.doc.cues.within("say", mention.last, cue.first)
            )
            return None if said else mention.person.slug
    return None


def _nearer(ground: Ground, own: list[tuple[int, int]], cues: list[Cue], agent: str) -> bool:
    """Whether one of an agent's mentions stands nearer to the verb than any other agent's, or is the same words."""

    def distance(first: int, last: int) -> int:
        return min(max(c.first - last, first - c.last, 0) for c in cues)

    best = min(distance(*p) for p in own)
    low, high = min(c.first for c in cues) - 14, max(c.last for c in cues) + 6
    rivals = [(m.first, m.last) for m in ground.people.within(low, high) if m.person.slug != agent]
    rivals += [(m.first, m.last) for m in ground.bodies.within(low, high) if m.agent != agent]
    rivals = [r for r in rivals if not any(r[0] < p[1] and p[0] < r[1] for p in own)]
    return all(best <= distance(*r) for r in rivals)


def _pronoun(ground: Ground, cues: list[Cue]) -> bool:
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
