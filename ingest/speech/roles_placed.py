"""Where one has the post told before the name, as what follows the name says: `Jane Doe, of X,`, `is sent into Y`, `will start at Z`."""

from __future__ import annotations

from ccgkg.ingest.claim import Status
from ccgkg.ingest.speech.body_lists import Owned, Where
from ccgkg.ingest.speech.people import PersonMention
from ccgkg.ingest.speech.role_phrases import RolePhrases
from ccgkg.ingest.speech.role_topics import OVER
from ccgkg.ingest.speech.roles_of_two import RolesOfTwo


class RolesPlaced:
    """The rules over one document."""

    def __init__(self, phrases: RolePhrases) -> None:
        self.phrases, self.owners, self.pairs = phrases, phrases.owners, RolesOfTwo(phrases)
        self.doc, self.bodies = phrases.doc, phrases.bodies
        self.words, self.lists = phrases.words, phrases.lists

    def of_after(self, mention: PersonMention) -> Owned:
        """`Chief officer Jane Doe, of X,` and `joint chairs A and B of X`: the body after those named."""
        words, last = self.words, (self.pairs.second_of(mention) or mention).last
        last += words[last : last + 1] == [","]
        if words[last : last + 1] == [] or words[last] not in self.lists["of"]:
            return (), None
        body = self.bodies.at(last + 1 + (words[last + 1 : last + 2] == ["the"]))
        return ((body.agent,), (body.start, body.end)) if body is not None else ((), None)

    def listed(self, mention: PersonMention) -> Owned:
        """`Chair: Jane Doe, X`: the body that ends the line."""
        at, last = mention.last + 1, self.doc.sentence_tokens(mention.first)[1]
        if self.words[mention.last : at] != [","] or at >= last:
            return (), None
        body = self.bodies.at(at + (self.words[at] == "the"))
        if body is not None and self.words[body.last : last] in ([], ["."]):
            return (body.agent,), (body.start, body.end)
        return self.owners.named_after(at, last) if body is None else ((), None)

    def sent_to(self, mention: PersonMention, start: int, first: int) -> Owned:
        """`X has sent a turnaround director, Jane Doe, into Y`: the body to which one is sent."""
        words, at = self.words, mention.last
        if self.lists["sends"].isdisjoint(words[max(first, start - 4) : start]):
            return (), None
        at += words[at : at + 1] == [","]
        into = words[at : at + 1] != [] and words[at] in ("into", "to", "in", "at")
        body = self.bodies.at(at + 1 + (words[at + 1 : at + 2] == ["the"])) if into else None
        if body is None and words[start - 2 : start - 1] == [
            "in"
        ]:  # put X in special measures and sent in a turnaround director, Jane Doe
            body = next((m for m in reversed(self.bodies.within(first, start)) if m.kind == "ccg"), None)
            body = body or self.bodies.antecedent(
                self.doc, first
            )  # NHS England put it in special measures and sent in …
        return ((body.agent,), (body.start, body.end)) if body is not None and body.kind == "ccg" else ((), None)

    def where_starts(self, mention: PersonMention) -> tuple[tuple[str, ...], Where, Status]:
        """`A turnaround director, Jane Doe, will start at X`: the body that a verb after the name has."""
        words, lists = self.words, self.lists
        i = mention.last
        _, last = self.doc.sentence_tokens(mention.first)
        i += i < last and words[i] == ","
        planned = i < last and words[i] in ("will", "shall")
        while i < last and (words[i] in lists["copulas"] or words[i] in lists["adverbs"] or words[i] in lists["due"]):
            planned = planned or words[i] in lists["due"]
            i += 1
        begun = i + 1 < last and words[i] in lists["starts"]
        i += begun and words[i + 1] == "work"  # started work at X last month
        if begun and i + 1 < last and (words[i + 1] in lists["before-times"] or words[i + 1] in lists["times"]):
            placed = next(
                (
                    m
                    for m in self.bodies.within(i + 1, min(last, i + 7))
                    if words[m.first - 1] in ("at", "with") and m.kind == "ccg"
                ),
                None,
            )
            its = (
                placed.agent if placed else self.owners.its(mention, mention.lead)
            )  # a turnaround director, Jane Doe, is due to start on 2 July
            return (its,) if its and its not in OVER else (), None, "planned" if planned else "actual"
        if i + 1 < last and words[i] in lists["sends"]:  # A turnaround director, Jane Doe, was sent in to X
            into = next((j for j in range(i + 1, min(last, i + 4)) if words[j] in ("to", "into", "at")), None)
            body = (
                self.bodies.at(into + 1 + (words[into + 1] == "the")) if into is not None and into + 1 < last else None
            )
            if into is None and words[i + 1] == "in":  # A turnaround director, Jane Doe, was sent in the next month
                body = self.bodies.antecedent(self.doc, self.doc.sentence_tokens(mention.first)[0])
            return (
                ((body.agent,), (body.start, body.end), "planned" if planned else "actual")
                if body is not None and body.kind == "ccg"
                else ((), None, "actual")
            )
        if i >= last or words[i] not in lists["takes"] or words[i] in lists["replaces"]:
            return (), None, "actual"
        planned = planned and words[i] not in lists["leaves"]  # is to leave X at Easter
        i += 1
        i += i < last and words[i] in ("at", "with")
        body = self.bodies.at(i + (i < last and words[i] == "the"))
        if body is None or body.kind == "outlet":
            return (), None, "actual"
        return (body.agent,), (body.start, body.end), "planned" if planned else "actual"
