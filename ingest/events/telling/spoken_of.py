"""Changes that a text only speaks of: as a topic, as what they would be good or bad for, or as supposed."""

from __future__ import annotations

from ccgkg.ingest.events.event_clauses import status_words
from ccgkg.ingest.events.telling.weighed import weighed
from ccgkg.ingest.events.words.event import Event, change_words
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.document import Document

#: A heading within a text of no more words names a topic.
_LABEL = 3
#: Before a noun these let it open a clause; verbs before what is said of all.
_OPENS_CLAUSE = frozenset({"", ".", ":", ")", "but", "and", "that"})
_QUOTES = frozenset({"‘", "“", '"', "'", "’", "”"})
#: Before a `to` these tell what may be done, and not that it is.
_POWERS = frozenset({"power", "powers", "right", "rights"})
_STATES = frozenset({"is", "are", "has", "have", "can"})
#: Before `on with` these tell that what is supposed to go on is decided.
_PRESSES = frozenset({"press", "presses", "push", "pushes", "plough", "ploughs", "pressed", "go", "goes", "carry"})
#: Before a noun these make it none that is told of yet.
_MORE = frozenset({"any", "further", "more", "new", "future"})


def only_spoken_of(doc: Document, event: Event) -> bool:
    """Whether the words only speak of a change: `a leaflet on mergers`, `a merger would save money`, a heading `Merger
    row`."""
    start, stop = doc.sentence_tokens(event.first)
    words = doc.tokens.words
    return any(
        (
            _on_a_topic(words, event, start),
            weighed(doc, event),
            _label(doc, event, start, stop),
            _in_general(words, event, start, stop),
            _as_a_date(words, event, stop),
        )
    )


def _on_a_topic(words: list[str], event: Event, start: int) -> bool:
    """`a leaflet on mergers`: what something is about, unless it decides."""
    if event.form != "noun" or event.first - 2 < start:
        return False
    article = next(
        (i for i in range(event.first - 1, max(start, event.first - 3), -1) if words[i] in ("a", "an")), None
    )
    if article is not None and words[article - 1] in ("what", "how", "why"):
        return True  # `what a successful merger looks like`
    if words[event.first - 1] not in ("on", "about", "regarding"):
        return False
    return change_words()["decides"].isdisjoint(words[max(start, event.first - 4) : event.first - 1])


#: How often something came of mergers, which tells of none.
_HAVE, _HABITS = frozenset({"have", "had"}), frozenset({"rarely", "seldom", "never", "often", "usually", "sometimes"})


def _in_general(words: list[str], event: Event, start: int, stop: int) -> bool:
    """What holds of all such changes: `mergers rarely save money`, `a joint chief is always in another meeting`."""
    lists, behind = change_words(), [w for w in words[event.last : event.last + 3] if w not in _QUOTES][:2]
    plural = words[event.last - 1].endswith("s")
    if event.form not in ("noun", "office") or not (plural or event.form == "office") or len(behind) < 2:
        return False
    head = event.first if plural else event.first - 1
    if not plural and words[head] not in ("a", "an"):
        return False
    if head != start and words[head - 1] not in _OPENS_CLAUSE:
        return False
    if event.form == "office":
        return behind[0] in lists["habits"] or (behind[0] in _STATES and behind[1] in lists["habits"])
    if head == start and behind[0] == ",":
        return True  # `Mergers, bosses and a lot of special measures`
    told = lists["eventful"] & set(words[event.last : min(stop, event.last + 4)])
    if plural and event.form == "noun" and behind[0] in _HAVE and _HABITS & set(behind[1:]):
        return True  # `Mergers have rarely helped`
    return behind[0] in lists["in_general"] and not told


def _as_a_date(words: list[str], event: Event, stop: int) -> bool:
    """Whether a change that was told before only dates something else: `practices will move when the merger takes
    place`."""
    lists = change_words()
    if (
        event.form != "noun"
        or words[event.first - 1] not in ("the", "that", "this", "any")
        or words[event.first - 2] not in lists["dates"]
    ):
        return False
    after = words[event.last : min(stop, event.last + 5)]
    done = after[:1] == ["is"] and after[1:2] != [] and (after[1].endswith("ed") or after[1] in ("done", "complete"))
    comes = done or after[:1] in (["happens"], ["happened"]) or " ".join(after[:2]) in lists["comes_about"]
    return comes and not any(w[0].isdigit() or w in ("in", "on", "next") for w in after[2:])


def _label(doc: Document, event: Event, start: int, stop: int) -> bool:
    """Whether the words are all that a heading within the text has: it names a topic."""
    layout, words = doc.layout, doc.tokens.words
    index = layout.sentence_at(doc.tokens.starts[start]).block
    if index and stop - start <= _LABEL and event.form == "noun" and words[stop - 1] == ".":
        return True  # `Merger first.`
    if index == 0 or layout.blocks[index].kind != "heading":
        return False
    start = next(
        (i + 1 for i in range(event.first - 1, start - 1, -1) if words[i] == ":"), start
    )  # `Item 7: Shared posts`
    if (
        stop - start <= _LABEL
        and event.form != "verb"
        and not change_words()["eventful"] & set(words[start:stop])
        and not any(not c.first <= event.first < c.last for c in doc.cues.within("reality", start, stop))
    ):
        return True  # `Merger row`
    return index > 2 and event.last >= stop and words[start] in ("who", "what", "why", "how", "when", "where")


def _answered_no(words: list[str], start: int, event: Event, stop: int) -> bool:
    """Whether a sentence tells that it was asked about, and the answer: `Asked whether CCGs would be abolished, he said
    there were no plans to`."""
    asked = any(words[i : i + 2] in (["asked", "whether"], ["asked", "if"]) for i in range(start, event.first))
    behind = words[event.last : stop]
    return asked and any(
        behind[n : n + 2] in (["no", "plans"], ["no", "plan"], ["no", "intention"], ["said", "no"], ["not", "planned"])
        for n in range(len(behind))
    )


def _rumoured(doc: Document, event: Event, start: int) -> bool:
    """`Rumours that X was to be scrapped were dismissed`."""
    words, stop = doc.tokens.words, doc.sentence_tokens(event.first)[1]
    head = next((i for i in range(start, min(event.first, start + 3)) if words[i] in status_words()["rumours"]), None)
    if head is None or words[head + 1] not in ("that", "of", "about"):
        return False
    return not status_words()["denies"].isdisjoint(words[event.last : stop])


def hypothesis(doc: Document, event: Event) -> bool:
    """Whether the clause only supposes it: `if every group planning to merge had done so`."""
    words = doc.tokens.words
    start = doc.sentence_tokens(event.first)[0]
    first = clause_of(doc, event.first)[0]
    before = words[max(start, first - 1) : event.first]
    behind = words[event.last : min(doc.sentence_tokens(event.first)[1], event.last + 5)]
    nobody = any(
        w in ("no", "nobody", "none", "neither") and behind[k + 2 : k + 3] != ["than"] for k, w in enumerate(behind[:3])
    )  # not `merge no later than April`
    if nobody and not {",", ";", "but", "and"} & set(behind[:2]):
        return True  # `has taken functions back from no CCG`
    alleged = status_words()["alleged"] & set(words[max(start, event.first - 6) : event.first])
    if event.form == "noun" and alleged and "that" in words[max(start, event.first - 5) : event.first]:
        return True  # `rejected claims that its merger was about money`
    if _answered_no(words, start, event, doc.sentence_tokens(event.first)[1]) or _rumoured(doc, event, start):
        return True
    if words[event.first - 1] == "to" and words[event.first - 2] in _POWERS:
        return True  # `NHS England has powers to dissolve a CCG`
    if words[first] == "before" and (event.type == "establishment" or words[event.first - 1] in _MORE):
        return (
            True  # `were put under directions before they had opened their doors`, `before it approves further mergers`
        )
    if words[event.first - 1] == "being" and change_words()["fears"] & set(
        words[max(start, event.first - 4) : event.first - 1]
    ):
        return True  # `his colleagues feared being swallowed by the city`
    if words[event.first - 1] == "to" and words[event.first - 2] in ("when", "how", "where"):
        return True  # `were right to decide for themselves when to merge`
    if (
        event.form == "verb"
        and event.type in ("merger", "disbandment")
        and "who" in words[max(start, event.first - 3) : event.first]
        and {"one", "ones", "those"} & set(words[max(start, event.first - 5) : event.first])
    ):
        return True  # `nobody wants to be the one who is merged`
    if any(words[i] == "as" and words[i + 1] in ("though", "if") for i in range(max(start, first - 1), event.first)):
        return True  # `should work as though already merged`
    if words[first : first + 1] == ["unless"] or (
        words[first] == "where" and words[first + 1] in ("ccgs", "groups", "they", "a", "any") and event.form == "verb"
    ):
        return True  # `what it will do where CCGs refuse to merge`
    if (
        "if" in before
        and before[-3:-2] != []
        and before[-3] in _PRESSES
        and before[-2:] in (["on", "with"], ["ahead", "with"])
    ):
        return False  # `a lost year if they press on with abolishing CCGs`: what is already under way
    if "if" in before and before.index("if") and before[before.index("if") - 1] in change_words()["whether"]:
        return False  # `would not be surprised if they ended up merging`
    return "if" in before and not {"will", "would", "could", "may", "might"} & set(before[before.index("if") :])
