"""What was said on either side of a tag: `The plan, she says, will fail`, `According to X, …` (decision 20)."""

from __future__ import annotations

from ccgkg.ingest.speech.reports.head import Head
from ccgkg.ingest.speech.reports.speech_grammar import PAUSES, Quoted, SpeechGrammar
from ccgkg.ingest.speech.speakers.speaker import words_of
from ccgkg.ingest.text.document import Document

#: Before a tag that parts a conjunction from its clause.
_HANGS = frozenset(("because", "since", "although", "though", "if", "unless", "whereas", "while"))
#: What begins a clause that another must follow.
_UNDER = frozenset(("if", "when", "while", "although", "though", "unless", "once", "whatever", "however"))
#: Tokens of an answer that tells nothing by itself, at most, and what it begins with: `Yes, and soon`.
ANSWER, ANSWERS = 4, frozenset(("not", "yes", "no"))
Span = tuple[int, int]
Spans = tuple[Span, ...]
#: What takes up the quotation before it: `“…” That was the verdict of Jane Doe`.
_POINTING = frozenset(("that", "this", "such", "these", "those"))


class ReportTags:
    """Finds the spans in one document. Places are tokens, ranges half-open."""

    def __init__(self, doc: Document, quoted: Quoted, grammar: SpeechGrammar) -> None:
        self.doc, self.quoted, self.grammar = doc, quoted, grammar
        self.words = doc.tokens.words
        self.lists = words_of()

    def tagged(self, low: int, begins: int, rest: int, stop: int, inverted: bool, found: bool = False) -> Spans:
        """What was said before a tag, and after it where it goes on (decision 20); what `and` adds to what was `found`
        is the outlet’s own."""
        words, lists = self.words, self.lists
        left = (low, begins)
        while left[0] < left[1] and words[left[0]] in lists["coordinators"] | PAUSES:
            left = (left[0] + 1, left[1])
        while left[1] > left[0] and words[left[1] - 1] in PAUSES:
            left = (left[0], left[1] - 1)
        if left[1] > left[0] and words[left[1] - 1] in _HANGS and words[begins : begins + 1] != [":"]:
            left = (left[1], left[1])  # because, as Jane Doe has put it, the money was gone
        told = self.quoted.whole(left) or self.grammar.finite(*left)
        if found and left[1] - left[0] > 3 and not self.quoted.whole(left) and words[rest : rest + 2] == [",", "and"]:
            return (left,)
        under = left[1] > left[0] and words[left[0]] in _UNDER  # If there is a trick, says Jane Doe, it is patience
        tag = self._past_apposed(rest, stop) if under else rest
        right = self.after_tag(tag, stop, inverted and told and not under)
        remark = words[rest : rest + 2] in ([",", "a"], [",", "an"]) and self.quoted.whole(left)
        if remark and right is not None and not self.quoted.opens(right[0]):
            return (left,)  # “…,” she said, a nod to the man who was sent in
        if inverted and not told and right is not None and not self.quoted.opens(right[0]):
            return (right,)
        short = left[1] - left[0] <= ANSWER and words[left[0] : left[0] + 1]
        if inverted and not told and right is None and short and words[left[0]] in ANSWERS:
            return ()  # Not so fast, says Jane Doe.
        if not inverted and not self.quoted.whole(left) and not self.grammar.finite(*left):
            if right is not None and self.grammar.finite(*right):
                return (right,)  # The plan, she says, will fail
            if right is None and (verb := self._predicate(left, rest, stop)) is not None:
                return (verb,)
            if rest < stop or left[1] - left[0] < 4 or words[left[0]] in lists["adverbial-starts"]:
                left = (left[1], left[1])
        if left[0] >= left[1]:
            return (right,) if right and self.quoted.opens(right[0]) else ()
        if right is None:
            return (left,)
        if self.quoted.opens(right[0]) or self.quoted.opens(left[0]) and self.quoted.whole(left):
            return (left, right)
        fine, fine_right = self.grammar.finite(*left), self.grammar.finite(*right)
        if left[1] - left[0] < 5 and words[left[1] - 1] in self.lists["halves"]:
            return (right,)
        if fine and fine_right:
            return (left, right)
        return (right,) if fine_right else (left,)

    def _past_apposed(self, rest: int, stop: int) -> int:
        """The comma behind what is told of a speaker, or the token given: `, chair of X,`."""
        comma = next((i for i in range(rest + 1, stop) if self.words[i] == ","), None)
        return comma if comma is not None and not self.grammar.finite(rest + 1, comma) else rest

    def _predicate(self, left: Span, rest: int, stop: int) -> Span | None:
        """A verb that no list has, behind a tag that parts it from its subject: `The survey, she says, misses the
        point`."""
        words, at = self.words, rest + 1
        if (
            at + 1 >= stop
            or words[rest] != ","
            or left[1] - left[0] < 2
            or words[left[0]] not in self.lists["articles"]
        ):
            return None
        after = words[at + 1]
        verb = words[at].endswith(("ed", "s")) and words[at] not in self.lists["no-clauses"] and words[at].isalpha()
        object_ = after in self.lists["objects"] or after in self.lists["articles"]
        return (at, stop) if verb and (object_ or after in self.lists["prepositions"]) else None

    def after_tag(self, rest: int, stop: int, inverted: bool) -> Span | None:
        words, lists = self.words, self.lists
        for i in range(rest, stop):  # said Jane Doe, chair of X: “…”
            if self.quoted.opens(i) and i > rest and words[i - 1] in (",", ":", "–", "—", "that"):
                return (i, stop)
        if rest >= stop or words[rest] not in PAUSES:
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
        return (at, stop) if at + 1 < stop and self.grammar.finite(at, stop) else None

    def of_according(self, head: Head, low: int, stop: int) -> Spans:
        words = self.words
        if words[head.speaker.last : head.speaker.last + 1] == ["that"]:  # It was the view of Jane Doe that …
            return ((head.speaker.last + 1, stop),) if head.speaker.last + 2 < stop else ()
        if words[head.cue.first - 1] in _POINTING and words[head.cue.first] in self.lists["passive"]:
            left = (low, head.cue.first - 1)  # “…” That was the verdict of Jane Doe
            return (left,) if self.quoted.whole(left) else ()
        if head.cue.first - low > 1 and not (head.cue.first - low < 3 and words[head.cue.first - 1] in PAUSES):
            left = (low, head.begins)
            if left[1] - left[0] >= 3:
                return self.tagged(low, head.begins, head.speaker.last, stop, False, found=head.speaker.person is None)
        at = head.speaker.last
        quoted = next((i for i in range(at, stop - 1) if words[i] == ":" and self.quoted.opens(i + 1)), None)
        if quoted is not None and not self.grammar.finite(at, quoted):
            return ((quoted + 1, stop),)  # In the words of Jane Doe, chair of X: “…”
        if (begins := self.grammar.clause_behind(head.cue.last, stop)) is not None:
            return ((begins, stop),)  # According to X it was late
        while at < stop and words[at] != ",":
            at += 1
        if words[at + 1 : at + 2] in (["which"], ["who"]):  # According to X, which is small, it …
            at = next((i for i in range(at + 1, stop) if words[i] == ","), at)
        cue = next(iter(self.doc.cues.within("role", at + 1, min(stop, at + 7))), None)
        if cue is not None:
            following = next((i for i in range(cue.last, stop) if words[i] == ","), None)
            if following is not None and not self.grammar.finite(at, following):
                at = following
        return ((at + 1, stop),) if at + 3 < stop else ()
