"""Reports: who says what in a sentence, found from its verbs of saying.

A verb has a speaker before it or after it, and what was said after it (`she said that …`) or before it (`…, she said`).
One verb makes one report (decision 19); a report that its tag splits has two parts (decision 20).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from ccgkg.ingest.cues import Cue
from ccgkg.ingest.document import Document
from ccgkg.ingest.quotations import Quotations
from ccgkg.ingest.speakers import Speaker, Speakers, words_of

_MARKS = frozenset(("“", "”", '"', "‘", "'", "«", "»", "„"))
_PAUSE = frozenset((",", "–", "—", "-", ";"))
_ENDS = frozenset((".", "!", "?", "…", ",", ";", ":", "–", "—", "-"))
#: Verbs that take things as often as clauses: a report only with `that`.
_NEED_THAT = ("report", "agree", "accept", "propos", "identif", "recommend", "find", "add", "continue")


@dataclass(frozen=True, slots=True)
class Report:
    """A speaker and what he said: token ranges `spans`, the cue's tokens `first` to `last`.

    `stated`: it is a statement. Else it only credits its words, or the quotations in it, to the speaker (decision 18).
    """

    speaker: Speaker
    kind: str
    first: int
    last: int
    spans: tuple[tuple[int, int], ...]
    stated: bool = True


@dataclass(frozen=True, slots=True)
class _Head:
    """A verb with its speaker. `begins` is where speaker and verb begin, what leads up to them included."""

    cue: Cue
    speaker: Speaker
    begins: int
    inverted: bool
    sibling: bool
    kind: str
    #: A relative clause or a participle: its words end with it, and the main verb's speaker stands before it.
    aside: bool = False


class ReportReader:
    """Reads the reports of one document, sentence by sentence, in its order."""

    def __init__(self, doc: Document, speakers: Speakers, quotations: Quotations) -> None:
        self.doc, self.speakers, self.quotations = doc, speakers, quotations
        self.words, self.starts = doc.tokens.words, doc.tokens.starts
        self.lists = words_of()
        self.cues = doc.cues.all("say")
        self.firsts = [c.first for c in self.cues]

    def read(self, first: int, last: int, heading: bool = False) -> tuple[list[Report], Speaker | None]:
        """The reports of a sentence, given as tokens [first, last), and whom it begins with."""
        end = last
        while end > first and self.words[end - 1] in _ENDS and not self._quoted(end - 1):
            end -= 1
        opening = None if self._quoted(first) else self.speakers.subject(first, end)
        heads: list[_Head] = []
        reports: list[Report] = []
        cues = [c for c in self._cues(first, last) if not self._quoted(c.first)]
        for cue in cues:
            if heads and cue.first < heads[-1].speaker.last and heads[-1].inverted:
                continue
            head = self._head(cue, first, end, heads, opening)
            if head is not None:
                heads.append(head)
        for n, head in enumerate(heads):
            stop = next((h.begins for h in heads[n + 1 :] if h.sibling), end)
            low = max(first, heads[n - 1].cue.last) if n and heads[n - 1].sibling else first
            report = self._report(head, low, max(stop, head.cue.last), first)
            if report is not None:
                reports.append(report)
                if report.stated or head.speaker.person is not None:
                    self.speakers.heard(head.speaker)
                    spoken = report.spans[0][0]
                    self.speakers.filed(head.speaker, *((first, spoken) if spoken > head.cue.first else (head.begins, end)))
        if not heads:
            reports += self._without_verb(first, end, heading, opening)
        return reports, opening

    def _cues(self, first: int, last: int) -> list[Cue]:
        return self.cues[bisect_left(self.firsts, first) : bisect_left(self.firsts, last)]

    def _quoted(self, token: int) -> bool:
        quotation = self.quotations.at(self.starts[token])
        return quotation is not None and quotation.start <= self.starts[token]

    def _opens(self, token: int) -> bool:
        """Whether a token is the mark that opens a quotation."""
        quotation = self.quotations.at(self.starts[token])
        return quotation is not None and quotation.start == self.starts[token]

    # -- verbs and their speakers ---------------------------------------------------------------------------------

    def _head(self, cue: Cue, first: int, end: int, heads: list[_Head], opening: Speaker | None) -> _Head | None:
        words, lists = self.words, self.lists
        if cue.value == "according":
            return self._according(cue, first, end)
        if cue.value == "none":
            return None
        if cue.value == "hearsay":
            return _Head(cue, Speaker(None, cue.first, cue.first), cue.first, False, False, "think")
        at, passive = cue.first, False
        while at > first:
            word = words[at - 1]
            if word in lists["blocks"] or word.endswith("n't"):
                return None
            if word in lists["passive"]:
                passive = True
            elif word in lists["times"] and at - 2 > first and words[at - 2] in ("on", "last", "this", "in"):
                at -= 1
            elif word not in lists["auxiliaries"] and not (word.endswith("ly") and word not in lists["not-adverbs"]):
                break
            at -= 1
        single = cue.last - cue.first == 1
        verb = words[cue.first]
        noun = verb in lists["nouns"] or verb.endswith(("s", "ing"))
        if single and noun and at == cue.first > first and (words[at - 1] in lists["determiners"] or words[at - 1] == "'s"):
            return None  # a noun: the report, its claims
        if single and verb in lists["nouns"] and not self._plural(at - 1, first) and words[cue.last : cue.last + 1] != ["that"]:
            return None  # a noun after a name: the NAO report
        participle = verb.endswith("ing")
        main = next((h for h in reversed(heads) if not h.aside), None)
        low = max(first, main.cue.last) if main is not None else first
        if passive and not participle:
            return self._passive(cue, at, first, end)
        if participle and not passive:
            return self._participle(cue, at, first, heads, opening)
        so = at == cue.first and at - 1 > first and words[at - 1] == "so"  # So said Dr Hill.
        inverted = self._inverted(cue, at - so, first, end, so)
        if inverted is not None:
            return inverted
        if at > low and words[at - 1] in lists["relative"]:
            return self._relative(cue, at - 1, low)
        tag = at - 1 > low + 1 and self._is_tag(cue, end)
        speaker = self.speakers.before(at, low, tag)
        if speaker is None:
            if words[cue.last : cue.last + 1] == [":"] and at > low:
                return _Head(cue, Speaker(None, at - 1, at), at - 1, False, True, cue.value)
            if at > low and words[at - 1] in ("and", "but", "or", "then", ",") and (heads or opening):
                begins = at - 1 - (at - 1 > low and words[at - 2] == ",")
                mover = heads[-1].speaker if heads else opening
                assert mover is not None
                return _Head(cue, mover, begins, False, True, cue.value)
            return None
        begins, sibling = self._begins(speaker.first, low)
        return _Head(cue, speaker, begins, False, sibling, cue.value)

    def _plural(self, at: int, first: int) -> bool:
        """Whether the word before a base form can be its subject: a plural, or two joined."""
        if at < first or self.speakers.bodies.at(at) is not None:
            return at > first and self.words[at - 1] in ("and", "&")
        return self.words[at].endswith("s") and self.words[at] != "'s" or self.words[at] in ("they", "we", "who", "people", "staff")

    def _begins(self, at: int, low: int) -> tuple[int, bool]:
        """Where the phrase of a speaker begins, and whether a report before it ends there."""
        words = self.words
        for i in range(at, max(low, at - 14), -1):
            word = words[i - 1]
            if word in ("and", "but", "while", "whereas", "yet"):
                return i - 1 - (i - 1 > low and words[i - 2] in _PAUSE), True
            if word in _PAUSE or word in _MARKS or word == ":":
                return i - (word not in _MARKS), True
            if word in ("that", "because", "when", "after", "as", "if"):
                return i - 1, False
        return (low if at - low < 14 else at), False

    def _passive(self, cue: Cue, at: int, first: int, end: int) -> _Head | None:
        """`was told by X that`; `were found to be`, whose finder is the report spoken of."""
        words = self.words
        after = cue.last
        if after < end and words[after] == "by":
            speaker = self.speakers.after(after + 1, end)
            if speaker is not None and cue.value not in ("think", "find"):
                return _Head(Cue(cue.first, speaker.last, cue.value), speaker, at, False, False, cue.value)
        owner = self.speakers.owner or self.speakers.last_body
        found = words[cue.first] == "found" and words[after : after + 1] == ["to"] and words[after + 1] in ("be", "have")
        if found and owner and not words[after + 2 : after + 3] or found and owner and self._no_rating(after + 2):
            return _Head(cue, Speaker(owner, at, at), first, False, False, "found-to")
        return None

    def _no_rating(self, at: int) -> bool:
        return self.words[at] not in (*_MARKS, "inadequate", "good", "outstanding", "requires", "in", "rated")

    def _participle(self, cue: Cue, at: int, first: int, heads: list[_Head], opening: Speaker | None) -> _Head | None:
        """`…, adding that`: the speaker is the one who spoke before, or the subject of the sentence."""
        before = self.words[at - 1] if at > first else ""
        saying = self.doc.cues.ending("voice-document", at) is not None  # issued a statement saying
        if not saying and before not in _PAUSE | _MARKS and before not in ("and", "but", "while", "by", "before"):
            return None
        speaker = heads[-1].speaker if heads else opening
        if speaker is None:
            return None
        begins = at - 1
        while begins > first and self.words[begins - 1] in _PAUSE:
            begins -= 1
        return _Head(cue, speaker, begins, False, True, cue.value, aside=True)

    def _inverted(self, cue: Cue, at: int, first: int, end: int, so: bool = False) -> _Head | None:
        """`…, said Jane Doe`, `…, finds NAO`: a pause before the verb, the speaker after it, and then a pause."""
        words = self.words
        if at != cue.first - so or at == first or cue.value in ("think", "tell"):
            return None
        if cue.value == "quote" and not (self._quoted(at - 1) and words[cue.first].startswith("ask")):
            return None
        if words[at - 1] not in _PAUSE and words[at - 1] not in _MARKS and words[at - 1] not in ("?", "!", "…"):
            return None
        speaker = self.speakers.after(cue.last, end)
        if speaker is None:
            if not self._quoted(at - 1) or self._is_tag(cue, end):
                return None
            speaker = Speaker(None, cue.last, cue.last + 1)
        i = speaker.last
        if self.finite(cue.last, i):
            return None
        if i < end and words[i] == "mp":
            i += 1
        if i < end and words[i][0].isalnum() and words[i] not in self.lists["boundaries"]:
            return None
        pause = i
        while pause < end and words[pause] not in _PAUSE and words[pause] not in _MARKS and words[pause] != ":":
            pause += 1
        if i < pause and words[i] not in ("who", "which", "as", "when", "after", "because") and self.finite(i, pause):
            return None
        return _Head(cue, speaker, at, True, True, cue.value)

    def _relative(self, cue: Cue, at: int, low: int) -> _Head | None:
        """`Jane Doe, who said`, `a report which found`."""
        speaker = self.speakers.before(at, low)
        if speaker is None and at > low and self.words[at - 1] == ",":
            speaker = self.speakers.before(at - 1, low)
        if speaker is None or (speaker.person is None) == (self.words[at] == "who"):
            return None
        begins = at - (at > low and self.words[at - 1] == ",")
        return _Head(cue, speaker, begins, False, True, cue.value, aside=True)

    def _according(self, cue: Cue, first: int, end: int) -> _Head | None:
        speaker = self.speakers.after(cue.last, end)
        if speaker is None:
            return None
        begins = cue.first - (cue.first > first and self.words[cue.first - 1] in _PAUSE)
        return _Head(cue, speaker, begins, True, cue.first - first > 1, cue.value)

    # -- what was said --------------------------------------------------------------------------------------------

    def _report(self, head: _Head, low: int, stop: int, first: int) -> Report | None:
        kind = head.kind
        if kind == "according":
            spans = self._of_according(head, low, stop, first)
        elif kind == "found-to":
            return Report(head.speaker, "find", head.cue.first, head.cue.last, ((first, stop),), False)
        elif kind in ("think", "quote"):
            spans = self._plain(head.cue.last, stop)
            quoted = (low, head.begins - (words_after_comma(self.words, head.begins - 2) == ","))
            if kind == "quote" and quoted[0] < quoted[1] and self._all_quoted(quoted) and self._is_tag(head.cue, stop):
                return Report(head.speaker, "speech", head.cue.first, head.cue.last, (quoted,))
            if head.inverted:
                return Report(head.speaker, "speech", head.cue.first, head.cue.last, ((low, head.begins),))
            return Report(head.speaker, kind, head.cue.first, head.cue.last, spans, False) if spans else None
        elif head.inverted:
            spans = self._tagged(low, head.begins, head.speaker.last, stop, True)
        else:
            spans = self._of_verb(head, low, stop, first)
        if not spans:
            return None
        return Report(head.speaker, kind, head.cue.first, head.cue.last, spans)

    def _plain(self, at: int, stop: int) -> tuple[tuple[int, int], ...]:
        if at < stop and self.words[at] == "that":
            at += 1
        return ((at, stop),) if at < stop else ()

    def _is_tag(self, cue: Cue, end: int) -> bool:
        """Whether nothing that was said follows the verb."""
        at = self._after_addressee(cue, end)
        return at >= end or self.words[at] in (",", ";", ")", "–", "—")

    def _after_addressee(self, cue: Cue, stop: int) -> int:
        at = self._addressee(cue.last, stop) if cue.value == "tell" else cue.last
        return self._adverbials(at, stop)

    def _of_verb(self, head: _Head, low: int, stop: int, first: int) -> tuple[tuple[int, int], ...]:
        """What was said, for a speaker before the verb."""
        words, cue = self.words, head.cue
        at = self._after_addressee(cue, stop)
        if at < stop and words[at] == "," and at + 1 < stop and (self._opens(at + 1) or words[at + 1] == "that"):
            at += 1
        if at < stop and words[at] not in (",", ";", ")", "–", "—"):
            found = self._right(head, at, stop)
            return self._until_comma(found) if head.aside else found
        if words[head.begins] in ("as", "like") and head.begins <= first + 1 and at < stop and words[at] == ",":
            return ((at + 1, stop),) if at + 3 < stop else ()  # As the NAO noted, …
        if head.aside or head.begins <= low:
            return ()
        return self._tagged(low, head.begins, at, stop, False)

    def _until_comma(self, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        """A relative clause ends at its comma, unless a clause goes on with `and`."""
        if not spans:
            return spans
        at, stop = spans[0]
        for i in range(at + 3, stop):
            if self.words[i] == "," and not self._quoted(i) and words_after_comma(self.words, i) not in ("and", "but"):
                if self.finite(at, i):
                    return ((at, i),)
        return spans

    def _right(self, head: _Head, at: int, stop: int) -> tuple[tuple[int, int], ...]:
        words, kind = self.words, head.kind
        word = words[at]
        if word == ":" or self._opens(at):
            return ((at + (word == ":"), stop),) if at + 1 < stop else ()
        verb = words[head.cue.first]
        if kind == "urge":
            return self._urged(head, stop)
        that = at if word == "that" else self._that(head.cue.last, stop)
        if words[head.cue.last - 1] == "that":
            that = head.cue.last - 1
        if that is not None:
            return ((that + 1, self._cut(head, that + 1, stop)),) if that + 1 < stop else ()
        if word in ("whether", "if", "of", "against", "about", "for", "as", "to", "by", "into"):
            return self._colon(at, stop)
        if kind != "speech" and kind != "tell" and verb.startswith(_NEED_THAT) and word not in ("there", "it", "they", "that"):
            if not (verb in ("found", "finds") and self._clause_near(at, stop)):
                return self._colon(at, stop)
        if verb in ("added", "adds", "add", "adding", "continued", "continues", "responded", "responds", "commented", "claimed") and not (
            self._clause_near(at, stop)
        ):
            return self._colon(at, stop)
        limit = self._cut(head, at, stop)
        if not self.finite(at, limit):
            return self._colon(at, stop)
        return ((at, limit),)

    def _clause_near(self, at: int, stop: int) -> bool:
        """Whether a finite verb stands close enough for a clause to begin here, with no relative pronoun before it."""
        for i in range(at, min(stop, at + 18)):
            if self.words[i] in self.lists["relative"] or self.words[i] in (",", ";"):
                return False
            if self._is_finite(i, at):
                return True
        return False

    def _colon(self, at: int, stop: int) -> tuple[tuple[int, int], ...]:
        """Where no clause follows the verb: a quotation after a colon or comma, or quoted words alone."""
        for i in range(at, stop):
            if self._opens(i) and i > at and self.words[i - 1] in (":", ","):
                return ((i, stop),)
        return ()

    def _urged(self, head: _Head, stop: int) -> tuple[tuple[int, int], ...]:
        """What someone is asked to do, or promises: an infinitive, or a clause."""
        words, at = self.words, head.cue.last
        if at < stop and words[at] in ("that", "to"):
            return ((at + 1, stop),) if at + 2 < stop else ()
        if words[at - 1] == "to":
            return ((at, stop),)
        for i in range(at, min(stop, at + 22)):
            if words[i] in _PAUSE or words[i] in _MARKS:
                break
            if words[i] == "to" and i > at and words[i - 1] not in ("access", "response", "answer", "changes", "end", "end"):
                return ((at, stop),)
        return ((at, stop),) if self._clause_near(at, stop) else self._colon(at, stop)

    def _that(self, at: int, stop: int) -> int | None:
        """The `that` after adverbials or an addressee: `warned ministers last week that`."""
        words = self.words
        if at >= stop or words[at] in ("the", "a", "an") and words[at - 1] in ("said", "says"):
            return None
        for i in range(at, min(stop, at + 18)):
            word = words[i]
            if word == "that":
                return i if i == at or not words[i + 1 : i + 2] or not self._is_finite(i + 1, i) else None
            if word in _MARKS or word in (":", ";") or self._is_finite(i, at):
                return None
        return None

    def _cut(self, head: _Head, at: int, stop: int) -> int:
        """Where what was said gives way to the outlet's own words: `has said it will …, but it has not …`."""
        words = self.words
        past = {"would", "had", "was", "were"}
        perfect = words[head.cue.first - 1] in ("has", "have") or words[head.cue.first].endswith("s")
        for i in range(at + 3, stop - 3):
            if words[i] == "," and words[i + 1] in ("but", "yet") and words[i + 2] in ("it", "he", "she", "they"):
                present = words[i + 3] in ("has", "have", "is", "are", "does", "do")
                if present and not self._quoted(i) and (perfect or past & set(words[at:i])):
                    return i
            if words[i] == ":" and self._opens(i + 1):
                return i if False else stop
        return stop

    def _tagged(self, low: int, begins: int, rest: int, stop: int, inverted: bool) -> tuple[tuple[int, int], ...]:
        """What was said before a tag, and after it where it goes on (decision 20)."""
        words, lists = self.words, self.lists
        left = (low, begins)
        while left[0] < left[1] and words[left[0]] in lists["coordinators"] | _PAUSE:
            left = (left[0] + 1, left[1])
        while left[1] > left[0] and words[left[1] - 1] in _PAUSE:
            left = (left[0], left[1] - 1)
        right = self._after_tag(rest, stop, inverted)
        if not inverted and not self._all_quoted(left) and not self.finite(*left):
            if right is not None and self.finite(*right):
                return (right,)  # The plan, she says, will fail
            left = (left[1], left[1])
        if left[0] >= left[1]:
            return (right,) if right and self._opens(right[0]) else ()
        if right is None:
            return (left,)
        if self._opens(right[0]) or self._opens(left[0]) and self._all_quoted(left):
            return (left, right)
        fine, fine_right = self.finite(*left), self.finite(*right)
        if left[1] - left[0] < 5 and words[left[1] - 1] in ("had", "has", "have", "is", "are", "was", "were", "will", "would"):
            return (right,)
        if fine and fine_right:
            return (left, right)
        return (right,) if fine_right else (left,)

    def _all_quoted(self, span: tuple[int, int]) -> bool:
        return span[0] < span[1] and all(self._quoted(i) for i in range(*span))

    def _after_tag(self, rest: int, stop: int, inverted: bool) -> tuple[int, int] | None:
        words, lists = self.words, self.lists
        for i in range(rest, stop):  # said Jane Doe, chair of X: “…”
            if self._opens(i) and i > rest and words[i - 1] in (",", ":", "–", "—", "that"):
                return (i, stop)
        if rest >= stop or words[rest] not in _PAUSE:
            return None
        at = rest + 1
        if at >= stop:
            return None
        word = words[at]
        if inverted and word not in ("and", "but", "because", "although", "though", "so", "if", "unless"):
            return None
        if word in lists["adverbial-starts"] or word.endswith("ing"):
            return None
        while at < stop and words[at] in lists["coordinators"]:
            at += 1
        return (at, stop) if at + 1 < stop and self.finite(at, stop) else None

    def _of_according(self, head: _Head, low: int, stop: int, first: int) -> tuple[tuple[int, int], ...]:
        words = self.words
        if head.cue.first - low > 1 and not (head.cue.first - low < 3 and words[head.cue.first - 1] in _PAUSE):
            left = (low, head.begins)
            if left[1] - left[0] >= 3:
                return self._tagged(low, head.begins, head.speaker.last, stop, False)
        at = head.speaker.last
        while at < stop and words[at] != ",":
            at += 1
        cue = next(iter(self.doc.cues.within("role", at + 1, min(stop, at + 7))), None)
        if cue is not None:
            following = next((i for i in range(cue.last, stop) if words[i] == ","), None)
            if following is not None and not self.finite(at, following):
                at = following
        return ((at + 1, stop),) if at + 3 < stop else ()

    # -- without a verb -------------------------------------------------------------------------------------------

    def _without_verb(self, first: int, end: int, heading: bool, opening: Speaker | None) -> list[Report]:
        words = self.words
        if heading:
            for i in range(first, end):
                if words[i] == ":" or (words[i] in ("–", "—", "-") and not self.doc.tokens.joined(i)):
                    found = self._headline(first, i, end)
                    if found is not None:
                        return [found]
        if opening is not None:  # Jane Doe, chair of X: “…”; Jane Doe is not convinced: “…”
            for i in range(opening.last, min(end - 1, opening.last + 24)):
                if words[i] == ":" and self._opens(i + 1):
                    return [Report(opening, "speech", i, i + 1, ((i + 1, end),))]
        if first < end and words[first] == "in":  # In a report, NHS England will look into …
            cue = next(iter(self.doc.cues.within("voice-document", first, min(end, first + 8))), None)
            comma = next((i for i in range(first, min(end, first + 24)) if words[i] == ","), None)
            while cue is not None and comma is not None and comma < min(end, first + 24):
                body = next(iter(self.speakers.bodies.within(comma + 1, min(end, comma + 3))), None)
                if body is not None and words[first + 1] in self.lists["determiners"]:
                    self.speakers.owner = self.speakers.body = body.agent
                    speaker = Speaker(body.agent, body.first, body.last, document=True)
                    return [Report(speaker, "think", cue.first, cue.last, ((body.last, end),), False)]
                comma = next((i for i in range(comma + 1, min(end, first + 24)) if words[i] == ","), None)
        return []

    def _headline(self, first: int, at: int, end: int) -> Report | None:
        """`NAO: CCGs are failing` and `CCGs are failing – NAO`."""
        for name, words in (((first, at), (at + 1, end)), ((at + 1, end), (first, at))):
            if name[1] - name[0] > 8 or words[1] - words[0] < 3:
                continue
            body = self.speakers.bodies.at(name[0])
            person = self.speakers.people.by_lead.get(name[0])
            speaker = None
            if body is not None and body.last == name[1] and body.kind != "outlet":
                speaker = Speaker(body.agent, *name)
            elif person is not None and person.last == name[1]:
                speaker = Speaker(person.person.slug, *name, person.person)
            if speaker is not None and (self.finite(*words) or self._quoted(words[0])):
                return Report(speaker, "speech", name[0], name[1], (words,))
        return None

    # -- grammar --------------------------------------------------------------------------------------------------

    def finite(self, first: int, last: int) -> bool:
        """Whether the tokens hold a finite verb."""
        return any(self._is_finite(i, first) for i in range(first, last))

    def _is_finite(self, at: int, first: int) -> bool:
        word = self.words[at]
        if word in self.lists["finite"] or word.endswith("n't"):
            return True
        if not word.endswith("ed") or at == first or len(word) < 5:
            return False
        before = self.words[at - 1]
        after = self.words[at + 1] if at + 1 < len(self.words) else "."
        if before in self.lists["determiners"] or before in self.lists["prepositions"] or before in _PAUSE:
            return False
        return before not in ("and", "being", "been", "be", "than", "or", "newly", "as") and after not in ("by",)

    def _addressee(self, at: int, stop: int) -> int:
        """The token after whom something was told."""
        words, lists = self.words, self.lists
        if at >= stop:
            return at
        body = self.speakers.bodies.at(at + (words[at] == "the"))
        person = self.speakers.people.by_lead.get(at)
        if body is not None:
            at = body.last
            if at >= stop or words[at] != "'s":
                return at
            at += 1
        if person is not None:
            return person.last
        if words[at] in lists["addressees"]:
            at += 1
            return self._addressee_tail(at, stop)
        after_preposition = True
        for i in range(at, min(stop, at + 14)):
            word = words[i]
            if word in ("that", ":", ",", ";") or word in _MARKS:
                return i
            if word in ("he", "she", "it", "they", "there", "we", "this", "no") or self._is_finite(i, at):
                return i
            if word in ("the", "a", "an", "its", "their", "his", "her"):
                if not after_preposition:
                    return i
            after_preposition = word in lists["prepositions"]
        return min(stop, at + 14)

    def _addressee_tail(self, at: int, stop: int) -> int:
        """Past `on the public accounts committee` after `MPs`."""
        words = self.words
        if at + 1 < stop and words[at] in ("on", "at", "in", "from", "of"):
            body = self.speakers.bodies.at(at + 1 + (words[at + 1] == "the"))
            if body is not None:
                return body.last
            for i in range(at + 1, min(stop, at + 8)):
                if words[i] in self.lists["contexts"]:
                    return i + 1
        return at

    def _adverbials(self, at: int, stop: int) -> int:
        """The token after the adverbials that follow a verb of saying: times, places, documents, addressees."""
        words, lists = self.words, self.lists
        while at < stop:
            word = words[at]
            if word in lists["single-adverbs"] or (word.endswith("ly") and word not in lists["not-adverbs"] and not self._subject_at(at)):
                at += 1
                continue
            moved = self._time(at, stop) or self._context(at, stop)
            if not moved:
                return at
            at = moved
        return at

    def _subject_at(self, at: int) -> bool:
        return self.doc.tokens.capital(at)

    def _time(self, at: int, stop: int) -> int:
        words, times = self.words, self.lists["times"]
        i = at
        if words[i] in ("on", "in", "last", "this", "earlier", "late", "next", "during", "by", "since", "back", "over"):
            i += 1
            while i < stop and words[i] in ("the", "last", "this", "early", "late", "earlier", "same", "next", "in", "previous"):
                i += 1
        if i < stop and (words[i] in times or (words[i].isdigit() and i > at)):
            if words[i].isdigit() and not (len(words[i]) == 4 and words[at] in ("in", "since", "back")):
                if i + 1 >= stop or words[i + 1] not in times:
                    return 0
            while i < stop and (words[i] in times or words[i].isdigit()):
                i += 1
            return i
        if i + 1 < stop and words[i + 1] in ("ago",):
            return i + 2
        if i + 2 < stop and words[i + 2] == "ago":
            return i + 3
        return 0

    def _context(self, at: int, stop: int) -> int:
        """Past `in a statement to members`, `at the meeting`, `to HSJ`."""
        words, lists = self.words, self.lists
        if words[at] not in ("in", "at", "to", "on", "during", "via", "through", "with", "after", "before", "following", "by", "from"):
            return 0
        if words[at] in ("in", "on") and at + 1 < stop:
            outlet = self.speakers.bodies.at(at + 1 + (words[at + 1] == "the"))
            if outlet is not None and outlet.kind == "outlet":
                return outlet.last
        if words[at] == "to" and at + 1 < stop:
            body = self.speakers.bodies.at(at + 1 + (words[at + 1] == "the"))
            if body is not None:
                return body.last
            return at + 2 if words[at + 1] in lists["addressees"] else 0
        for i in range(at + 1, min(stop, at + 9)):
            word = words[i]
            if word in lists["contexts"]:
                i += 1
                if i < stop and words[i] in lists["prepositions"]:
                    return self._context_tail(i, stop)
                return i
            if word == "'s" or word in lists["determiners"] or word in lists["adjectives"] or word.isalpha():
                if word in lists["personal"] or word in ("it", "they", "that", "there") or self._is_finite(i, at):
                    return 0
                continue
            return 0
        return 0

    def _context_tail(self, at: int, stop: int) -> int:
        words = self.words
        for i in range(at + 1, min(stop, at + 12)):
            if words[i] in ("that", ":", ",") or words[i] in _MARKS:
                return i
            if self._is_finite(i, at):
                body = self.speakers.bodies.at(at + 1 + (words[at + 1] == "the"))
                return body.last if body is not None and body.last < i else at
        return stop if stop - at < 12 else at


def words_after_comma(words: list[str], comma: int) -> str:
    return words[comma + 1] if comma + 1 < len(words) else ""


def with_speaker(report: Report, speaker: Speaker) -> Report:
    return replace(report, speaker=speaker)
