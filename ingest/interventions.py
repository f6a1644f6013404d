"""Interventions: special measures, legal directions and the rest, on whom, by whom, from when, and whether in place yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ccgkg.ingest.bodies import Bodies, Group
from ccgkg.ingest.claim import ALL_CCGS, Evidence, Intervention
from ccgkg.ingest.cues import Cue, lexicon
from ccgkg.ingest.document import Document
from ccgkg.ingest.events import change_words
from ccgkg.ingest.lists import Listed, find_lists
from ccgkg.ingest.names import number_before
from ccgkg.ingest.periods import Periods
from ccgkg.ingest.status import Status, event_clause, status_of
from ccgkg.ingest.subjects import Subjects, subjects_of

_PLANS = frozenset({"improvement-plan", "financial-recovery-plan"})
_PARTICIPLES = frozenset({"ordering", "requiring", "telling", "placing", "putting", "forcing", "imposing", "issuing", "demanding"})
_MEASURES = frozenset({"special-measures", "legal-directions"})


@dataclass(frozen=True, slots=True)
class _Found:
    claim: Intervention
    cue: Cue


@cache
def _lists() -> dict[str, frozenset[str]]:
    data: dict[str, Any] = lexicon("interventions")
    return {key: frozenset(value) for key, value in data.items()}


def find_interventions(doc: Document, bodies: Bodies, periods: Periods) -> list[Intervention]:
    """The interventions of a document, in its order, each on a CCG by its name, or on `ccgs` where none is named."""
    cues = doc.cues.all("intervention")
    if not cues:
        return []
    lists = find_lists(doc, bodies)
    by_text = _intervener_of_all(doc, bodies, cues)
    found: list[Intervention] = []
    for cue in cues:
        found.extend(list(_of_cue(doc, bodies, periods, cue, lists, by_text, found)))
    return _unique(found)


def _of_cue(
    doc: Document, bodies: Bodies, periods: Periods, cue: Cue, lists: Sequence[Listed], by_text: str | None, found: Sequence[Intervention]
) -> Iterator[Intervention]:
    start, stop = doc.sentence_tokens(cue.first)
    verb = _verb(doc, cue, start, stop)
    listed = next((x for x in lists if x.leads(doc, cue.first)), None)
    leads = listed is not None
    bare = (cue.value in _MEASURES and _bare(doc, cue, start)) or (cue.value in _PLANS and _owned(doc, cue, start))
    if verb is None and not leads and not bare and cue.value != "ratings-review":
        return
    if doc.tokens.words[cue.first] == "the" and cue.value == "special-measures" and not (found and verb):
        return
    if doc.tokens.words[cue.first : cue.last] == ["directions"] and not _legal(doc, cue, verb):
        return
    if _in_general(doc, cue, start) or _of_others(doc, bodies, cue, start):
        return
    status = status_of(doc, cue.first, cue.last, after=cue.value not in ("special-measures", "improvement-plan"))
    if status.denied or status.value == "rejected":
        return
    ended = verb is not None and verb.value == "end"
    by = _intervener(doc, bodies, cue, start, stop) or by_text
    when, reason = _effective(doc, periods, cue, start, stop, next((f.effective for f in reversed(found) if f.effective), None))
    agreed = status.kind == "approved" and cue.value in _PLANS and not status.word.endswith((" to", " that"))
    value = "actual" if agreed else "planned" if status.word == "would" else status.value
    when = _interval(doc, periods, cue, stop, when, ended)
    if leads and listed:
        for mention in listed.mentions:
            yield _claim(doc, cue, mention.start, mention.end, mention.agent, by, when, value, status, reason, "list")
        return
    subjects = _subjects(doc, bodies, cue, start)
    if not subjects and ended:
        # `The directions were lifted`: on those on whom they were told to be.
        last = [f for f in found if f.type == cue.value][-1:]
        same = [f for f in found if last and f.type == cue.value and f.by == last[0].by and f.effective == last[0].effective]
        subjects = Subjects(tuple(m for m in (bodies.nearest_of(f.org, cue.first) for f in same) if m))
    for mention in subjects.mentions:
        yield _claim(doc, cue, mention.start, mention.end, mention.agent, by, when, value, status, reason, "named")
    if not subjects.mentions and subjects.group and doc.tokens.words[stop - 1] != "?":
        span = _noun(doc, subjects.group)
        yield _claim(doc, cue, *span, ALL_CCGS, by, when, value, status, reason, "group")


def _claim(
    doc: Document, cue: Cue, start: int, end: int, org: str, by: str | None, when: str | None, value: Any, status: Status,
    reason: str | None, rule: str,
) -> Intervention:  # fmt: skip
    tokens = doc.tokens
    evidence = [Evidence("org", start, end), Evidence("type", tokens.starts[cue.first], tokens.ends[cue.last - 1])]
    if status.start is not None:
        evidence.append(Evidence("status", status.start, status.end))
    if when and reason:
        evidence.append(Evidence("effective", reason=reason))
    return Intervention(
        source=doc.source.slug, start=start, end=end, exact=doc.text[start:end], status=value, type=cue.value, org=org, by=by,
        effective=when, rule=f"interventions.{rule}", evidence=tuple(evidence),
    )  # fmt: skip


def _verb(doc: Document, cue: Cue, start: int, stop: int) -> Cue | None:
    """The verb that says that it is done: the nearest before the cue, else one after it in the sentence."""
    label = "appoints" if cue.value == "turnaround-director" else "intervenes"
    verbs = [c for c in doc.cues.within(label, start, stop) if c.value != "end" or cue.value in _MEASURES]
    before = [c for c in verbs if c.last <= cue.first and cue.first - c.last <= 16]
    near = [c for c in before if c.value == "end" and cue.first - c.last <= 6]
    inside = [c for c in verbs if c.first < cue.last and c.last > cue.first]
    if near or inside:
        return (near or inside)[-1]
    if before:
        return before[-1]
    after = [c for c in verbs if 0 <= c.first - cue.last <= 8]
    return next(iter(after), None)


def _bare(doc: Document, cue: Cue, start: int) -> bool:
    """`Special measures for X`, `X: special measures`: no verb, but a preposition or a mark that ties them."""
    words = doc.tokens.words
    before = words[cue.first - 1] if cue.first > start else ""
    after = words[cue.last] if cue.last < len(words) else ""
    return after in (":", "–", "for", "against", "on", "over", "ccg", "ccgs", "groups") or before in ("in", "under", "into", ":", "–", "(", ",", "and")


def _legal(doc: Document, cue: Cue, verb: Cue | None) -> bool:
    """Whether `directions` alone are legal ones: the text speaks of those, and nothing makes it a plain word."""
    words, lists = doc.tokens.words, _lists()
    if verb is None or words[cue.first - 1] in lists["plain_before"]:
        return False
    return any(c.value == "legal-directions" and c.last - c.first > 1 for c in doc.cues.all("intervention")) or verb.last == cue.first


def _owned(doc: Document, cue: Cue, start: int) -> bool:
    """`its recovery plan`: a plan that a CCG has."""
    return bool({"its", "their", "'s"} & set(doc.tokens.words[max(start, cue.first - 2) : cue.first]))


def _in_general(doc: Document, cue: Cue, start: int) -> bool:
    """Powers, rules and regimes as such are no interventions: `powers to place CCGs in special measures`."""
    words = doc.tokens.words[max(start, cue.first - 14) : cue.first]
    return any(w in _lists()["general"] for w in words) and not any(w in _lists()["used"] for w in words)


def _of_others(doc: Document, bodies: Bodies, cue: Cue, start: int) -> bool:
    """Whether a hospital, a trust or a council is meant."""
    words = doc.tokens.words
    for i in range(cue.first - 1, start - 1, -1):
        mention = bodies.at(i)
        if mention and mention.kind == "ccg":
            return False
        if words[i] in ("ccg", "ccgs", "group", "groups", "it"):
            return False
        if words[i] in _lists()["others"]:
            return True
    return False


def _subjects(doc: Document, bodies: Bodies, cue: Cue, start: int) -> Subjects:
    right = frozenset({"to", "on", "for", "against", "over", "at", "of", "in", "into", "upon", "bind", "binds"})
    found = subjects_of(doc, bodies, cue.first, cue.last, right=right)
    if found:
        return found
    words = doc.tokens.words
    for i in range(cue.first - 1, start, -1):
        if words[i] in _lists()["auxiliaries"] and (number_before(words, i) or words[i - 1] in _lists()["several"]):
            group = next((g for g in reversed(bodies.groups) if g.last <= i), None)
            return Subjects((), group) if group else found
    return found


def _noun(doc: Document, group: Group) -> tuple[int, int]:
    """The noun of a group: `CCGs` of `these CCGs`."""
    tokens = doc.tokens
    for i in range(group.last - 1, group.first - 1, -1):
        if tokens.words[i] in ("ccgs", "groups", "ccg"):
            first = i - 2 if tokens.words[i] == "groups" and tokens.words[i - 1] == "commissioning" else i
            return tokens.starts[max(first, group.first)], tokens.ends[i]
    return group.start, group.end


def _intervener(doc: Document, bodies: Bodies, cue: Cue, start: int, stop: int) -> str | None:
    """Who intervenes, as the sentence says: `by NHS England`, `from NHS England`, or the subject of the verb."""
    words = doc.tokens.words
    for mention in bodies.within(start, stop):
        if mention.kind != "body":
            continue
        before = words[mention.first - 1] if mention.first > start else ""
        if before == "the" and mention.first - 2 >= start:
            before = words[mention.first - 2]
        if before in ("by", "from"):
            return mention.agent
        reach = min(stop, mention.last + 6)
        near = [*doc.cues.within("intervenes", mention.last, reach), *doc.cues.within("appoints", mention.last, reach)]
        if near and not any(w in (",", "that", "was", "were", "been", "said") for w in words[mention.last : near[0].first]):
            return mention.agent
        if _lists()["tells"] & set(words[mention.last : mention.last + 2]) or {"to", "review"} <= set(words[mention.last : mention.last + 4]):
            return mention.agent
        if mention.first - start <= 1 and _PARTICIPLES & set(words[max(mention.last, cue.first - 10) : cue.first]):
            return mention.agent
    for i in range(start, stop - 2):
        if words[i] in ("by", "from") and words[i + 1] in ("the", "its") or (i == start and words[i] == "the"):
            noun = i + 1 if words[i] == "the" else i + 2
            two = words[noun : noun + 2]
            if two[:1] == ["regulator"] or two in (["national", "body"], ["commissioning", "board"], ["national", "regulator"]):
                named = next((m for m in bodies.before(i) if m.agent.startswith("nhs-")), None)
                if named:
                    return named.agent
    return None


def _intervener_of_all(doc: Document, bodies: Bodies, cues: Sequence[Cue]) -> str | None:
    """The one body that does all the intervening of the text, in what it says of these cues or of stepping in at all."""
    named = {_intervener(doc, bodies, cue, *doc.sentence_tokens(cue.first)) for cue in cues} - {None}
    if len(named) == 1:
        return named.pop()
    if named:
        return None
    words = doc.tokens.words
    acts = {
        m.agent
        for m in bodies.mentions
        if m.kind == "body" and m.agent.startswith("nhs-e") and any(w in _lists()["steps_in"] for w in words[m.last : m.last + 6])
    }
    return acts.pop() if len(acts) == 1 else None


def _effective(
    doc: Document, periods: Periods, cue: Cue, start: int, stop: int, earlier: str | None
) -> tuple[str | None, str | None]:
    """When it takes effect: a time in its clause, else one before an `and`, else one at the head of the sentence."""
    words = doc.tokens.words
    clause = event_clause(doc, cue.first)
    end = min(max(clause[1], cue.last + 4), stop)
    if end < stop and words[end] in ("since", "until"):
        end = min(end + 6, stop)
    after = [m for m in periods.within(cue.last, end) if m.edtf and not _for_year(words, m.first)]
    if after:
        return after[0].edtf, None
    if "same" in words[cue.last : min(stop, cue.last + 4)] and earlier:
        return earlier, "at the same time as the one before"
    before = [m for m in periods.within(start, cue.first) if m.edtf and not _for_year(words, m.first)]
    before = [m for m in before if not _in_aside(words, m.first, cue.first)]
    before = [m for m in before if not change_words()["not_when"] & set(words[max(start, m.first - 3) : cue.first])]
    if before and not any(w in _lists()["later"] for w in words[before[-1].last : cue.first]) and before[-1].kind != "financial-year":
        return before[-1].edtf, None
    following = next(iter(doc.cues.within("intervention", cue.last, stop)), None)
    if following and set(words[cue.last : following.first]) <= _lists()["joins"]:
        return _effective(doc, periods, following, start, stop, None)
    return None, None


def _in_aside(words: list[str], first: int, token: int) -> bool:
    """Whether a time stands in a relative clause that a comma has closed before the cue."""
    if "," not in words[first:token]:
        return False
    opener = next((i for i in range(first, max(0, first - 14), -1) if words[i] in ("which", "who", "whose", "where", ".")), None)
    return opener is not None and words[opener] != "." and words[opener - 1] == ","


def _for_year(words: list[str], first: int) -> bool:
    """`for 2015-16`, `in the first quarter of 2016/17`: the year of a rating or of a result."""
    return first > 0 and words[first - 1] in ("for", "of", "'s", "the")


def _interval(doc: Document, periods: Periods, cue: Cue, stop: int, when: str | None, ended: bool) -> str | None:
    """The interval of one that ended: closed at the time that is told."""
    words = doc.tokens.words
    if ended:
        if not when or "/" in when:
            return when
        start = doc.sentence_tokens(cue.first)[0]
        begun = (m for m in periods.within(start, min(stop, cue.last + 12)) if m.edtf and "/" not in m.edtf and m.edtf < when)
        begin = next((m.edtf for m in begun if any(w in _lists()["begins"] for w in words[max(start, m.first - 6) : m.first])), "..")
        return f"{begin}/{when}"
    if when is None:
        other = next((c.first for c in doc.cues.within("intervention", cue.last, stop)), stop)
        begun = (m for m in periods.within(cue.last, min(other, cue.last + 10)) if m.edtf and "/" not in m.edtf)
        when = next((m.edtf for m in begun if _lists()["begun"] & set(words[max(cue.last, m.first - 5) : m.first])), None)
    for i in range(cue.last, stop):
        if words[i] in _lists()["ends"]:
            end = next((m for m in periods.within(i, min(stop, i + 8)) if m.edtf and "/" not in m.edtf), None)
            if end and end.edtf and when and "/" not in when and end.edtf > when:
                return f"{when}/{end.edtf}"
    return when


def _unique(found: list[Intervention]) -> list[Intervention]:
    return list({(f.start, f.end, f.type, f.org, f.status, f.effective): f for f in found}.values())
