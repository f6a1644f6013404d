"""A change: the word that tells it, who changes, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.claim import Change, Role
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import GROUPS, Named
from ccgkg.ingest.proofs.standing import status
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.verdict import Proof, inferred, proved, refused, unproved

#: Changes that take more than one body.
_SEVERAL = frozenset({"merger", "shared-leadership", "joint-commissioning"})
#: No verb or noun that names a change begins with one of these.
_LEADS = frozenset({"for", "of", "to", "by", "with", "and", "in", "at", "from", "the"})
#: Sentences before a change in which those who change may be named.
_BACK = 6
#: Words that join a body that is named to one that is not, and tokens before a sentence in which that one stands.
_WITH = frozenset({"with", "you", "our", "us", "we", "into", "its", "neighbour", "neighbouring"})
_NEAR = 120
#: Tokens behind a change in which the noun for those who change stands.
_WORDS = 4
#: Tokens behind a verb of founding in which `from` tells of what: `was formed in April from A and B` is a merger.
_FROM = 12
#: Verbs that tell of several bodies that they are now one, or will be.
_BECOMING = frozenset({"become", "becomes", "became", "becoming", "form", "formed", "forming", "forms", "succeeded", "replaced", "one"})
#: The types that an object within the span tells, where no whole phrase does.
_TELLS = {
    "leader": ("shared-leadership",),
    "functions": ("function-transfer",),
    "practices": ("boundary-change",),
}
#: The types that a verb within the span may tell, by the label of its lexicon.
_VERBS = {
    "verb-hand": ("function-transfer",),
    "verb-take": ("function-transfer",),
    "verb-move": ("function-transfer", "boundary-change"),
}
#: What is handed over in a `function-transfer`, and in no merger.
_HANDED = frozenset({"commissioning", "functions", "function", "responsibility", "responsibilities", "duties", "powers"})


def prove(ground: Ground, named: Named, claim: Change) -> Iterator[Proof]:
    told = [c for c in ground.read_at("change", claim.start, claim.end) if isinstance(c, Change) and _same_words(c, claim)]
    first, last = ground.doc.tokens.range(claim.start, claim.end)
    if not told and first >= last:
        yield refused("type", f"{claim.exact!r} tells no change")
        return
    if ground.doc.tokens.words[first] in _LEADS and all(c.start != claim.start for c in told):
        yield refused("type", f"{claim.exact!r} begins before the words that tell the change")
        return
    if "\n" in claim.exact.strip() and all("\n" not in c.exact for c in told):
        yield refused("type", f"{claim.exact!r} runs on into another line")
        return
    fitting = [c for c in told if c.type == claim.type]
    yield _type(ground, claim, told, first, last)
    yield _participants(ground, named, claim, fitting, first, last)
    places = [(c.first, c.last) for c in _cues(ground, first, last)] or [(first, last)]
    yield status(ground, claim, places, fitting)
    yield unproved("result")
    yield unproved("effective")


def _same_words(one: Change, other: Change) -> bool:
    """Whether one span holds the other, or they share more than half of the longer one."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    longer, shorter = sorted((one.end - one.start, other.end - other.start), reverse=True)
    return shared == shorter or 2 * shared >= longer


def _cues(ground: Ground, first: int, last: int) -> list[Cue]:
    """The cues of change that lie in the tokens [first, last), or hold them."""
    low = ground.doc.sentence_tokens(first)[0]
    cues = ground.doc.cues.within("change", low, last + 12)
    return [c for c in cues if first <= c.first and c.last <= last or c.first <= first and last <= c.last]


def _type(ground: Ground, claim: Change, told: Sequence[Change], first: int, last: int) -> Proof:
    handed = _hands_over(ground, first, last)
    if handed and claim.type == "merger":
        return refused("type", f"{claim.exact!r} tells a function-transfer, not a merger")
    fitting = [c for c in told if c.type == claim.type]
    if fitting:
        return proved("type", fitting[0].start, fitting[0].end)
    words = _by_words(ground, claim, told, first, last)
    if words is not None:
        return proved("type", *words)
    own = next((c for c in ground.doc.cues.within("change", first, last) if c.last <= last and c.value.split(".")[0] == claim.type), None)
    made_of = claim.type == "establishment" and "from" in ground.doc.tokens.words[last : last + _FROM]
    if own is not None and not made_of and not _objects(ground, first, last):
        return proved("type", ground.doc.tokens.starts[own.first], ground.doc.tokens.ends[own.last - 1])
    if told:
        return refused("type", f"{told[0].exact!r} tells a {told[0].type}, not a {claim.type}")
    cues = _cues(ground, first, last)
    if cues:
        return refused("type", f"{claim.exact!r} tells a {cues[0].value.split('.')[0]}, not a {claim.type}")
    if claim.type == "merger" and _become_one(ground, first, last):
        return inferred("type", "several are named that become one")
    near = min(ground.told["change"], key=lambda c: (c.start > claim.start, abs(c.start - claim.start)), default=None)
    if any(ground.doc.cues.within("change-object", first, last)):
        return refused("type", f"{claim.exact!r} tells no {claim.type}")
    said = [] if any(i in ground.periods.covered for i in range(first, last)) else ground.doc.tokens.words[first:last]
    if isinstance(near, Change) and near.type == claim.type and said and said[0][0].isalnum() and any(len(w) > 4 or w == "same" for w in said):
        return inferred("type", f"the change told beside it: {near.exact!r}")
    return refused("type", f"{claim.exact!r} tells no {claim.type}")


def _objects(ground: Ground, first: int, last: int) -> bool:
    """Whether a span has an object that makes its verb tell something else: `merge their management teams`."""
    return any(True for _ in ground.doc.cues.within("change-object", first, last))


def _become_one(ground: Ground, first: int, last: int) -> bool:
    """Whether several CCGs stand before a verb of becoming, and what they become behind it."""
    doc = ground.doc
    if _BECOMING.isdisjoint(doc.tokens.words[first:last]):
        return False
    low, high = doc.sentence_tokens(first)
    before = {m.agent for m in ground.bodies.within(low, first) if m.kind == "ccg"}
    groups = [g for g in ground.bodies.groups_within(low, first) if (g.count or len(g.members)) > 1]
    behind = [m for m in ground.bodies.within(first, high) if m.kind == "ccg" and m.agent not in before]
    return (len(before) > 1 or bool(groups)) and (bool(behind) or "one" in doc.tokens.words[first : last + 2])


def _hands_over(ground: Ground, first: int, last: int) -> bool:
    """Whether a span has a verb of handing over, and what is handed over: `took over commissioning`."""
    verbs = (cue for label in _VERBS for cue in ground.doc.cues.within(label, first, last))
    return any(not _HANDED.isdisjoint(ground.doc.tokens.words[verb.last : last]) for verb in verbs)


def _by_words(ground: Ground, claim: Change, told: Sequence[Change], first: int, last: int) -> tuple[int, int] | None:
    """The words of the span that tell a change of the claim's type: its object, else its verb."""
    tokens = ground.doc.tokens
    objects = list(ground.doc.cues.within("change-object", first, last))
    handed = any(True for label in _VERBS for _ in ground.doc.cues.within(label, first, last))
    for cue in objects:
        if (handed or cue.value != "functions") and claim.type in _TELLS.get(cue.value, ()):
            return tokens.starts[cue.first], tokens.ends[cue.last - 1]
    given = _hands_over(ground, first, last)
    if given and claim.type == "function-transfer":
        return claim.start, claim.end
    if told or given or any(cue.value in ("leader", "functions" if handed else "leader") for cue in objects):
        return None
    for cue in _cues(ground, first, last):
        if cue.value.split(".")[0] == claim.type:
            return tokens.starts[cue.first], tokens.ends[cue.last - 1]
    for label, types in _VERBS.items():
        for cue in ground.doc.cues.within(label, first, last):
            if claim.type in types:
                return tokens.starts[cue.first], tokens.ends[cue.last - 1]
    if claim.type == "joint-commissioning" and any(w.startswith("joint") for w in tokens.words[first:last]):
        return claim.start, claim.end
    return None


def _participants(ground: Ground, named: Named, claim: Change, fitting: Sequence[Change], first: int, last: int) -> Proof:
    asked = tuple(sorted(set(claim.participants)))
    if not asked:
        return refused("participants", "none is claimed")
    if claim.type in _SEVERAL and len(asked) == 1 and asked[0] not in GROUPS:
        return refused("participants", f"a {claim.type} takes more than one body")
    left = _left_out(ground, set(asked), first)
    if left:
        return refused("participants", f"the list of its sentence names {', '.join(sorted(left))} too")
    for change in fitting:
        if tuple(sorted(change.participants)) == asked:
            spans = [(e.start, e.end) for e in change.evidence if e.key == "participants" and e.start is not None and e.end is not None]
            return proved("participants", min(s for s, _ in spans), max(e for _, e in spans)) if spans else inferred("participants", "as its clause tells it")
    if _as_elsewhere(ground, asked, claim, first):
        return inferred("participants", "named where the text tells the same change")
    read = {p for p in fitting[0].participants if p not in GROUPS} if fitting else set()
    if read and set(asked) < read and not read - set(asked) <= {claim.result, fitting[0].result}:
        return refused("participants", f"the text names {', '.join(sorted(read))}")
    if _whole_list(ground, asked, claim.result, first):
        return inferred("participants", "those that its sentence names")
    if _as_partners(ground, set(asked), claim, first):
        return inferred("participants", "named in its sentence, and the body that speaks or is spoken of")
    if set(asked) <= GROUPS and _group_in_clause(ground, first):
        return inferred("participants", "a noun for CCGs that its clause does not name")
    if set(asked) <= GROUPS and not any(m.kind == "ccg" for m in ground.bodies.within(*ground.doc.sentence_tokens(first))):
        return inferred("participants", "none is named in its sentence")
    if read and not (read < set(asked) and _besides(ground, named, claim, set(asked) - read, first)):
        return refused("participants", f"the text names {', '.join(sorted(read))}")
    if read:
        return inferred("participants", "named in its clause, and the body that it speaks of")
    return _by_name(ground, named, asked, claim, first, last)


def _left_out(ground: Ground, asked: set[str], first: int) -> set[str]:
    """The CCGs that one list of the sentence names besides all of those asked for."""
    low, high = ground.doc.sentence_tokens(first)
    for run in runs(ground.doc, ground.bodies.within(low, high)):
        members = {m.agent for m in run}
        if asked < members:
            return members - asked
    return set()


def _besides(ground: Ground, named: Named, claim: Change, others: set[str], first: int) -> bool:
    """Whether the bodies besides those that the clause names stand in its sentence, or are the one that it speaks of.

    That is the one that `it` or `the CCG` stands for, or the one that a speaker speaks for.
    """
    low, high = ground.doc.sentence_tokens(first)
    unnamed = {o for o in others if not named.within(o, low, high)}
    if len(unnamed) != 1:
        return not unnamed
    speaks_for = _speaks_for(ground, claim)
    if speaks_for:
        return unnamed <= speaks_for
    antecedent = ground.bodies.antecedent(ground.doc, low)
    return bool(antecedent and antecedent.agent in unnamed) or ground.main_body in unnamed


def _speaks_for(ground: Ground, claim: Change) -> set[str]:
    """The bodies in which whoever tells a change has a role."""
    voice = ground.voices.at(claim.start)
    return {c.org for c in ground.told["role"] if isinstance(c, Role) and voice is not None and c.person == voice.agent}


def _as_partners(ground: Ground, asked: set[str], claim: Change, first: int) -> bool:
    """Whether a sentence names all who are asked for but one, with whom they change: `a merger with X`, `you and X`.

    That one may be the body that the text is about, or the CCG named last before.
    """
    words = ground.doc.tokens.words
    low, high = ground.doc.sentence_tokens(first)
    if _WITH.isdisjoint(words[low:high]):
        return False
    named = {m.agent for m in ground.bodies.within(low, high) if m.kind == "ccg"} - {claim.result}
    left = asked - named
    if len(left) != 1 or not named or not named <= asked:
        return False
    speaks_for = _speaks_for(ground, claim)
    if speaks_for:
        return left <= speaks_for
    last = next((m.agent for m in reversed(ground.bodies.within(max(0, low - _NEAR), low)) if m.kind == "ccg"), None)
    return bool(left & {ground.main_body, last})


def _group_in_clause(ground: Ground, first: int) -> bool:
    """Whether the clause of a change speaks of CCGs by a noun alone: `all eight CCGs in Kent will amalgamate`."""
    start, stop = clause_of(ground.doc, first)
    groups = list(ground.bodies.groups_within(start, stop))
    ccgs = [m for m in ground.bodies.within(start, first) if m.kind == "ccg"]
    return bool(groups) and not ccgs and any(g.first < first or g.first - first < _WORDS for g in groups)


def _as_elsewhere(ground: Ground, asked: tuple[str, ...], claim: Change, first: int) -> bool:
    """Whether another change of that type has just these participants, where the claim's own sentence names no CCG."""
    low, high = ground.doc.sentence_tokens(first)
    heading = ground.doc.layout.block_at(claim.start).kind == "heading"
    if not heading and any(m.kind == "ccg" for m in ground.bodies.within(low, high)):
        return False
    return any((heading or c.type == claim.type) and tuple(sorted(c.participants)) == asked for c in ground.told["change"] if isinstance(c, Change))


def _whole_list(ground: Ground, asked: tuple[str, ...], result: str | None, first: int) -> bool:
    """Whether just these are named in one list of the sentence, or in the sentence at all, the result left out; or whether
    the sentence speaks of so many, and a list of the text names just these."""
    low, high = ground.doc.sentence_tokens(first)
    mentions = ground.bodies.within(low, high)
    lists = runs(ground.doc, mentions)
    if any({m.agent for m in run} == set(asked) for run in lists):
        return True
    if {m.agent for m in mentions if m.kind == "ccg"} - {result} == set(asked):
        return True
    counted = any(g.count == len(asked) for g in ground.bodies.groups_within(low, high))
    return counted and not lists and any({m.agent for m in run} == set(asked) for run in runs(ground.doc, ground.bodies.mentions))


def _by_name(ground: Ground, named: Named, asked: tuple[str, ...], claim: Change, first: int, last: int) -> Proof:
    """The participants by their names: all of those that a sentence or a list before it names, and no other."""
    doc = ground.doc
    tokens = doc.tokens
    low, high = doc.sentence_tokens(first)
    if set(asked) <= GROUPS:
        own = [m for m in ground.bodies.within(low, high) if m.kind == "ccg"]
        if len(own) > 1 and not list(ground.bodies.groups_within(low, high)):
            return refused("participants", "its sentence names who changes")
        return inferred("participants", "none is named in its sentence")
    here, asked_set = doc.layout.index_at(claim.start), set(asked)
    main = {ground.main_body}
    for index in range(here, max(-1, here - _BACK), -1):
        a, b = doc.range_of(doc.layout.sentences[index])
        ccgs = {m.agent for m in ground.bodies.within(a, b) if m.kind == "ccg"}
        groups = [set(g.members) for g in ground.bodies.groups_within(a, b) if g.named]
        if asked_set - main == ccgs and asked_set & main and index < here and ccgs:
            return inferred("participants", "named in a sentence before, with the body that the text is about")
        if index == here and "new" in doc.tokens.words[a:b]:
            asked_set -= {c.result for c in ground.told["change"] if isinstance(c, Change) and c.result}
        present = {agent for agent in asked if named.within(agent, a, b)}
        if set(asked) in groups or set(asked) == ccgs or (present == asked_set and present and not (ccgs - set(asked) - {claim.result})):
            return inferred("participants", f"named in {'its sentence' if index == here else 'a sentence before'}") if index != here else proved(
                "participants", tokens.starts[a], tokens.ends[b - 1]
            )
    if _as_listed(ground, set(asked), claim.result, low, high):
        return inferred("participants", "those of a list of the text, of which its sentence names no other")
    return refused("participants", f"the words around do not name just {', '.join(asked)}")


def _as_listed(ground: Ground, asked: set[str], result: str | None, low: int, high: int) -> bool:
    """Whether the bodies are those of one list or group of the text, and a sentence names some of these alone, or none."""
    here = {m.agent for m in ground.bodies.within(low, high) if m.kind == "ccg"} - {result}
    if len(asked) < 2 or not here <= asked or here and not any(True for _ in ground.bodies.groups_within(low, high)):
        return False
    if any(g.named and set(g.members) == asked for g in ground.bodies.groups):
        return True
    return any({m.agent for m in run} == asked for run in runs(ground.doc, ground.bodies.mentions))
