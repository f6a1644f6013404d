"""Whom an intervention is on: whom its sentence names, whom its list or its text is about, or a group of CCGs."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies, Group, Mention
from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.bodies.sections import section_ccg
from ccgkg.ingest.bodies.subject_names import is_the_group, runs
from ccgkg.ingest.bodies.subjects import Subjects, subjects_of
from ccgkg.ingest.events.interventions.interveners import by_noun
from ccgkg.ingest.events.interventions.intervening import MEASURES, intervention_words
from ccgkg.ingest.events.interventions.one_of_them import one_of_them
from ccgkg.ingest.events.lead_ins import led_by
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.distance import apart
from ccgkg.ingest.text.document import Document

#: What can be the subject of a sentence that names nobody on whom it is.
_SUBJECTS = MEASURES | {"turnaround-director", "capability-review", "financial-recovery-plan", "improvement-plan"}
#: Tokens of an aside that says who a director is.
_ASIDE = 9
#: Tokens of a sentence in which its subject stands.
_HEAD = 6


def on_whom(doc: Document, bodies: Bodies, cue: Cue, start: int) -> Subjects:
    """The CCGs that an intervention is on, in the sentence that begins at the token `start`, or the group of them."""
    right = intervention_words()["brings"]
    words = doc.tokens.words
    last = cue.last
    if leads := [bodies.nearest_of(m.agent, cue.first) or m for m in led_by(doc, bodies, cue.first)]:
        return Subjects(tuple(leads))
    past = past_apposition(words, last)  # `a turnaround director, Ann Roe, will start at X`
    last = last if any(m.kind == "ccg" for m in bodies.within(last, past)) else past
    if it := _on_it(doc, bodies, cue, start):
        return it
    if made := made_by(doc, bodies, cue):
        return made
    if relative := _of_relative(doc, bodies, cue):
        return relative
    if (one := one_of_them(doc, bodies, cue, start)) is not None:
        return Subjects((one,))
    found = subjects_of(doc, bodies, cue.first, last, right=right) or _of_section(doc, bodies, cue)
    if found:
        return found
    if (
        words[last : last + 1] != []
        and words[last] in right
        and words[last + 1 : last + 2] in (["the"], ["this"])
        and _is_one(words[last + 2 : last + 5])
    ):
        return _the_one(doc, bodies, last)
    for i in range(cue.first - 1, start, -1):
        if words[i] in intervention_words()["auxiliaries"] and (
            number_before(words, i) or words[i - 1] in intervention_words()["several"]
        ):
            group = next(bodies.groups_before(i), None)
            return Subjects((), group) if group else found
    return _of_text(doc, bodies, cue, start)


def _of_section(doc: Document, bodies: Bodies, cue: Cue) -> Subjects:
    """The CCG whose section, or labelled block, a sentence stands in: `Bury CCG`, and under it `Special measures were
    lifted in June`; `Bury CCG: In special measures. Under directions since May.`"""
    headed = section_ccg(doc, bodies, cue.first)
    return Subjects((headed,), None, True) if headed is not None else Subjects()


def _on_it(doc: Document, bodies: Bodies, cue: Cue, start: int) -> Subjects:
    """The CCG of its sentence that `it` behind a measure stands for: `NHS England stripped X of its powers, imposing
    directions on it`."""
    words = doc.tokens.words
    if words[cue.last : cue.last + 1] not in (["on"], ["to"], ["against"], ["upon"]) or words[
        cue.last + 1 : cue.last + 2
    ] != ["it"]:
        return Subjects()
    named = [m for m in bodies.within(start, cue.first) if m.kind == "ccg"]
    return Subjects((named[-1],), None, True) if len({m.agent for m in named}) == 1 else Subjects()


def _is_one(words: list[str]) -> bool:
    """Whether words behind `the` are a noun for one CCG."""
    return words[:1] in (["group"], ["ccg"], ["organisation"], ["commissioner"]) or words in (
        ["clinical", "commissioning", "group"],
        ["local", "commissioning", "group"],
        ["commissioning", "group"],
    )


def _of_relative(doc: Document, bodies: Bodies, cue: Cue) -> Subjects:
    """Those on whom a relative clause says that it was done: `The directions, which were imposed on X in May, were
    lifted`."""
    words, imposes = doc.tokens.words, intervention_words()["imposes"]
    first = cue.last + (words[cue.last : cue.last + 1] == [","])
    into = words[first : first + 2] in (["in", "which"], ["into", "which"], ["under", "which"])
    first += into
    if cue.value not in MEASURES or words[first : first + 1] not in (["which"], ["that"]):
        return Subjects()
    stop = next((i for i in range(first, min(len(words), first + 12)) if words[i] in (",", ".", ";")), first + 12)
    if imposes.isdisjoint(words[first + 1 : stop]) and not (into and _named_next(bodies, words, first + 1)):
        return Subjects()
    run = next(iter(runs(doc, bodies.within(first, stop))), None)
    if run is None:
        on = (i for i in range(first, stop) if words[i] in ("on", "to", "at"))
        noun = next((i for i in on if _is_one(words[i + 2 : i + 5])), None)
        return _the_one(doc, bodies, noun) if noun is not None else Subjects()
    gap = [w for w in words[first + 1 : run[0].first] if w != "nhs"]
    if into and not gap:
        return Subjects(tuple(run))  # `the regime, in which X was placed`
    done = gap[-1:] != [] and gap[-1] in ("on", "to", "against", "at", "upon", "over") and not imposes.isdisjoint(gap)
    return Subjects(tuple(run)) if done else Subjects()


def made_by(doc: Document, bodies: Bodies, cue: Cue) -> Subjects:
    """Those who made a plan: `the recovery plan drawn up by Bury CCG`."""
    words, lists = doc.tokens.words, intervention_words()
    by = next((i for i in range(cue.last + 1, min(len(words), cue.last + 4)) if words[i] == "by"), None)
    if not cue.value.endswith("plan") or by is None or words[cue.last] not in lists["making"] | lists["makes"]:
        return Subjects()
    run = next(iter(runs(doc, bodies.within(by, by + 3))), None)
    return Subjects(tuple(run)) if run else Subjects()


def _named_next(bodies: Bodies, words: list[str], token: int) -> bool:
    """Whether a CCG is named right at a token: `the directions under which Bury CCG had been working`."""
    named = bodies.at(token + (words[token] == "nhs"))
    return named is not None and named.kind == "ccg"


def _the_one(doc: Document, bodies: Bodies, token: int) -> Subjects:
    """The CCG that `the group` at a token stands for."""
    antecedent = bodies.antecedent(doc, token) or bodies.most_named(token)
    named = bodies.nearest_of(antecedent.agent, token) if antecedent else None
    return Subjects((named,), None, True) if named else Subjects()


def _of_text(doc: Document, bodies: Bodies, cue: Cue, start: int) -> Subjects:
    """The CCG that a paragraph, or the whole text, is about, where a sentence tells what was done and not to whom: `NHS
    England sent in a turnaround director`, `Legal directions took effect in June`, `A turnaround director will start on
    Monday`."""
    sent = _is_sent(doc, bodies, cue, start)
    owned = cue.value in _SUBJECTS and doc.tokens.words[cue.first - 1] == "its" and _acts(doc, cue, start, cue.last)
    another = _on_another(doc, bodies, cue, start) or any(bodies.groups_within(start, cue.last + 6))
    if another or not (bodies.only or sent or owned or _acts_itself(doc, cue)):
        return Subjects()
    most = bodies.most_named(cue.first)
    antecedent = bodies.antecedent(doc, cue.first) or most or (bodies.first_of(bodies.only) if bodies.only else None)
    if antecedent is None:
        return Subjects()
    block = doc.layout.block_at(doc.tokens.starts[cue.first])
    before = doc.sentence_tokens(start - 1)[0] if start else start
    goes_on = doc.layout.block_at(doc.tokens.starts[before]) == block and is_the_group(doc.tokens.words, before)
    goes_on = goes_on or any(m.agent == antecedent.agent for m in bodies.within(before, start))
    topic = most is not None and most.agent == antecedent.agent and (sent or goes_on or owned)
    about = topic or bodies.only is not None or doc.layout.block_at(antecedent.start) == block
    named = bodies.nearest_of(antecedent.agent, cue.first) or antecedent
    return Subjects((named,), None, True) if about else Subjects()


def _acts(doc: Document, cue: Cue, first: int, last: int) -> bool:
    """Whether a verb that may carry a measure stands among some tokens."""
    label = "appoints" if cue.value == "turnaround-director" else "intervenes"
    return any(True for _ in doc.cues.within(label, first, last))


def _is_sent(doc: Document, bodies: Bodies, cue: Cue, start: int) -> bool:
    """`NHS England has sent in a director`, `The regulator is sending one in`, `and NHS England began a review`, `the
    director whom NHS England sent in`."""
    lists, words = intervention_words(), doc.tokens.words
    verbs = lists["imposes"] | (lists["asks_for"] if cue.value not in MEASURES else frozenset())
    for opens in {start, clause_of(doc, cue.first)[0]}:
        opens += words[opens] in ("and", "but", "while")
        heads = (m for m in bodies.within(opens, opens + 4) if m.agent in lists["interveners"])
        sender = next(heads, None)
        acts = sender.last if sender is not None else opens + 3 if by_noun(doc, bodies, opens) else cue.first
        if not verbs.isdisjoint(words[acts : cue.first]):
            return True
    behind = cue.last + (words[cue.last] in ("whom", "that", "which"))
    who = bodies.at(behind)
    if who is None or who.agent not in lists["interveners"]:
        return False
    return not lists["imposes"].isdisjoint(words[who.last : who.last + 3])


def _acts_itself(doc: Document, cue: Cue) -> bool:
    """`Legal directions took effect in June`, `A turnaround director, Ann Roe, will start on Monday`."""
    words, apart = doc.tokens.words, cue.first - clause_of(doc, cue.first)[0]
    opens = apart <= (1 if cue.value in MEASURES else 3) or words[cue.first - 2 : cue.first] in (
        ["and", "the"],
        ["and", "a"],
    )
    return cue.value in _SUBJECTS and opens and _acts(doc, cue, cue.last, past_apposition(words, cue.last) + 8)


def past_apposition(words: list[str], token: int) -> int:
    """The token behind an aside that begins at `token`: that of `, Ann Roe,` in `a turnaround director, Ann Roe, was
    sent in`."""
    if words[token : token + 1] != [","]:
        return token
    return next((i + 1 for i in range(token + 1, min(len(words), token + _ASIDE)) if words[i] == ","), token)


def _on_another(doc: Document, bodies: Bodies, cue: Cue, start: int) -> bool:
    """Whether it is done to a trust or a council: one stands behind the measure, or the sentence before is about
    one."""
    words, others = doc.tokens.words, intervention_words()["others"]
    if others & set(words[cue.last : cue.last + 6]) or any(
        m.kind == "body" and m.agent not in intervention_words()["interveners"]
        for m in bodies.within(cue.last, cue.last + 5)
    ):
        return True
    if not start or doc.layout.block_at(doc.tokens.starts[start - 1]) != doc.layout.block_at(doc.tokens.starts[start]):
        return False
    low, high = doc.sentence_tokens(start - 1)
    head = words[low : min(high, low + _HEAD)]
    return bool(others & set(head)) and not {"ccg", "group", "it"} & set(head)


def noun_of(doc: Document, group: Group) -> tuple[int, int]:
    """The noun of a group: `CCGs` of `these CCGs`."""
    tokens = doc.tokens
    for i in range(group.last - 1, group.first - 1, -1):
        if tokens.words[i] in ("ccgs", "groups", "ccg"):
            first = i - 2 if tokens.words[i - 2 : i] == ["clinical", "commissioning"] else i
            return tokens.starts[max(first, group.first)], tokens.ends[i]
    return group.start, group.end


def among(doc: Document, bodies: Bodies, cue: Cue, stop: int) -> list[Mention]:
    """Those named of a group behind the words: `placed nine CCGs in special measures, including A and B`, `and A was
    among them`."""
    words = doc.tokens.words
    named = runs(doc, bodies.within(cue.last, stop))
    if them := next((r for r in named if _are_among(words, r[-1].last)), None):
        return them
    run = next(iter(named), None)
    gap = words[cue.last : run[0].first] if run else []
    lead = gap[:-1] if gap[-1:] == ["nhs"] else gap
    lead = lead[lead.index("along") :] if "along" in lead else lead
    fits = 0 < apart(lead, 0, len(lead)) <= 12 and (
        lead[-1] in intervention_words()["among"] or lead[-2:] == ["among", "them"] or lead[-2:] == ["such", "as"]
    )
    return run if run and fits else []


def _are_among(words: list[str], token: int) -> bool:
    """`was among them`, `were two of them`, `among them`."""
    first = token + (words[token : token + 1] != [] and words[token] in ("was", "were", "is", "are"))
    return words[first : first + 2] == ["among", "them"] or words[first + 1 : first + 3] == ["of", "them"]
