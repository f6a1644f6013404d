"""Where a text or a paragraph of it is set, and as whose it speaks: the body that `we` or `the CCG` then means."""

from __future__ import annotations

from bisect import bisect_left

from ccgkg.ingest.bodies.names import slug_of
from ccgkg.ingest.speech.people.capital_names import CapitalNames

#: Before the place in which something is set.
_WHERE = frozenset(("in", "at", "from", "over", "across", "to", "with", "of"))
#: Blocks of a text in which who publishes it names itself.
_OPENING = 4
#: What ends a paragraph, and no line that says where a text came out.
_FULL = frozenset('.?!”"’')


class Settings(CapitalNames):
    """Finds them in one document."""

    def of_publisher(self) -> str | None:
        """The body that publishes a text, by a name that its opening has as well: `Diabetes Together has called for
        …`."""
        name, blocks = self.doc.source.publisher, self.doc.layout.blocks
        text = self.doc.text
        told = (text[b.start : b.end] for b in blocks[:_OPENING] if text[b.end - 1] in _FULL)  # and not over a column
        return slug_of(name) if name and any(name in block for block in told) else None

    def of_us(self) -> str | None:
        """The CCG as one of which a writer speaks: `we in Leeds`, `all of us at Leeds CCG`, or the one of the
        headline."""
        for i in self.doc.tokens.among(("we", "us")):
            if self.words[i + 1 : i + 2] in (["in"], ["at"]):
                body = self.bodies.at(i + 2)
                agent = body.agent if body is not None and body.kind == "ccg" else self.longest_place(i + 2, i + 7)[0]
                if agent is not None:
                    return agent
        title = self.doc.layout.blocks[0]
        named = {m.agent for m in self.bodies.mentions if m.kind == "ccg" and m.end <= title.end}
        return named.pop() if len(named) == 1 else None

    def set_in(self, at: int) -> str | None:
        """The CCG of the place in which the paragraph of a token is set, where it names no body before: `They see it
        otherwise in Leeds. “…,” says its chair, Jane Doe`."""
        doc, words = self.doc, self.words
        low = self._opens(at)
        first = doc.sentence_tokens(at)[0]
        if low == first or any(m.kind != "outlet" for m in self.bodies.within(low, at)):
            return None
        k = bisect_left(self.bodies.nouns, (low, ""))
        if k < len(self.bodies.nouns) and self.bodies.nouns[k][0] < first:
            return None
        places = (self.longest_place(i + 1, i + 6)[0] for i in range(first - 1, low - 1, -1) if words[i] in _WHERE)
        return next(filter(None, places), None)

    def _opens(self, at: int) -> int:
        """The token with which the paragraph of a token begins."""
        return self.doc.tokens.at(self.doc.layout.block_at(self.doc.tokens.starts[at]).start)

    def there(self, at: int) -> str | None:
        """The CCG of the place told before `the CCG there`, its noun being at a token: `in Bolton, A, chair of the CCG
        there`."""
        low, _ = self.doc.sentence_tokens(at)
        if self.words[at + 1 : at + 2] != ["there"]:
            return None
        places = (self.longest_place(i + 1, i + 5)[0] for i in range(at - 1, low - 1, -1) if self.words[i] == "in")
        return next(filter(None, places), None)
