"""The heads of reports: each verb of saying with its speaker, before it or after it."""

from __future__ import annotations

from dataclasses import replace

from ccgkg.ingest.speech.capacities import role_words
from ccgkg.ingest.speech.report_verbs import ReportVerbs
from ccgkg.ingest.speech.speaker import Speaker
from ccgkg.ingest.speech.speech_grammar import MARKS, PAUSES
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.values import dataclass

#: Tokens of a bracket after a speaker, at most.
_BRACKET = 12


@dataclass(frozen=True, slots=True)
class Head:
    """A verb with its speaker. `begins` is where speaker and verb begin, what leads up to them included."""

    cue: Cue
    speaker: Speaker
    begins: int
    inverted: bool
    sibling: bool
    kind: str
    #: A relative clause or a participle: its words end with it, and the main verb's speaker stands before it.
    aside: bool = False


class ReportHeads(ReportVerbs):
    """Finds the heads in one document. Places are tokens."""

    def of(self, cue: Cue, first: int, end: int, heads: list[Head], opening: Speaker | None) -> Head | None:
        words, lists = self.words, self.lists
        if cue.value == "according":
            return self._according(cue, first, end)
        if cue.value == "none":
            return None
        if cue.value == "hearsay":
            return Head(cue, Speaker(None, cue.first, cue.first), cue.first, False, False, "think")
        if self._in_clause(cue.first, first) or self._asks(cue, first, end) or self._signs(cue, end):
            return None
        heads = [h for h in heads if h.kind not in ("post", "put") or h.speaker.agent is not None]
        mover = heads[-1].speaker if heads else opening
        if mover is not None and self._written(cue, first):
            return Head(cue, mover, cue.first - 1, False, True, cue.value)
        at, passive = cue.first, False
        while at > first:
            word = words[at - 1]
            if (
                word in lists["blocks"]
                and not (word == "may" and self.doc.tokens.capital(at - 1))
                or word.endswith("n't")
            ):
                return None
            if word in lists["passive"]:
                passive = True
            elif word in lists["times"] and at - 2 > first and words[at - 2] in ("on", "last", "this", "in"):
                at -= 1
            elif self._not_adverb(at - 1):
                break
            at -= 1
        if at == cue.first > first and self._ends_name(cue):
            return None
        if (
            cue.value in ("speech", "tell", "find")
            and words[cue.first - 1] in ("can", "could")
            and not words[cue.first].endswith(("ed", "d"))
        ):
            return None  # neither can say whether, few can demonstrate what
        single = cue.last - cue.first == 1
        verb = words[cue.first]
        noun = verb in lists["nouns"] or verb.endswith(("s", "ing"))
        if (
            single
            and noun
            and at == cue.first > first
            and (words[at - 1] in lists["determiners"] or words[at - 1] == "'s")
        ):
            return None  # a noun: the report, its claims
        if single and at == cue.first > first and words[at - 1] in lists["articles"]:
            return None  # have your say
        if single and verb.endswith("s") and cue.first > first and words[cue.first - 1] in lists["before-nouns"]:
            return None  # had replies from its members
        if at - 1 > first and words[at - 2] == "than" or at > first and words[at - 1] == "than":
            return None  # worse than they had said they would
        if single and verb in lists["nouns"] and not self._plural(at - 1, first) and not self._goes_on(cue, at, first):
            return None  # a noun after a name: the NAO report
        if single and cue.value == "state" and words[cue.last : cue.last + 1] == ["as"]:
            return None  # Jane Doe, confirmed as chief officer
        if not single and cue.value == "think" and words[cue.last : cue.last + 1] == ["to"]:
            return None  # a third is certain to be delivered
        participle = verb.endswith("ing")
        main = next((h for h in reversed(heads) if not h.aside), None)
        low = max(first, main.cue.last) if main is not None else first
        if words[cue.last - 1] in ("found", "finds", "find") and self._finds_money(cue.last, end):
            return None
        if words[cue.first] in ("wants", "wanted") and not any(self.quoted.opens(i) for i in range(cue.last, end)):
            return None  # he would respect the vote but had wanted a delay
        if cue.value == "tell" and cue.last < end and words[cue.last] in role_words()["finite"]:
            return None  # a quarter of the groups he advises are late
        if words[cue.first] == "told" and words[cue.last : cue.last + 1] and words[cue.last] in lists["untold"]:
            return None  # rated inadequate or told they must improve
        if (
            cue.value == "tell"
            and cue.last + 1 < end
            and {words[cue.last], words[cue.last + 1]} & lists["no-tales"]
            and "that" not in words[cue.last : cue.last + 4]
        ):
            return None  # told people little about their care
        if passive and not participle:
            return self._passive(cue, at, first, end)
        if participle and not passive:
            return self._participle(cue, at, first, heads, opening)
        so = at == cue.first and at - 1 > first and words[at - 1] == "so"  # So said Dr Hill.
        inverted = self._inverted(cue, at - so, first, end, so)
        if inverted is not None:
            return inverted
        if at > low and words[at - 1] in lists["relative"]:
            return self._relative(cue, at - 1, low, opening)
        tag = at - 1 > low + 1 and self.grammar.is_tag(cue, end)
        speaker = self.speakers.before(at, low, tag)
        if (
            main is not None
            and at - 1 >= main.cue.last
            and words[at - 1] == "it"
            and not tag
            and main.speaker.person is None
        ):
            speaker = Speaker(main.speaker.agent, at - 1, at)  # the CCG said it expected
        if (
            cue.value == "quote"
            and speaker is not None
            and speaker.agent is None
            and words[cue.last : cue.last + 1] == [":"]
        ):
            speaker = None  # Jane Doe’s message to staff was short: “…”
        if speaker is None:
            if words[cue.last : cue.last + 1] == [":"] and at > low:
                named = self.speakers.people.within(first, at)  # For Jane Doe, the answer is simple: “…”
                unnamed = Speaker(None, at - 1, at)
                return Head(
                    cue,
                    self.speakers.mentioned(named[0]) if len(named) == 1 else unnamed,
                    at - 1,
                    False,
                    True,
                    cue.value,
                )
            if at > low and words[at - 1] in ("and", "but", "or", "then", ",") and (heads or opening):
                begins = at - 1 - (at - 1 > low and words[at - 2] == ",")
                mover = heads[-1].speaker if heads else opening
                assert mover is not None
                if heads and self._of_those_told(cue, at, heads[-1].cue.last):
                    return None
                return Head(cue, mover, begins, False, True, cue.value)
            return None
        if self._resolves(speaker.first, first):
            return None
        begins, sibling = self._begins(speaker.first, low, speaker.person is not None)
        joins = (
            sibling
            and words[begins] in ("and", "or")
            and main is not None
            and not main.inverted
            and main.speaker.person is not None
        )
        if joins and main is not None and not self.grammar.finite(main.cue.last, begins):
            return Head(cue, speaker, begins, False, False, cue.value)  # she said GPs in Boston and Skegness feared …
        return Head(cue, speaker, begins, False, sibling, cue.value)

    def _begins(self, at: int, low: int, person: bool) -> tuple[int, bool]:
        """Where the phrase of a speaker begins, and whether a report before it ends there."""
        words = self.words
        if person and (role := self.speakers.capacities.ahead_of(self.doc.tokens.starts[at])) is not None:
            at = max(low, min(at, self.doc.tokens.at(role.start)))  # “…,” the finance chief of X, Jane Doe, said
        for i in range(at, max(low, at - 14), -1):
            word = words[i - 1]
            if word in ("and", "but", "while", "whereas", "yet"):
                return i - 1 - (i - 1 > low and words[i - 2] in PAUSES), True
            if word in PAUSES or word in MARKS or word == ":":
                return i - (word not in MARKS), True
            if word in ("that", "because", "when", "after", "as", "if"):
                return i - 1, False
        return (low if at - low < 14 else at), False

    def _passive(self, cue: Cue, at: int, first: int, end: int) -> Head | None:
        """`was told by X that`; `were found to be`, whose finder is the report spoken of."""
        words = self.words
        after = cue.last
        if after < end and words[after] == "by":
            speaker = self.speakers.after(after + 1, end)
            if speaker is not None and words[speaker.last : speaker.last + 1] == ["to"]:
                return None  # was told by X to write a plan
            if speaker is not None and cue.value not in ("think", "find"):
                return Head(Cue(cue.first, speaker.last, cue.value), speaker, at, False, False, cue.value)
        owner = self.speakers.owner or self.speakers.last_body
        found = (
            words[cue.first] == "found" and words[after : after + 1] == ["to"] and words[after + 1] in ("be", "have")
        )
        if found and owner and not words[after + 2 : after + 3] or found and owner and self._no_rating(after + 2):
            return Head(cue, Speaker(owner, at, at), first, False, False, "found-to")
        return None

    def _no_rating(self, at: int) -> bool:
        return self.words[at] not in (*MARKS, "inadequate", "good", "outstanding", "requires", "in", "rated")

    def _participle(self, cue: Cue, at: int, first: int, heads: list[Head], opening: Speaker | None) -> Head | None:
        """`…, adding that`: the speaker is the one who spoke before, or the subject of the sentence."""
        before = self.words[at - 1] if at > first else ""
        shown = cue.value == "find" or self.words[cue.first] in self.lists["showing"]
        that = self.words[cue.last : cue.last + 1] == ["that"]
        if (shown or that) and before not in PAUSES | MARKS and self.words[cue.last : cue.last + 1] not in ([], [","]):
            found = self._issued(
                self.speakers.before(at, first), opening
            )  # pointed to figures from the NAO showing that
            if found is not None and found.document:
                return Head(cue, found, found.first, False, False, cue.value)
        saying = self.doc.cues.ending("voice-document", at) is not None  # issued a statement saying
        told = that and (
            before in self.lists["addressees"] or self.speakers.bodies.at(at - 1) is not None
        )  # wrote to X warning that
        if (
            not saying
            and not told
            and before not in PAUSES | MARKS
            and before not in ("and", "but", "while", "by", "before")
        ):
            return None
        speaker = heads[-1].speaker if heads else opening
        if speaker is None:
            return None
        begins = at - 1
        while begins > first and self.words[begins - 1] in PAUSES:
            begins -= 1
        return Head(cue, speaker, begins, False, True, cue.value, aside=True)

    def _inverted(self, cue: Cue, at: int, first: int, end: int, so: bool = False) -> Head | None:
        """`…, said Jane Doe`, `…, finds NAO`: a pause before the verb, the speaker after it, and then a pause."""
        words = self.words
        if at != cue.first - so or at == first or cue.value in ("think", "tell"):
            return None
        if cue.value == "quote" and not (self.quoted.holds(at - 1) and words[cue.first].startswith("ask")):
            return None
        if words[at - 1] not in PAUSES and words[at - 1] not in MARKS and words[at - 1] not in ("?", "!", "…"):
            return None
        if words[cue.last : cue.last + 1] and words[cue.last][0].isdecimal() and not self.quoted.holds(at - 1):
            return None  # Jane Doe, its chair, said 117 of 195 CCGs, or 60 per cent, …
        if words[cue.last : cue.last + 1] == ["that"] or cue.value == "urge" and not self.quoted.holds(at - 1):
            return None  # X, in a letter, said that patients “…”
        speaker = self.speakers.after(cue.last, end)
        if speaker is None:
            if not self.quoted.holds(at - 1) or self.grammar.is_tag(cue, end):
                return None
            speaker = Speaker(None, cue.last, cue.last + 1)
        i = speaker.last
        if speaker.person is None and self.grammar.finite(cue.last, i):
            return None
        if i < end and words[i] == "mp":
            i += 1
        if i < end and words[i] == "(":  # said Jane Doe (pictured), chair of X
            i = next((j + 1 for j in range(i, min(end, i + _BRACKET)) if words[j] == ")"), i)
        of_body = (
            speaker.person is not None and i < end and words[i] in ("of", "from", "at")
        )  # said Jane Doe of X, its chair
        if i < end and words[i][0].isalnum() and words[i] not in self.lists["boundaries"] and not of_body:
            return None
        if i < end and self.quoted.opens(i) and not self.quoted.holds(at - 1):
            return None  # Jane Doe, a GP in Leek, said the groups “would not …”
        pause = i
        while pause < end and words[pause] not in PAUSES and words[pause] not in MARKS and words[pause] != ":":
            pause += 1
        if (
            i < pause
            and words[i] not in ("who", "which", "as", "when", "after", "because")
            and self.grammar.finite(i, pause)
        ):
            return None
        return Head(cue, speaker, at, True, True, cue.value)

    def _issued(self, found: Speaker | None, opening: Speaker | None) -> Speaker | None:
        """A document that nobody owns yet is that of the subject who published it: `X has issued a report which says`."""
        if (
            found is None
            or not found.document
            or found.agent is not None
            or opening is None
            or found.first < opening.last
        ):
            return found
        if not self.lists["issues"] & set(self.words[opening.last : found.first]):
            return found
        return replace(found, agent=opening.agent, person=opening.person)

    def _relative(self, cue: Cue, at: int, low: int, opening: Speaker | None) -> Head | None:
        """`Jane Doe, who said`, `a report which found`."""
        speaker = self._issued(self.speakers.before(at, low), opening)
        named = self.speakers.bodies.at(at - 2) if at - 1 > low and self.words[at - 1] == "," else None
        if (
            named is not None
            and named.last == at - 1
            and self.words[at] == "which"
            and (speaker is None or speaker.agent is None)
        ):
            speaker = Speaker(named.agent, named.first, named.last)  # put under directions by X, which says
        if speaker is None and at > low and self.words[at - 1] == ",":
            speaker = self.speakers.before(at - 1, low)
        if speaker is None or (speaker.person is None) == (self.words[at] == "who"):
            return None
        begins = at - (at > low and self.words[at - 1] == ",")
        return Head(cue, speaker, begins, False, True, cue.value, aside=True)

    def _according(self, cue: Cue, first: int, end: int) -> Head | None:
        speaker = self.speakers.after(cue.last, end)
        if speaker is None:
            return None
        begins = cue.first - (cue.first > first and self.words[cue.first - 1] in PAUSES)
        return Head(cue, speaker, begins, True, cue.first - first > 1, cue.value)
