"""Which bodies an end is told of: `they`, `the group`, `the bodies that ministers plan to abolish`, or those named
behind an active verb."""

from __future__ import annotations

from dataclasses import replace

from ccgkg.ingest.bodies.bodies import Bodies, Group, Mention
from ccgkg.ingest.claim import ALL_CCGS
from ccgkg.ingest.events.lead_ins import led_by
from ccgkg.ingest.events.parties.party import indefinite
from ccgkg.ingest.events.parties.sides import Case, Sides
from ccgkg.ingest.events.scene import Scene
from ccgkg.ingest.events.words.event import Event
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import changed

#: Tokens before a verb in which its relative clause begins.
_CLAUSE = 12
#: Behind a verb that has its object in front: `the bodies that will be abolished in April`.
_BEHIND_VERB = frozenset({"in", "by", "from", "on", "next"})
#: Right behind `all CCGs` these show that it is the subject.
_ALL_DO = frozenset({"will", "would", "could", "may", "might", "are", "were", "must", "should", "to", "have", "had"})
_NOUNS = frozenset({"bodies", "groups", "ccgs", "organisations", "commissioners"})
#: Before a name these make it one beside the one that is meant.
_BESIDE = frozenset({"to", "with", "from", "neighbouring", "nearby", "than", "like", "unlike"})


def relative_object(doc: Document, event: Event, start: int) -> Group | None:
    """CCGs as the object of a relative clause that a verb ends: `the bodies that ministers plan to abolish`."""
    words, last = doc.tokens.words, event.last
    goes_on = last < doc.sentence_tokens(event.first)[1] and words[last].isalpha() and words[last] not in _BEHIND_VERB
    if goes_on:
        return None
    near = range(event.first - 2, max(start, event.first - _CLAUSE), -1)
    noun = next((i for i in near if words[i] in _NOUNS), None)
    if noun is None or words[noun - 1] not in ("the", "those", "these", "all") or "," in words[noun : event.first]:
        return None
    block = doc.tokens.at(doc.layout.block_at(doc.tokens.starts[event.first]).start)
    if not {"ccg", "ccgs"} & set(words[block : event.first]):
        return None
    return Group(doc.tokens.starts[noun], doc.tokens.ends[noun], noun, noun + 1, (ALL_CCGS,), None)


#: Tokens before the words of an end in which its `it` stands, and of a sentence that opens with a noun for a new body.
_IT = 5


def they_of(doc: Document, bodies: Bodies, start: int) -> Group | None:
    """The group for which `they` at the head of a sentence stands: one that the sentence before tells of, named or
    not."""
    low = doc.sentence_tokens(start - 1)[0] if start else start
    return next(iter(bodies.groups_within(low, start)), None)


def definite(doc: Document, bodies: Bodies, token: int) -> Mention | None:
    """The CCG for which `the group` right after a verb stands: `Abolishing the group has been ruled out`."""
    words = doc.tokens.words
    opening, noun = (*words[token : token + 2], "", "")[:2]
    if opening not in ("the", "this", "that") or noun not in ("group", "ccg", "clinical"):
        return None
    most = bodies.most_named(token)
    named = bodies.nearest_of(most.agent, token) if most else None
    here = doc.layout.block_at(doc.tokens.starts[token])
    if named is not None and doc.layout.block_at(named.start) == here:
        return named
    start = doc.sentence_tokens(token)[0]
    if start and (leads := led_by(doc, bodies, doc.sentence_tokens(start - 1)[0])):
        return leads[0]  # the list before has told what it must do
    antecedent = bodies.antecedent(doc, token) or most
    if antecedent is not None and words[antecedent.first - 1] in _BESIDE:
        others = (m for m in bodies.before(antecedent.first, "ccg") if m.agent != antecedent.agent)
        antecedent = most or next(others, antecedent)
    return bodies.nearest_of(antecedent.agent, token) if antecedent else None


def they_end(scene: Scene, sides: Sides) -> Sides | None:
    """`They will be abolished`, of the group of the sentence before."""
    if scene.event.type != "disbandment" or sides.left or sides.group is not None or "they" not in scene.front:
        return None
    return changed(sides, group=they_of(scene.doc, scene.bodies, scene.start))


def end_of_them(scene: Scene, sides: Sides) -> Sides | None:
    """`Ministers want to abolish them`, of the last group spoken of."""
    if scene.event.type != "disbandment" or sides.left or scene.following != "them":
        return None
    return changed(sides, group=next(scene.bodies.groups_before(scene.event.first), sides.group))


def end_of_any(scene: Scene, sides: Sides) -> Sides | None:
    """`a failing group could be abolished`."""
    if scene.event.type != "disbandment" or sides.group is not None or (sides.left and not sides.inferred):
        return None
    group = indefinite(scene.doc, scene.event)
    return changed(sides, left=(), group=group) if group is not None else None


def end_of_all(scene: Scene, sides: Sides) -> Sides | None:
    """`All CCGs could be abolished`: those of the country, whoever the text is about."""
    group = sides.group
    if scene.event.type != "disbandment" or group is None or group.count is not None:
        return None
    if scene.words[group.first : group.last] not in (["all", "ccgs"], ["all", "clinical", "commissioning", "groups"]):
        return None
    if scene.words[group.last : group.last + 1] not in ([w] for w in _ALL_DO):
        return None  # `all CCGs in Kent`
    return changed(sides, left=(), group=replace(group, members=(ALL_CCGS,)))


def _end_of_object(scene: Scene, sides: Sides) -> Sides | None:
    """`NHS England will abolish A and B`: not the subject of an active verb ends, but those behind it."""
    if scene.event.type != "disbandment" or not scene.active or not (sides.joined or sides.behind):
        return None
    return changed(sides, left=(), group=None)


def _end_of_it(scene: Scene, sides: Sides) -> Sides | None:
    """`It would disband`."""
    event = scene.event
    if event.type != "disbandment" or "it" not in scene.words[max(scene.start, event.first - _IT) : event.first - 1]:
        return None
    if scene.start and (made := _new_before(scene)) is not None:
        return changed(sides, left=(made,), group=None)
    if scene.words[event.first - 2] != "it":
        return None
    if scene.active and (sides.joined or sides.behind is not None):
        return None  # `NHS England said it would disband X`
    alone = scene.bodies.antecedent(scene.doc, event.first)
    return changed(sides, left=(alone,), group=None) if alone is not None else None


def _new_before(scene: Scene) -> Mention | None:
    """The body that others became, with which the sentence before opens: `The new CCG will serve 900,000 people. It
    will itself be abolished`."""
    low = scene.doc.sentence_tokens(scene.start - 1)[0]
    heads = (scene.bodies.new_body(scene.doc, i) for i in range(low, min(scene.start, low + _IT)))
    return next((m for m in heads if m is not None), None)


def _end_of_noun(scene: Scene, sides: Sides) -> Sides | None:
    """`Abolishing the group has been ruled out`."""
    if scene.event.type != "disbandment" or not scene.active or sides.joined or sides.behind is not None:
        return None
    named = definite(scene.doc, scene.bodies, scene.event.last)
    return changed(sides, left=(named,), group=None) if named is not None else None


def _end_of_relative(scene: Scene, sides: Sides) -> Sides | None:
    """`the bodies that ministers plan to abolish`."""
    if scene.event.type != "disbandment" or not scene.active:
        return None
    if sides.left or sides.joined or sides.group or sides.behind:
        return None
    return changed(sides, group=relative_object(scene.doc, scene.event, scene.start))


def _others_stay(scene: Scene, sides: Sides) -> Sides | None:
    """`A is to be dissolved and divided between B and C`: those stay."""
    return changed(sides, joined=()) if scene.event.type == "disbandment" and not scene.active else None


#: Who ends, by the voice of the verb and by what stands behind it.
BY_VOICE: tuple[Case, ...] = (_end_of_object, _end_of_it, _end_of_noun, _end_of_relative, _others_stay)
