"""Statements: what a named person, body or report said, direct and indirect, and whose words stand where (decisions 18
to 21)."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.claim import Evidence, Statement
from ccgkg.ingest.speech.attribution import Mode, Voice, Voices, layer
from ccgkg.ingest.speech.frames import Frame, frames
from ccgkg.ingest.speech.people.people import People
from ccgkg.ingest.speech.reports.quoted_words import QuotedWords
from ccgkg.ingest.speech.reports.report import Report
from ccgkg.ingest.speech.reports.reports import ReportReader
from ccgkg.ingest.speech.roles.capacities import Capacities
from ccgkg.ingest.speech.speakers.interviews import interviewee, is_question
from ccgkg.ingest.speech.speakers.speaker import Speaker
from ccgkg.ingest.speech.speakers.speaker_posts import SpeakerPosts
from ccgkg.ingest.speech.speakers.speakers import Speakers
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.text.quotations import Quotation, Quotations

#: Shorter quoted runs inside a sentence are no statement of their own.
_SHORTEST = 5
#: A quotation by itself is the last speaker's this many sentences later at most.
_MEMORY = 3
#: Words between a verb of saying and a colon that tell nothing, at most.
_TAG = 2
_TRIM = " \t\r\n\u00a0,;:–—-"


def find_statements(
    doc: Document, bodies: Bodies, people: People, capacities: Capacities, quotations: Quotations
) -> tuple[list[Statement], Voices]:
    """The statements of a document, in no order, and the voices that its other claims lie in."""
    reading = _Reading(doc, bodies, people, capacities, quotations)
    for frame in frames(doc, quotations):
        reading.read(frame)
    return reading.statements, layer(reading.voices)


class _Reading:
    def __init__(
        self, doc: Document, bodies: Bodies, people: People, capacities: Capacities, quotations: Quotations
    ) -> None:
        self.doc, self.bodies, self.capacities = doc, bodies, capacities
        self.quotations = quotations
        self.speakers = Speakers(doc, bodies, people, capacities)
        self.reader = ReportReader(doc, self.speakers, self.quotations)
        self.words = QuotedWords(doc)
        self.posts = SpeakerPosts(capacities)
        self.statements: list[Statement] = []
        self.voices: list[Voice] = []
        self.names: dict[str, str] = {}
        for mention in bodies.mentions:
            self.names.setdefault(mention.agent, " ".join(doc.text[mention.start : mention.end].split()))
        self.quoted: Speaker | None = None  # who speaks in the last quotation
        self.since = _MEMORY + 1  # sentences since someone spoke
        self.subject: Speaker | None = None  # of the sentence before
        asked = interviewee(doc, people, quotations)
        self.answers = Speaker(asked.slug, 0, 0, asked) if asked is not None else None  # who answers, in an interview
        self.asked = False  # a question stands before, with nothing but answers since

    def read(self, frame: Frame) -> None:
        quotations = self.quotations.within(frame.start, frame.end)
        turned = self.asked and self.answers is not None and self.doc.tokens.words[frame.first] in ("he", "she")
        if turned and self.answers is not None:
            self.speakers.person = self.answers.person  # She laughs: who was asked does
        reports, opening = self.reader.read(frame.first, frame.last, frame.heading)
        spoken: set[int] = set()
        before = len(self.statements)
        for report in reports:
            for first, last in report.spans:
                self._part(report, first, last, frame, quotations, spoken)
        if any(r.stated for r in reports):
            self.since = 0
            self.quoted = next(r.speaker for r in reversed(reports) if r.stated)
        elif (
            told := next((r.speaker for r in reversed(reports) if r.kind == "quote" and r.speaker.agent), None)
        ) and len(self.statements) > before:
            self.quoted, self.since = told, 0  # was clear: “…”
            self.speakers.heard(told)
        else:
            self.since += 1
        for quotation in quotations:
            if quotation.start not in spoken and (not frame.heading or self.answers is not None):
                self._unclaimed(quotation, frame, reports)
        if self.answers is not None and not (quotations and self.words.only(frame.start, frame.end, list(quotations))):
            self.asked = turned or is_question(self.doc, self.quotations, self.doc.layout.block_at(frame.start))
        if reports or opening is not None or self.doc.text[frame.end - 1] != "?":  # The merger? “A waste of time.”
            self.subject = opening if not reports else None

    # -- one part of what was said --------------------------------------------------------------------------------

    def _part(
        self, report: Report, first: int, last: int, frame: Frame, quotations: tuple[Quotation, ...], spoken: set[int]
    ) -> None:
        if first >= last:
            return
        tokens = self.doc.tokens
        start, end = tokens.starts[first], self._with_spare(tokens.ends[last - 1], last)
        inside = [q for q in quotations if start - 1 <= q.start < end]
        last_quote = inside[-1] if inside else None
        if last_quote is not None and last_quote.end > end:
            end = last_quote.end
        clause_end = end
        if last_quote is not None and report.stated and last_quote.end >= end:  # he said it was wrong: “It …”
            lead = self.doc.text[start : last_quote.start].rstrip()
            if lead.endswith(":") and last_quote.words >= _SHORTEST:
                short = len(lead.split()) <= _TAG  # puts it best: “…”
                start, clause_end = (last_quote.start, end) if short else (start, start + len(lead) - 1)
        alone = self.words.only(start, clause_end, inside)
        if report.stated and not alone:
            a, b = self._trim(start, clause_end)
            if b - a > 2 and any(c.isalpha() for c in self.doc.text[a:b]):  # What the grades said (2015-16)
                self._say(report, "indirect", a, b, frame)
        elif not report.stated and report.kind != "quote":
            mode: Mode = "hearsay" if self._is_hearsay(report) else "indirect"
            self._voice(report, mode, start, end)
        for quotation in inside:
            if quotation.start in spoken:
                continue  # said she hoped “…”
            whole = alone and len(inside) == 1
            if quotation.words >= _SHORTEST or (whole and self.words.is_utterance(quotation)):
                spoken.add(quotation.start)
                if not self.words.is_title(quotation, frame):
                    self._say(report, "direct", quotation.inner_start, quotation.inner_end, frame)
            else:
                spoken.add(quotation.start)

    def _with_spare(self, end: int, last: int) -> int:
        """Where the words end before token `last`, one that tells nothing included: `was not taken lightly, but …`."""
        tokens, text = self.doc.tokens, self.doc.text
        if last >= len(tokens) or tokens.words[last] not in ("and", "but"):
            return end
        gap = text[end : tokens.starts[last]]
        return end + len(gap.rstrip()) if gap.strip().isalpha() else end

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        text = self.doc.text
        while start < end and text[start] in _TRIM + ".”":
            start += 1
        while end > start and text[end - 1] in _TRIM + ".":
            end -= 1
        return start, end

    def _is_hearsay(self, report: Report) -> bool:
        words = self.doc.tokens.words[report.first : report.last]
        if words[0] in ("it", "is", "are"):
            return True
        return words[0] in ("understands", "understand") or words[-1] in ("learned", "learnt")

    # -- quotations that no verb of their sentence credits --------------------------------------------------------

    def _unclaimed(self, quotation: Quotation, frame: Frame, reports: list[Report]) -> None:
        alone = self.words.only(frame.start, frame.end, list(self.quotations.within(frame.start, frame.end)))
        if quotation.words < _SHORTEST and not (alone and self.words.is_utterance(quotation)):
            return
        if self.words.is_title(quotation, frame):
            return
        if frame.heading and not alone:
            return
        speaker = self._speaker_of(quotation, alone, reports, frame.heading)
        if speaker is None:
            return
        if alone:
            self.quoted, self.since = speaker, 0
            self.speakers.heard(speaker)
        report = Report(speaker, "quote", speaker.first, speaker.last, ())
        self._say(report, "direct", quotation.inner_start, quotation.inner_end, frame)

    def _speaker_of(self, quotation: Quotation, alone: bool, reports: list[Report], heading: bool) -> Speaker | None:
        if quotation.reopened:
            return self.quoted
        if alone and self.answers is not None and (self.asked or heading):
            return self.answers
        if reports:
            return next((r.speaker for r in reports if r.stated), reports[-1].speaker)
        if alone:
            if self.subject is not None and self.since > 0:
                return self.subject
            return self.quoted if self.since <= _MEMORY else None
        owner = self.speakers.owner
        if owner is not None and self.quoted is None:
            return Speaker(owner, 0, 0, document=True)
        return self.quoted if self.since <= _MEMORY else None

    # -- output ---------------------------------------------------------------------------------------------------

    def _voice(self, report: Report, mode: Mode, start: int, end: int) -> None:
        tokens = self.doc.tokens
        cue_start = tokens.starts[report.first] if report.first < len(tokens) else start
        cue_end = tokens.ends[report.last - 1] if report.last else cue_start
        self.voices.append(Voice(start, end, report.speaker.agent, mode, cue_start, max(cue_start, cue_end)))

    def _say(self, report: Report, mode: Mode, start: int, end: int, frame: Frame) -> None:
        speaker = report.speaker
        finding = mode == "indirect" and (report.kind == "find" or speaker.document)
        self._voice(report, "report-finding" if finding else mode, start, end)
        if speaker.agent is None or speaker.collective or start >= end:
            return
        tokens = self.doc.tokens
        person = speaker.person
        role = self.posts.of(person, frame.end) if person is not None else None
        if role is None and person is not None and speaker.last > speaker.first:
            post = next(iter(self.doc.cues.within("role", speaker.first, speaker.last)), None)
            role = self.capacities.first(
                person, self.doc.tokens.words[(post.last if post is not None else speaker.last) - 1]
            )  # minister reveals
        cue = Evidence("mode", tokens.starts[report.first], tokens.ends[max(report.first, report.last - 1)])
        credit = (
            Evidence("speaker", tokens.starts[speaker.first], tokens.ends[speaker.last - 1])
            if speaker.last > speaker.first
            else Evidence("speaker", reason="who spoke before")
        )
        self.statements.append(
            Statement(
                source=self.doc.source.slug,
                start=start,
                end=end,
                exact=self.doc.source.text[start:end],
                asserted_by=speaker.agent,
                status="actual",
                rule=f"statements.{report.kind}",
                mode=mode,
                speaker=speaker.agent,
                speaker_name=person.name if person else self.names.get(speaker.agent, speaker.agent),
                role=role.text if role else None,
                org=role.orgs[0] if role and len(role.orgs) == 1 else None,
                topics=self._topics(start, end),
                evidence=(credit, cue),
            )
        )

    def _topics(self, start: int, end: int) -> tuple[str, ...]:
        first, last = self.doc.tokens.range(start, end)
        return tuple(dict.fromkeys(c.value for c in self.doc.cues.within("topic", first, last)))
