"""Whether an event is told as done, decided, asked for, possible, refused, or not at all.

The words before the event in its clause count, and a predicate that follows it (`a merger is planned`). Where several stand
there, a refusal wins over an approval, that over what is possible, then asked for, then decided (decisions 4, 13, 16, 22).
"""

from __future__ import annotations

from dataclasses import replace

from ccgkg.ingest.bodies.names import day_of
from ccgkg.ingest.claim import Status as Value
from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.events.deciders import (
    asked_for,
    before_decider,
    by_a_bill,
    by_advisers,
    by_outsiders,
    in_aside,
    of_a_proposal,
    permitted,
    quoted_before,
    threatened,
    to_be_decided,
    told_of,
    under_plans,
    voted_against,
)
from ccgkg.ingest.events.event import verb_before
from ccgkg.ingest.events.event_clauses import event_clause, grown, past_relative, resumes_at, status_words
from ccgkg.ingest.events.lead_ins import lead_cue
from ccgkg.ingest.events.orders import ordered
from ccgkg.ingest.events.plans import overturned, verdict_on
from ccgkg.ingest.events.sureness import VALUES, Status, said
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

__all__ = ["Status", "is_ahead", "status_of"]

#: Behind an `and` these go on with the subject before it.
_HELPS = frozenset(
    {
        "has",
        "have",
        "had",
        "was",
        "were",
        "been",
        "is",
        "are",
        "be",
        "will",
        "would",
        "could",
        "may",
        "might",
        "must",
        "then",
        "later",
        "since",
        "now",
        "also",
        "not",
        "being",
        "to",
    }
)
_RANK = ("rejected", "approved", "possible", "proposed", "planned", "facing")


def status_of(doc: Document, token: int, last: int | None = None, *, after: bool = True, past: int = 0) -> Status:
    """The status of the event whose words are tokens [token, last); `after` lets a predicate behind it count, `past` is the token
    behind the names that hang on it."""
    last = token + 1 if last is None else last
    near = doc.tokens.words[max(0, token - 3) : token]
    been = (
        near[-1:] == ["been"]
        and near[-2:-1] in (["has"], ["have"])
        and near[:1] not in (["to"], ["not"], ["would"], ["could"], ["might"], ["may"], ["should"], ["must"])
    )
    goes_on = near[-2:] in (
        ["carry", "on"],
        ["carrying", "on"],
        ["continue", "to"],
        ["continues", "to"],
        ["continued", "to"],
        ["continuing", "to"],
    ) or (near[-1:] in (["keep"], ["continue"]) and doc.tokens.words[token].endswith("ing"))
    if near == ["went", "on", "to"] or goes_on or been or doc.tokens.words[last : last + 1] == ["completed"]:
        return Status("actual")
    first, stop = event_clause(doc, token)
    first, stop = grown(doc, first, stop)
    if after and (resumed := resumes_at(doc, last, stop)):
        main = doc.cues.within("reality", resumed, event_clause(doc, resumed)[1])
        if any(c.value in VALUES and c.value != "facing" for c in main):
            return _decide(
                doc,
                [*(c for c in doc.cues.within("reality", first, token) if not _is_name(doc, c)), *main],
                token,
                resumed,
            )
    if doc.tokens.words[first] == "nobody" or doc.tokens.words[first : first + 2] == ["no", "one"]:
        return Status("actual", denied=True)
    cues = [
        c
        for c in doc.cues.within("reality", first, stop)
        if (c.last <= token or c.first < token or (c.first == token and c.last > last) or (after and c.first >= last))
        and not _is_name(doc, c)
        and (c.value == "denied" or not quoted_before(doc, c, token))
        and not _ends_bodies(doc, c)
        and (c.first == token or doc.tokens.words[c.first] not in ("merger", "takeover"))
    ]
    decided = (after and verdict_on(doc, token, last)) or _decide(doc, cues, token, last, past)
    if not any(c.value == "planned" and c.first >= last for c in cues):  # a plan that was put back had been decided
        decided = _at_head(doc, decided, token)
    if after and decided.value in ("planned", "proposed", "possible") and not decided.denied:
        if (
            decided.value == "proposed"
            and decided.word.startswith(("vote", "back", "agree", "approve", "endorse"))
            and doc.tokens.words[last : last + 3] == [",", "which", "will"]
        ):
            return replace(
                decided, value="planned", kind="planned"
            )  # `doctors voted for the merger, which will take effect in April`
        return overturned(doc, last) or decided
    return decided


def is_ahead(doc: Document, when: str) -> bool:
    """Whether a time begins after the text was published: `the review starts on 5 February`."""
    day = day_of(doc.source.published)
    begins = bounds(when)[0]
    return day is not None and begins is not None and begins > day


def _ends_bodies(doc: Document, cue: Cue) -> bool:
    """Whether a word of refusing is that of an end itself: `CCGs were scrapped and boards took over their work`."""
    return cue.value == "rejected" and any(
        c.value.startswith("disbandment") and c.last > cue.first
        for c in doc.cues.within("change", max(0, cue.first - 2), cue.last)
    )


def _at_head(doc: Document, status: Status, token: int) -> Status:
    """The status that an adverb at the head of a sentence gives: `More likely, a few will be transferred`; `Plans to merge X`."""
    words, lists = doc.tokens.words, status_words()
    first = doc.sentence_tokens(token)[0]
    i = first + (words[first] in ("more", "most", "very", "quite", "a", "the", "new"))
    if status.denied or status.value not in ("planned", "actual") or status.kind == "approved" or i >= token:
        return status
    value: Value | None = "possible" if words[i] in lists["perhaps"] else None
    if words[first : first + 2] == ["not", "agreed"]:
        value = "rejected"  # `Not agreed: a merger of the two in April`
    if words[first] == "if" and any(
        c.value == "approved" for c in doc.cues.within("reality", first, min(token, first + 9))
    ):
        value = "proposed"  # `If it is approved, the three will be replaced`
    if words[i] in ("plan", "plans") and words[i + 1] in ("to", "for") and token - i <= 4:
        value = "proposed"
    if value is None:
        return status
    return Status(value, False, doc.tokens.starts[i], doc.tokens.ends[i], words[i], value)


def _is_name(doc: Document, cue: Cue) -> bool:
    """Whether the word is a month, part of a superlative, or tells of a size: `May 2017`, `the lowest possible`."""
    tokens = doc.tokens
    if (
        tokens.words[cue.first : cue.last] == ["would", "have"]
        and tokens.words[cue.last : cue.last + 1]
        and tokens.words[cue.last][0].isdigit()
    ):
        return True  # `would have 71 practices` is what it would be like
    if tokens.words[cue.first] == "possible" and tokens.words[cue.first - 1] in status_words()["superlatives"]:
        return True
    return (
        tokens.words[cue.first] == "may" and tokens.capital(cue.first) and cue.first > doc.sentence_tokens(cue.first)[0]
    )


def _decide(doc: Document, cues: list[Cue], token: int, last: int, past: int = 0) -> Status:
    words = doc.tokens.words
    before = [c for c in cues if (c.first < token or c.last > last > c.first) and not in_aside(words, c, token)]
    after = [c for c in cues if c.first >= last and _predicates(doc, max(last, past), c)]
    if before:  # `would like A to share a chief with B and may send in a director`: the second verb has its own
        after = [c for c in after if not (words[c.first] in status_words()["modals"] and words[c.first - 1] == "and")]
    if any(_denies(doc, c, token) for c in before) or any(c.value == "undone" for c in after):
        return Status("actual", denied=True)
    before = [
        c
        for c in before
        if not of_a_proposal(words, c, before) and not by_outsiders(words, c) and not threatened(words, c)
    ]
    for value in _RANK:
        for cue in reversed(before):
            if cue.value == value and not _spent(doc, cue, token):
                if value == "approved" and voted_against(words, cue, token):
                    return replace(said(doc, cue), value="rejected", kind="rejected")
                if (value in ("possible", "approved", "planned") and asked_for(words, cue)) or (
                    value == "possible" and under_plans(words, cue)
                ):
                    return replace(said(doc, cue), value="proposed", kind="proposed")
                if value == "possible" and by_a_bill(words, cue):
                    return replace(said(doc, cue), value="proposed", kind="proposed")
                if value == "approved" and (by_advisers(doc, cue) or to_be_decided(words, cue)):
                    return replace(said(doc, cue), value="proposed", kind="proposed")
                if (
                    value == "possible"
                    and words[cue.first] in status_words()["weighs"]
                    and (
                        status_words()["wishes"] & set(words[max(0, cue.first - 5) : cue.first])
                        or before_decider(words, cue)
                    )
                ):
                    return replace(
                        said(doc, cue), value="proposed", kind="proposed"
                    )  # `encourages them to explore mergers`
                sure = permitted(words, cue) or (words[cue.first] == "would" and told_of(doc, cue.first))
                return replace(said(doc, cue), value="planned", kind="planned") if sure else said(doc, cue)
        for cue in after:
            wished = value == "rejected" and "to" in words[max(last, cue.first - 2) : cue.first]
            if cue.value == value and not wished:
                if value == "approved" and (by_advisers(doc, cue) or to_be_decided(words, cue)):
                    return replace(said(doc, cue), value="proposed", kind="proposed")
                if (
                    words[cue.first] == "would"
                    and doc.layout.block_at(doc.tokens.starts[token]).kind == "paragraph"
                    and told_of(doc, cue.first)
                ):
                    return replace(said(doc, cue), value="planned", kind="planned")
                return said(doc, cue)
    behind = doc.tokens.words[event_clause(doc, token)[0]] in ("after", "following", "with")
    main = next(
        (
            c
            for c in reversed(doc.cues.within("reality", doc.sentence_tokens(token)[0], token))
            if c.value in ("planned", "possible")
        ),
        None,
    )
    if behind and main is not None and doc.tokens.words[token].endswith("ers"):
        return said(doc, main)  # `will fall to 135 after 18 mergers`
    clause = event_clause(doc, token)[0]
    if words[clause] in ("when", "once", "until", "before") and (
        words[token - 1] in ("are", "is")
        and words[token].endswith("ed")
        or words[token] in ("merge", "unite", "combine", "amalgamate")
        and words[clause] != "before"
    ):
        return Status(
            "planned", False, doc.tokens.starts[clause], doc.tokens.ends[clause], words[clause], "planned"
        )  # `when the groups are merged`
    lead = lead_cue(doc, token)
    if lead is not None and lead.value in VALUES:
        return said(doc, lead)
    return ordered(doc, token) or _headline(doc, token) or Status("actual")


def _headline(doc: Document, token: int) -> Status | None:
    """The `to` of a heading, which stands for `is to`: `Surrey groups to merge`."""
    tokens = doc.tokens
    block = doc.layout.block_at(tokens.starts[token])
    start = doc.sentence_tokens(token)[0]
    if block.kind == "paragraph" or block.kind == "item" and tokens.raw(doc.sentence_tokens(token)[1] - 1) == ".":
        return None
    for i in range(token - 1, max(start, token - 5), -1):
        if tokens.words[i] == "to" and tokens.words[i - 1] in (
            "closer",
            "nearer",
            "opposition",
            "objections",
            "subject",
            "had",
        ):
            return None  # `a step closer to merger`
        if tokens.words[i] == "to":
            return Status("planned", False, tokens.starts[i], tokens.ends[i], "to", "planned")
        if tokens.words[i] in (",", ":", "for", "of", "and"):
            break
    return None


def _denies(doc: Document, cue: Cue, token: int) -> bool:
    """Whether a `not` stands in the verb group before the event."""
    words = doc.tokens.words
    if cue.value == "denied" and words[cue.first] == "no" and words[cue.last - 1] in ("that", "of"):
        return not {";", "but"} & set(
            words[cue.last : token]
        )  # `there is no suggestion that the CCG will be merged or abolished`
    if cue.value != "denied" or token - cue.last > 5:
        return False
    if words[cue.last] in status_words()["not_denied"]:
        return False
    between = words[cue.last : token]
    if between[:1] == [","] and between[2:3] == [","] and between[1] in status_words()["interrupts"]:
        between = between[3:]  # `are not, however, planning to merge`
    return not any(w in (",", "but", "–", ";", "and") for w in between)


def _spent(doc: Document, cue: Cue, token: int) -> bool:
    """Whether a word before the event belongs to something else: `disappointed to be`, `will act after it merged`."""
    words, lists = doc.tokens.words, status_words()
    between = words[cue.last : token]
    if cue.value == "possible" and {"created", "formed"} & set(between) and {"by", "through"} & set(between[-2:]):
        return True  # `looked at the ten CCGs created by merger`
    if (
        cue.value == "rejected"
        and {"join", "joining"} & set(between)
        and doc.cues.ending("change", token + 1)
        and words[token].startswith(("merger", "tie", "union"))
    ):
        return True  # `has decided not to join the merger of B and C`
    if words[cue.first : cue.last] == ["to", "be"] and lists["felt"] & set(words[max(0, cue.first - 5) : cue.first]):
        return True
    if (
        cue.value == "approved"
        and words[cue.last - 1] == "that"
        and (
            status_words()["perfect"] & set(between)
            or any(w.endswith("ed") for w in between)
            and not lists["modals"] & set(between)
        )
    ):
        return True  # `confirmed that it had sent in`: that is told as done
    as_clause = (
        doc.layout.block_at(doc.tokens.starts[token]).kind == "heading"
        and "as" in between
        and between[-1] != "as"
        and between[between.index("as") + 1] not in ("part", "one", "a", "an")
    )
    if as_clause and cue.last <= token and between[:1] != ["to"]:
        return True  # `Auditors urge stability as CCGs merge`
    behind = (w for n, w in enumerate(between) if not (w == "following" and between[n - 1 : n] in (["the"], ["these"])))
    if (
        cue.value in ("approved", "planned")
        and "and" in between
        and lists["appointed"] & set(between[between.index("and") :])
        and not {"to", "will"} & set(between[between.index("and") :])
    ):
        return True  # `have had the nod to merge next April, and appointed Jane Roe as joint chief last year`
    return cue.value in ("possible", "planned") and any(w in lists["behind"] for w in behind)


def _predicates(doc: Document, last: int, cue: Cue) -> bool:
    """Whether a word after the event is said of it: `a merger is planned`, not `they merged, HSJ can reveal`."""
    tokens, lists = doc.tokens, status_words()
    words = tokens.words
    past = past_relative(doc, last, cue.first)
    if (cue.first - past > 14 and "–" not in words[last : cue.first]) or words[cue.first] in lists["not_after"]:
        return False
    if words[cue.first] == "planned" and words[cue.first - 1] in ("has", "have", "had"):
        return False  # `the joint committee that has planned urgent care`
    if words[cue.first] in ("will", "would") and lists["carries_on"] & set(words[cue.last : cue.last + 3]):
        return False  # `the joint committee will carry on`
    told = doc.cues.ending("change", last)
    if told is not None and told.value.endswith("verb") and words[cue.first] in lists["modals"]:
        joint = next((i for i in range(last, cue.first - 1) if words[i] == "and"), None)
        if (
            joint is not None
            and not (tokens.capital(joint - 1) or tokens.capital(joint + 1))
            and verb_before(words, cue.first) > joint
        ):
            return False  # `would be abolished and boards would take over their work`
    other = next((i for i in range(last, cue.first - 1) if words[i : i + 2] == [",", "and"]), None)
    if (
        other is not None
        and (not tokens.capital(other + 2) or words[other + 2] in lists["advisers"])
        and verb_before(words, cue.first) > other + 1
        and any(w not in _HELPS for w in words[other + 2 : cue.first])
    ):
        return False  # `remains under review, and GPs have voted against another`
    commas = [i for i in range(last, cue.first) if words[i] == ","]
    if len(commas) == 2 and commas[1] - commas[0] <= (16 if words[commas[0] + 1] in lists["relative"] else 8):
        return True  # an aside between the two
    clause = event_clause(doc, last - 1)[0]
    if (
        len(commas) == 1
        and words[commas[0] + 1] in lists["resumes"]
        and "," in words[max(0, clause - 3, last - 8) : last]
    ):
        return True  # the event itself stands in the aside
    return all(tokens.capital(i + 1) or words[i + 1] in lists["comma_on"] for i in commas)
