"""Who takes part in a change, and what comes of it: by the words that join each name to the event."""

from __future__ import annotations

from dataclasses import replace

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.bodies.subject_names import all_before, runs
from ccgkg.ingest.events.ended import BY_VOICE, end_of_all, end_of_any, end_of_them, they_end
from ccgkg.ingest.events.parties.councils import councils_before, is_council
from ccgkg.ingest.events.parties.gathered import gathered, joint_councils
from ccgkg.ingest.events.parties.joined_names import with_hyphen
from ccgkg.ingest.events.parties.merged import (
    formed_by,
    founded_when,
    in_general,
    made,
    not_yet_open,
    object_counted,
    object_named,
    of_itself,
)
from ccgkg.ingest.events.parties.names_behind import replaces
from ccgkg.ingest.events.parties.own_body import noun_after
from ccgkg.ingest.events.parties.party import Parties, anyone, between, originals_of
from ccgkg.ingest.events.parties.sets import counted_at
from ccgkg.ingest.events.parties.sides import Case, Sides
from ccgkg.ingest.events.parties.subject_cases import JOINED, PLACES, UNNAMED, plain_sides
from ccgkg.ingest.events.scene import Scene
from ccgkg.ingest.events.words.event import Event, change_words
from ccgkg.ingest.events.words.moved_practices import practices
from ccgkg.ingest.events.words.second_posts import holders, kept_too
from ccgkg.ingest.events.words.transfers import transfer
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import changed

#: Which of them `the last of these` may mean that stand in a list before.
_ORDINALS = frozenset({"last", "latter", "first"})
#: Before `of them` these leave out none, or tell of only one.
_NO_PART = frozenset({"all", "one", "last", "first", "latter", "second", "third", "latest", "largest", "smallest"})
#: Tokens before an event in which `of them` tells that only some take part.
_PART_NEAR = 8
#: Before a list of names, besides its preposition; and prepositions behind which all stand who take part.
_BEFORE_NAMES = frozenset({"nhs", "the", "both", "neighbouring", "all"})
_WHOLE = frozenset({"of", "between", "by", "involving", "comprising", "among"})
#: Before a participle these make it a passive: `have been brought together` has no result for its subject.
_BROUGHT = frozenset({"be", "being", "been", "were"})
#: Mentions before an event among which a list is looked for.
_LISTED = 80


def parties_of(doc: Document, bodies: Bodies, event: Event, end: int) -> Parties:
    """The parties of an event; `end` is the token where the next event of its sentence begins, or the sentence's
    end."""
    scene = Scene.of(doc, bodies, event, end)
    if (parties := _by_form(scene)) is not None:
        return parties
    sides = plain_sides(scene)
    for case in _CASES:
        read = case(scene, sides)
        if isinstance(read, Parties):
            return read
        if read is not None:
            sides = read
    return gathered(scene, sides)


def _by_form(scene: Scene) -> Parties | None:
    """The parties of an event whose form tells where they stand; None of one with a subject and an object."""
    doc, bodies, event = scene.doc, scene.bodies, scene.event
    if event.type == "function-transfer":
        return transfer(scene)
    if event.form == "practices":
        return practices(doc, bodies, event, scene.end)
    if event.form == "posts":
        shared = holders(doc, bodies, event)
        return between([m.agent for m in shared], None, None, shared)
    if event.form in ("runs", "several"):
        return _inside(doc, bodies, event)
    if event.form == "noun" and (pair := with_hyphen(doc, bodies, event)):
        return between(pair, None, None, ())
    return None


def _only_some(scene: Scene, sides: Sides) -> Parties | None:
    """`five of them have shared a team`: nobody says which."""
    words, first = scene.words, scene.event.first
    for i in range(max(scene.start, first - _PART_NEAR), first - 1):
        if words[i] == "of" and words[i + 1] in ("them", "these", "those") and words[i - 1] not in _NO_PART:
            return Parties(group=anyone(scene.doc, scene.event))
    return None


def _of_unnamed(scene: Scene, sides: Sides) -> Parties | None:
    """`a handful might be abolished`: a share of them, whose names nobody tells."""
    words, lists, i = scene.words, change_words(), scene.event.first - 1
    while i > scene.start and (words[i] in lists["helps"] or words[i] in ("be", "been", "were")):
        i -= 1
    if scene.event.form != "verb" or words[i] not in lists["quantifiers"] - {"others", "rest", "%"}:
        return None
    return Parties(result=sides.result, group=anyone(scene.doc, scene.event))


def _boundary_of(scene: Scene, sides: Sides) -> Sides | None:
    """`a change to the boundary of A and B`: no names behind it are the result."""
    if scene.event.type != "boundary-change" or scene.event.form != "noun" or sides.left:
        return None
    return changed(sides, joined=scene.ccgs(scene.event.last, scene.end), result=None)


def _noun_and_council(scene: Scene, sides: Sides) -> Sides | None:
    """`a joint committee of the CCG and Kent Council`."""
    doc, bodies, event = scene.doc, scene.bodies, scene.event
    if event.type != "joint-commissioning" or (sides.left and not sides.inferred):
        return None
    if not (sides.joined or councils_before(doc, bodies, event, scene.start)):
        return None
    noun = noun_after(doc, bodies, event, scene.end)
    return changed(sides.of_subject((), sides.group), joined=[noun, *sides.joined]) if noun is not None else None


def _all_named_behind(scene: Scene, sides: Sides) -> Sides | None:
    """`they back a merger of A and B`, `a committee is to be formed by A and B`: those behind the noun are all who take
    part."""
    words, event, joined = scene.words, scene.event, sides.joined
    if event.form not in ("noun", "office", "one") or len({m.agent for m in joined}) < 2:
        return None
    i = joined[0].first - 1
    while i > event.last and words[i] in _BEFORE_NAMES:
        i -= 1
    return changed(sides, left=(), group=None) if words[i] in _WHOLE else None


def _passive(scene: Scene, sides: Sides) -> Parties | None:
    """`X was created from A and B`, `A and B were replaced by X`."""
    if scene.event.form != "passive":
        return None
    left, joined, behind = sides.left, sides.joined, sides.behind
    if not _result_first(scene):
        into = joined[0].agent if len({m.agent for m in joined}) == 1 else sides.result
        return between([m.agent for m in left], into, sides.group, left)
    came = left[0].agent if len(left) == 1 else _of_those(scene)
    came = came if came not in {m.agent for m in joined} else None
    told = behind.members if behind is not None and behind.named else ()
    whole = originals_of(came) if came is not None else None
    originals = [m.agent for m in joined] or (list(told) if whole is None or whole == set(told) else [])
    return between(originals, came, behind, joined)


def _result_first(scene: Scene) -> bool:
    """Whether the result stands before the words and the originals after: `created from A and B`."""
    words, event = scene.words, scene.event
    if scene.closing == "together" and scene.opening.startswith(("bring", "brought")):
        return scene.previous not in _BROUGHT
    if scene.closing in ("to", "for") and words[event.last - 2] == "way":
        return False
    if scene.opening.startswith("replac"):
        return replaces(words, event) and scene.previous not in ("be", "being")
    return not scene.opening.startswith(("supersed", "succeed"))


def _of_those(scene: Scene) -> str | None:
    """The one of a list before that `the last of these` means."""
    words, start = scene.words, scene.start
    for i in range(start, scene.event.first - 2):
        if words[i] in _ORDINALS and words[i + 1] == "of" and words[i + 2] in ("these", "those", "them"):
            listed = runs(scene.doc, scene.bodies.within(0, start)[-_LISTED:])
            return listed[-1][0 if words[i] == "first" else -1].agent if listed else None
    return None


def _office_of_one(scene: Scene, sides: Sides) -> Sides | Parties | None:
    """`X has been asked to come under the same management`, with those of the text; any other office with one name has
    no party."""
    event, left = scene.event, sides.left
    if event.form not in ("office", "one") or len(left) != 1 or sides.joined or "council" in scene.front:
        return None
    if joint_councils(scene):
        return None
    one, main = left[0].agent, scene.bodies.meant.main
    same = event.form == "office" and "same" in scene.words[event.first : event.last]
    if same and len(main) > 1 and one not in main:
        return between([one, *main], None, None, left)
    return changed(sides, left=(), group=sides.group or sides.behind)


#: The cases of the language, in the order in which they are asked: each takes the sides as those before it have read
#: them.
_CASES: tuple[Case, ...] = (
    of_itself,
    *PLACES,
    formed_by,
    object_named,
    *UNNAMED,
    they_end,
    *JOINED,
    end_of_them,
    not_yet_open,
    made,
    in_general,
    object_counted,
    _only_some,
    _of_unnamed,
    end_of_any,
    end_of_all,
    _boundary_of,
    founded_when,
    _noun_and_council,
    _all_named_behind,
    *BY_VOICE,
    _passive,
    _office_of_one,
)


def _inside(doc: Document, bodies: Bodies, event: Event) -> Parties:
    """The CCGs that stand inside the words of the event: `oversees all eight CCGs`."""
    named = [m for m in bodies.within(event.first, event.last) if m.kind == "ccg" or is_council(m)]
    members = [m.agent for m in named]
    groups = list(bodies.groups_within(event.first, event.last))
    if not groups and not named:
        counted = (counted_at(doc, bodies, i) for i in range(event.first, event.last))
        groups = [replace(g, members=bodies.meant.of(g) or g.members) for g in counted if g is not None][:1]
    for group in groups:
        if group.named:
            members += group.members
    if not groups and not named and (number := number_before(doc.tokens.words, event.last)) is not None:
        members = [m.agent for m in all_before(doc, bodies, event.first, int(number[0]))]  # `one boss for six`
    members += kept_too(doc, bodies, event)
    return between(members, None, groups[0] if groups else None, named)
