"""Reports: who says what in a sentence, found from its verbs of saying.

A verb has a speaker before it or after it, and what was said after it (`she said that …`) or before it (`…, she said`).
One verb makes one report (decision 19); a report that its tag splits has two parts (decision 20).
"""

from __future__ import annotations

from bisect import bisect_left

from ccgkg.ingest.speech.reports.head import Head
from ccgkg.ingest.speech.reports.report import Report
from ccgkg.ingest.speech.reports.report_heads import ReportHeads
from ccgkg.ingest.speech.reports.report_spans import ReportSpans
from ccgkg.ingest.speech.reports.speech_grammar import Quoted, SpeechGrammar
from ccgkg.ingest.speech.speakers.speaker import Speaker, words_of
from ccgkg.ingest.speech.speakers.speakers import Speakers
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.text.quotations import Quotations

_ENDS = frozenset((".", "!", "?", "…", ",", ";", ":", "–", "—", "-"))

#: Tokens in which a colon or a comma stands that leads to the speaker or his words, and those in which a document does.
_REACH, _PAPER = 24, 8


class ReportReader:
    """Reads the reports of one document, sentence by sentence, in its order."""

    def __init__(self, doc: Document, speakers: Speakers, quotations: Quotations) -> None:
        self.doc, self.speakers = doc, speakers
        self.words, self.lists = doc.tokens.words, words_of()
        self.quoted = Quoted(doc, quotations)
        self.grammar = SpeechGrammar(doc, speakers)
        self.heads = ReportHeads(doc, speakers, self.quoted, self.grammar)
        self.spans = ReportSpans(doc, self.quoted, self.grammar)
        self.cues = doc.cues.all("say")
        self.firsts = [c.first for c in self.cues]

    def read(self, first: int, last: int, heading: bool = False) -> tuple[list[Report], Speaker | None]:
        """The reports of a sentence, given as tokens [first, last), and whom it begins with."""
        end = last
        while end > first and self.words[end - 1] in _ENDS and not self.quoted.holds(end - 1):
            end -= 1
        first = self._past_dateline(first + 2 * (self.words[first : first + 2] in (["a", ":"], ["q", ":"])), end)
        opening = None if self.quoted.holds(first) else self.speakers.opening(first, end)
        heads = self._heads(first, last, end, opening)
        reports: list[Report] = []
        for n, head in enumerate(heads):
            stop = next((h.begins for h in heads[n + 1 :] if h.sibling), end)
            low = max(first, heads[n - 1].cue.last) if n and heads[n - 1].sibling else first
            report = self.spans.report(head, low, max(stop, head.cue.last), first)
            if report is not None and not self._begins_in_quotation(head, report):
                reports.append(report)
                self._remember(head, report, first, end)
        papers = (h.speaker for h in reversed(heads) if h.speaker.document and h.speaker.agent)
        several = next((speaker for speaker in papers if speaker.noun.endswith("s")), None)
        if several is not None:
            self.speakers.several = several  # They say that …
        if heads and not reports and heads[-1].speaker.person is None and heads[-1].cue.last == end:
            self.speakers.heard(heads[-1].speaker)  # The NAO reports. …, it finds.
        if not heads:
            reports += self._without_verb(first, end, heading, opening)
        return reports, opening

    def _begins_in_quotation(self, head: Head, report: Report) -> bool:
        """Whether what is reported would begin amid words quoted behind its speaker: `The verdict of X was short: “What
        matters is that …”`, of which the whole is said."""
        low = min((low for low, _ in report.spans), default=head.cue.last)
        opens = next((i for i in range(head.cue.first, low) if self.quoted.opens(i)), None)
        return opens is not None and all(self.quoted.holds(i) for i in range(opens + 1, low + 1))

    def _heads(self, first: int, last: int, end: int, opening: Speaker | None) -> list[Head]:
        """The heads of a sentence, one for each verb outside quotations that tells a report; no aside with which
        nothing is said."""
        heads: list[Head] = []
        for cue in self._cues(first, last):
            named = heads and cue.first < heads[-1].speaker.last and heads[-1].inverted
            if named or self.quoted.holds(cue.first):
                continue
            head = self.heads.of(cue, first, end, heads, opening)
            if head is not None:
                heads.append(head)
        return [h for h in heads if not h.aside or h.inverted or self.spans.report(h, h.begins, end, first) is not None]

    def _remember(self, head: Head, report: Report, first: int, end: int) -> None:
        """Remembers who spoke in a sentence, and whose the document is in which he spoke."""
        if not report.stated and head.speaker.person is None:
            return
        self.speakers.heard(head.speaker)
        if head.kind == "find":
            self.speakers.finds(head.speaker)
        spoken = report.spans[0][0] if report.spans else end
        said_in = (first, spoken) if spoken > head.cue.first else (head.begins, end)
        self.speakers.filed(head.speaker, *said_in)

    def _past_dateline(self, first: int, end: int) -> int:
        """The token after `LONDON (Reuters) -`: capitals, perhaps a day and an agency in brackets, and a dash."""
        starts, ends, text = self.doc.tokens.starts, self.doc.tokens.ends, self.doc.text
        if end - first < 4 or not text[starts[first] : ends[first]].isupper() or ends[first] - starts[first] < 4:
            return first
        dash = next(
            (
                i
                for i in range(first + 1, min(end, first + 12))
                if self.words[i] in ("-", "–", "—") and not self.doc.tokens.joined(i)
            ),
            None,
        )
        if (
            dash is None
            or self.grammar.finite(first, dash)
            or any(self.doc.cues.starting("say", i) for i in range(first, dash))
        ):
            return first
        plain = all(self.doc.tokens.capital(i) or not self.words[i].isalpha() for i in range(first, dash))
        return dash + 1 if plain else first

    def _cues(self, first: int, last: int) -> list[Cue]:
        return self.cues[bisect_left(self.firsts, first) : bisect_left(self.firsts, last)]

    def _without_verb(self, first: int, end: int, heading: bool, opening: Speaker | None) -> list[Report]:
        """The one report of a sentence with no verb of saying, if there is one."""
        found = self._headlined(first, end) if heading else None
        found = found or self._caption(first, end) or self._colon(first, end, opening) or self._in_paper(first, end)
        return [found] if found is not None else []

    def _headlined(self, first: int, end: int) -> Report | None:
        """`NAO: CCGs are failing`: the report of a headline around its first mark that has a speaker beside it."""
        for i in range(first, end):
            dash = self.words[i] in ("–", "—", "-") and not self.doc.tokens.joined(i)
            found = self._headline(first, i, end) if dash or self.words[i] == ":" else None
            if found is not None:
                return found
        return None

    def _colon(self, first: int, end: int, opening: Speaker | None) -> Report | None:
        """`Jane Doe, chair of X: “…”`, `Jane Doe is not convinced: “…”`, `For Jane Doe, the answer is simple: “…”`."""
        if opening is None or self.words[first] == "for":
            named = self.speakers.people.within(first, end)
            opening = self.speakers.mentioned(named[0]) if len(named) == 1 else None
        if opening is None:
            opening = self._sender(first, end)
        if opening is None:
            return None
        near = range(opening.last, min(end - 1, opening.last + _REACH))
        at = next((i for i in near if self.words[i] == ":" and self.quoted.speaks(i + 1)), None)
        return Report(opening, "speech", at, at + 1, ((at + 1, end),)) if at is not None else None

    def _sender(self, first: int, end: int) -> Speaker | None:
        """`And this just in from X: “…”`: the body that a colon follows."""
        colon = next((i for i in range(first, min(end - 1, first + _REACH)) if self.words[i] == ":"), first)
        body = self.speakers.bodies.at(colon - 1) if colon > first else None
        if body is None or body.last != colon or body.kind == "outlet":
            return None
        before = body.first - 1 - (self.words[body.first - 1] == "the")
        return Speaker(body.agent, body.first, body.last) if self.words[before] in ("from", "by") else None

    def _in_paper(self, first: int, end: int) -> Report | None:
        """`In a report, NHS England will look into …`: the words are credited to the body, whose the document is."""
        words = self.words
        if end - first < 2 or words[first] != "in" or words[first + 1] not in self.lists["determiners"]:
            return None
        cue = next(iter(self.doc.cues.within("voice-document", first, min(end, first + _PAPER))), None)
        commas = (i for i in range(first, min(end, first + _REACH)) if words[i] == ",") if cue is not None else ()
        for comma in commas:
            body = next(iter(self.speakers.bodies.within(comma + 1, min(end, comma + 3))), None)
            grades = self.doc.cues.within("grade", body.last, end) if body is not None else ()
            graded = any(words[c.last] not in ("ccgs", "groups") for c in grades)
            rates = graded or (body is not None and self.doc.cues.within("rates", body.last, body.last + 2))
            if body is not None and cue is not None and not rates:  # `In the assessment, NHS England rated X good`
                self.speakers.owner = self.speakers.body = body.agent
                speaker = Speaker(body.agent, body.first, body.last, document=True)
                return Report(speaker, "think", cue.first, cue.last, ((body.last, end),), False)
        return None

    def _caption(self, first: int, end: int) -> Report | None:
        """`“We will fight on”: Jane Doe, chair of X`: a quotation, and then who speaks."""
        if not self.quoted.opens(first):
            return None
        at = next((i for i in range(first, end) if not self.quoted.holds(i)), end)
        at -= at in self.speakers.people.by_lead  # “…” Jane Doe, chair of X
        if at + 1 >= end or self.words[at] not in (":", "–", "—", "-", "(", "”", '"', "’", "'"):
            return None
        person = self.speakers.people.by_lead.get(at + 1)
        if person is None:
            return None
        return Report(
            Speaker(person.person.slug, person.lead, person.last, person.person), "speech", at, at + 1, ((first, at),)
        )

    def _headline(self, first: int, at: int, end: int) -> Report | None:
        """`NAO: CCGs are failing` and `CCGs are failing – NAO`."""
        for name, words in (((first, at), (at + 1, end)), ((at + 1, end), (first, at))):
            if (
                name[1] - name[0] > 8 or words[1] - words[0] < 3 or self.doc.cues.starting("grade", words[0])
            ):  # `Bury CCG: requires improvement`
                continue
            body = self.speakers.bodies.at(name[0])
            person = self.speakers.people.by_lead.get(name[0])
            speaker = None
            whole = body is not None and (
                body.kind != "ccg" or {"ccg", "nhs", "group"} & set(self.words[body.first : body.last])
            )
            if (
                body is not None and whole and body.last == name[1] and body.kind != "outlet"
            ):  # a bare place only says where
                speaker = Speaker(body.agent, *name)
            elif person is not None and person.last == name[1]:
                speaker = Speaker(person.person.slug, *name, person.person)
            if speaker is not None and (self.grammar.finite(*words) or self.quoted.holds(words[0])):
                return Report(speaker, "speech", name[0], name[1], (words,))
        return None
