"""Those who take part in a change by their place: named in its clause, or in the list right behind its words."""

from __future__ import annotations

from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.claim import Change
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.text.clauses import clause_of

#: Tokens behind a change in which the list of those who change begins.
_BEHIND = 7


def in_clause(ground: Ground, asked: set[str], claim: Change, first: int) -> bool:
    """Whether the clause of a change names just these, in a sentence that has another clause with others: `A rejected a plan to share a
    chief with B, and C could merge with D`."""
    start, stop = clause_of(ground.doc, first)
    jointly = claim.type == "joint-commissioning"
    named = {
        m.agent for m in ground.bodies.within(start, stop) if m.kind == "ccg" or jointly and m.agent.endswith("council")
    } - {claim.result}
    here = next((m for m in ground.bodies.within(start, stop) if m.agent in named), None)
    if (
        here is not None
        and here.first >= first
        and "with" in ground.doc.tokens.words[max(first, here.first - 3) : here.first]
    ):
        return False  # whoever changes with them stands elsewhere
    groups = any(True for g in ground.bodies.groups_within(start, stop) if g.first < first)
    return len(asked) > 1 and named == asked and not groups


def right_behind(ground: Ground, asked: set[str], claim: Change, last: int) -> bool:
    """Whether just these are named behind the words of a change, or within them: `joint chief of A and B`, `a committee is formed by A
    and Kent Council`."""
    first = ground.doc.tokens.range(claim.start, claim.end)[0]
    high = ground.doc.sentence_tokens(first)[1]
    words = ground.doc.tokens.words
    behind = [m for m in ground.bodies.within(first, high) if m.kind == "ccg" or m.agent.endswith("council")]
    for named in (runs(ground.doc, behind), [behind]):
        group = named[0] if named and named[0] else []
        low = group[0].first if group else first
        while low > first and words[low - 1] in ("nhs", "the", "both"):
            low -= 1
        near = bool(group) and low - last <= _BEHIND and (low == last or words[low - 1] in ("of", "between", "by"))
        if near and len(group) > 1 and {m.agent for m in group} == asked:
            return True
    return False
