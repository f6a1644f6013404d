"""Those who take part in a change by their place: named in its clause, or in the list right behind its words."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Mention
from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.proofs.parties.parties import Parties
from ccgkg.ingest.text.clauses import clause_of

#: Tokens behind a change in which the list of those who change begins.
_BEHIND = 7
#: Tokens before a name in which `with` makes it that of a partner.
_WITH = 3


def are_in_clause(parties: Parties) -> bool:
    """Whether the clause of a change names just these, in a sentence that has another clause with others: `A rejected a
    plan to share a chief with B, and C could merge with D`."""
    ground, claim, first = parties.ground, parties.claim, parties.first
    start, stop = clause_of(ground.doc, first)
    jointly = claim.type == "joint-commissioning"
    mentions = [
        m
        for m in ground.bodies.within(start, stop)
        if (m.kind == "ccg" or jointly and m.agent.endswith("council")) and m.agent != claim.result
    ]
    if len(parties.asked) < 2 or {m.agent for m in mentions} != parties.asked:
        return False
    here = mentions[0].first
    if here >= first and "with" in ground.doc.tokens.words[max(first, here - _WITH) : here]:
        return False  # whoever changes with them stands elsewhere
    return not any(g.first < first for g in ground.bodies.groups_within(start, stop))


def are_right_behind(parties: Parties) -> bool:
    """Whether just these are named behind the words of a change, or within them: `joint chief of A and B`, `a committee
    is formed by A and Kent Council`."""
    if len(parties.asked) < 2:
        return False
    ground = parties.ground
    mentions = ground.bodies.within(parties.first, parties.sentence[1])
    behind = [m for m in mentions if m.kind == "ccg" or m.agent.endswith("council")]
    lists = (*runs(ground.doc, behind)[:1], behind)
    return any({m.agent for m in one} == parties.asked and _begins_behind(parties, one[0]) for one in lists)


def _begins_behind(parties: Parties, name: Mention) -> bool:
    """Whether a list that begins with a name does so right behind the words of a change, or behind `of` and its like
    near them."""
    words, low = parties.ground.doc.tokens.words, name.first
    while low > parties.first and words[low - 1] in ("nhs", "the", "both"):
        low -= 1
    return low - parties.last <= _BEHIND and (low == parties.last or words[low - 1] in ("of", "between", "by"))
