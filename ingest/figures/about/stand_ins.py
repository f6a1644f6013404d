"""Where words that are no names stand for someone: group words, pronouns, `the CCG`, `the merger`, `our neighbours`.

Here is only told that a word does, and as what; whom it stands for is read in `antecedents.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.figures.about.referent import Kind, referent_words
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.period.predicates_apart import time_words
from ccgkg.ingest.text.document import Document

#: A group that is meant one by one has no more members.
FEW = 12
_LEADERS = frozenset({"leaders", "leads", "chiefs", "officers", "directors", "chairs", "managers", "bosses"})
_WOULD = frozenset({"would", "will", "could"})


def _counts(doc: Document, k: int) -> bool:
    """Whether staff or leaders begin at a token: `60 CCG managers have left`, `a survey of CCG finance leads`."""
    staff = doc.cues.starting("counted", k)
    return staff is not None and staff.value == "staff" or not _LEADERS.isdisjoint(doc.tokens.words[k : k + 2])


class StandIns:
    """The words of one text that stand for someone."""

    def __init__(self, doc: Document) -> None:
        self.doc, self.words, self.lists = doc, doc.tokens.words, referent_words()

    def tokens(self) -> Sequence[int]:
        """The tokens that may stand for someone."""
        lists, words = self.lists, word_lists()
        keys = ("does_what", "one", "several", "one_nouns", "events", "members", "neighbours", "auxiliaries", "bodies")
        return self.doc.tokens.among(
            frozenset[str]().union(
                *(lists[k] for k in keys), ("former", "latter", "each"), words["new_bodies"], words["areas"]
            )
        )

    def _stands_alone(self, k: int) -> bool:
        """Whether `former`, `latter` or `each` has no noun of its own: `the former overspent`, `the latter by £2m`."""
        after, lists, times = self.words[k + 1], self.lists, time_words()
        verbs = word_lists()["exist_verbs"] | times["past"] | times["auxiliaries"] | times["general"]
        return (
            after in verbs
            or after in lists["belongs"]
            or after in lists["goes"]
            or after.endswith(("s", "ed"))
            or not after[0].isalnum()
        )

    def kind_at(self, k: int) -> Kind | None:
        """What a word that stands for someone is, by the words around it."""
        ws, lists = self.words, self.lists
        word, before = ws[k], ws[k - 1] if k else ""
        if (
            word in lists["one"]
            and before != "against"  # `29 practices voted against it`
            or word in lists["several"]
            and (
                word != "both" or before in ("of", "at", "for", "between", "by") and not self.doc.tokens.capital(k + 1)
            )
        ):
            return "pronoun"
        if word == "both" and k == self.doc.sentence_tokens(k)[0] and self._stands_alone(k):
            return "pronoun"
        if word == "each":
            opens = k == self.doc.sentence_tokens(k)[0]
            return "pronoun" if opens and self._stands_alone(k) else None
        if word in ("former", "latter"):
            return "pronoun" if before == "the" and self._stands_alone(k) else None
        if word in lists["neighbours"]:
            number = number_before(ws, k)
            before = ws[number[1] - 1] if number is not None and number[1] else before
            return "group" if before in lists["before_neighbours"] else None
        if word in lists["members"]:
            return "group" if before in ("our", "its", "their") else None
        if word in word_lists()["areas"]:
            return "group" if before in ("the", "this", "our") and k > 1 else None
        if word in lists["events"]:
            if k and word.endswith("s") and self.doc.tokens.raw(k - 1).isupper():
                return None  # `The ICB plans services`
            near = ws[max(0, k - 3) : k]
            at = next((i for i in range(len(near) - 1, -1, -1) if near[i] in lists["event_determiners"]), None)
            one = word == "merger" and before == "a"
            return "event" if one or at is not None and "," not in near[at:] else None
        if word in lists["does_what"] and ws[k + 1] in ("that", "which") and ws[k + 2] in lists["does"]:
            return "pronoun"
        if word in lists["one_nouns"] or word in word_lists()["new_bodies"]:
            return self._singular(k)
        if word == "commissioners":
            head = self.doc.sentence_tokens(k)[0]
            return (
                "group"
                if before not in lists["of_a_place"] and (k - 1 <= head or not self.doc.tokens.capital(k - 1))
                else None
            )
        if word in lists["bodies"]:
            return "group" if self.number_of(k) else None
        if word in lists["auxiliaries"]:
            number = number_before(ws, k)
            return (
                "group"
                if number and 1 < number[0] <= FEW and number[1] and ws[number[1] - 1] in lists["definite"]
                else None
            )
        return None

    def _singular(self, k: int) -> Kind | None:
        """What a noun for one CCG is: one spoken of (`the CCG`, and `CCG faces` in a headline), any at all, or a new
        one."""
        word, before, generic = self.words[k], *self.before_noun(k)
        new = not word_lists()["merged"].isdisjoint(self.words[max(0, k - 4) : k]) or self.one_in_place(k)
        if word not in self.lists["one_nouns"] and not new:
            return None
        if generic:
            at = next((i for i in range(k - 1, max(0, k - 5), -1) if self.words[i] in ("a", "an")), k)
            told_so = self.words[at - 1] in ("is", "was", "remains", "became")  # `It is a group of 26 practices`
            return None if told_so else "group"
        headline = (
            word == "ccg"
            and self.doc.layout.block_at(self.doc.tokens.starts[k]).kind == "heading"
            and not self.doc.tokens.capital(k - 1)
        )
        return "pronoun" if before in self.lists["determiners"] or new or headline else None

    def one_in_place(self, k: int) -> bool:
        """`one organisation would be simpler to run`: the one in the place of several."""
        return self.words[k - 1] == "one" and self.words[k + 1] in _WOULD

    def before_noun(self, k: int) -> tuple[str, bool]:
        """The word before a noun for one CCG and what may stand between, and whether it makes it any CCG at all."""
        ws, i = self.words, k
        while (
            i
            and k - i < 4
            and (
                ws[i - 1] in self.lists["between"]
                or ws[i - 1] in word_lists()["merged"]
                or ws[i - 1] in word_lists()["new_bodies"]
            )
        ):
            i -= 1
        before = ws[i - 1] if i else ""
        modifier = (
            ws[k] == "ccg"
            and (self.doc.cues.starting("money", k + 1) is not None or _counts(self.doc, k + 1))
            and before not in self.lists["determiners"]
            and not (i and self.doc.tokens.capital(i - 1))
        )
        plain = self.lists["made"].isdisjoint(ws[i:k])
        return before, modifier or before in self.lists["any"] and plain

    def number_of(self, noun: int) -> int | None:
        """The number of bodies before a noun, past what describes them: `four struggling GP-led bodies`, `four of the
        bodies`."""
        ws, low = self.words, self.doc.sentence_tokens(noun)[0]
        for i in range(noun, max(low, noun - 5), -1):
            number = number_before(ws, i)
            if number:
                return int(number[0]) if 1 < number[0] <= FEW else None
            if ws[i - 1] in (",", ";", ".", "and", "or"):
                return None
        return None
