"""Whether words of change tell a change to commissioning bodies, and do not only touch on one, suppose it or weigh it."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.events.event import Event, change_words, hangs_on_another, names_end, verb_before
from ccgkg.ingest.events.event_clauses import event_clause
from ccgkg.ingest.events.joined_names import with_hyphen
from ccgkg.ingest.events.own_body import head_of
from ccgkg.ingest.events.party import Parties
from ccgkg.ingest.events.spoken_of import only_spoken_of
from ccgkg.ingest.events.status import Status
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Periods

#: So many sentences back `they` finds the CCGs that it stands for.
_BACK = 3


def plain(
    doc: Document,
    bodies: Bodies,
    periods: Periods,
    event: Event,
    parties: Parties,
    status: Status,
    quoted: bool,
    told: bool = False,
) -> bool:
    """Whether the words tell the change, and do not only touch on it; `told` where a change was told just before."""
    words, lists = doc.tokens.words, change_words()
    start, stop = doc.sentence_tokens(event.first)
    someone = bool(parties.participants or parties.general)
    if _of_a_thing(doc, bodies, event) or only_spoken_of(doc, event):
        return False
    if (
        event.form == "verb"
        and event.first - start <= 4
        and words[event.first - 1] == "to"
        and words[event.first - 2] in lists["bids"]
        and words[event.last] in ("are", "must", "need", "should", "can", "may", "require")
    ):
        return False  # `Applications to merge are considered under section 14G`
    bids = words[event.first - 1] == "to" and words[event.first - 2] in ("applications", "requests", "bids")
    if (
        event.type == "disbandment"
        and event.form == "verb"
        and any(
            c.value == "joint-commissioning.noun"
            for c in doc.cues.within("change", event_clause(doc, event.first)[0], event.first)
        )
    ):
        return False  # `a joint committee was wound up`
    if (
        bids
        and not someone
        and (
            words[event.first - 3]
            in (
                "consider",
                "considers",
                "invite",
                "invites",
                "accept",
                "accepts",
                "for",
                "on",
                "of",
                "welcome",
                "welcomes",
                "take",
            )
            or event.first - 2 == start
        )
    ):
        return False  # `will now consider applications to merge at any point in the year`
    law = {"allow", "allows", "allowing", "allowed", "lets", "enable", "enables", "empowers"} & set(
        words[max(start, event.first - 9) : event.first]
    )
    if (
        law
        and event.type == "joint-commissioning"
        and not any(m.kind == "ccg" for m in bodies.within(start, event.first))
    ):
        return False
    ours = (
        "we" in words[start : event.first] and len(parties.participants) > 1 and bool(periods.within(event.last, stop))
    )
    counts = parties.group is not None and parties.group.first < event.first and words[parties.group.first - 1] != "if"
    if quoted and _counted(words, event):
        return True
    dated = (
        status.value == "actual"
        and event.form == "verb"
        and bool(periods.within(event.last, min(stop, event.last + 4)))
    )
    if quoted and (
        (status.value == "possible" and not ours and not (counts and event.form == "verb"))
        or not (someone or dated or {"we", "our"} & set(words[start:stop]))
    ):
        return False
    first, last = event_clause(doc, event.first)
    which = event.form == "verb" and words[event.first - 1] in ("that", "which") and words[event.first - 2] != ","
    if (
        which
        and event.type == "merger"
        and not parties.participants
        and not periods.within(event.last, min(stop, event.last + 6))
        and not (parties.group and parties.group.count)
    ):
        return False  # `the areas that merged fastest`
    if event.type == "establishment":
        if (
            words[event.first] in ("created", "established", "introduced", "set")
            and words[event.first - 1] not in ("is", "are")
            and parties.general
            and words[event.last : event.last + 1] in (["ccgs"], ["clinical"])
        ):
            return True  # `the Act, which created CCGs`
        opener = next(
            (i for i in range(event.first - 1, max(first - 1, event.first - 4), -1) if words[i] in ("which", "that")),
            None,
        )
        named = opener is not None and (
            bodies.at(opener - 2)
            or bodies.at(opener - 1)
            or {words[opener - 1], words[opener - 2]} & lists["bodies"]
            or number_before(words, opener)
        )
        if opener is not None and not named:
            return False  # `a management team, which was formed in 2018`
        if event.form == "noun" or event.first == start:
            return parties.general or (parties.participants != () and event.form != "noun")
        passive = words[verb_before(words, event.first)] in (
            "were",
            "was",
            "been",
            "being",
            "be",
            "is",
            "are",
        ) or words[event.first] in ("came", "come", "went", "go", "goes", "open", "opens", "opened", "took")
        passive = passive or (
            words[event.first - 1] in ("ccg", "group", "boards", "ccgs", "groups", "systems")
            and "and" in words[start : event.first]
            and bool({"be", "been"} & set(words[start : event.first]))
        )
        if (
            words[event.first] in ("created", "established", "introduced", "set")
            and words[event.first - 1] not in ("is", "are")
            and parties.general
            and words[event.last : event.last + 1] in (["ccgs"], ["clinical"])
        ):
            return True  # `the Act, which created CCGs`
        said = next((i for i in range(event.last, stop) if words[i] in (":", "“", "‘", '"')), stop)
        return (
            passive
            and (someone or _they(doc, bodies, event, start))
            and not any(
                True
                for c in doc.cues.within(
                    "change",
                    first
                    if words[first] in ("since", "when", "after", "before", "until")
                    and "they" in words[first : event.first]
                    else start,
                    said,
                )
                if c.value.startswith("merger")
                or (c.last <= event.first and c.value.startswith(("joint", "shared")) and not c.value.endswith(".runs"))
            )
        )
    if (
        event.type == "boundary-change"
        and words[event.first] == "split"
        and words[verb_before(words, event.first)]
        in ("work", "functions", "staff", "duties", "budget", "responsibilities", "jobs")
    ):
        return False  # `is to be wound up and its work split between two`
    if event.type == "boundary-change" and event.form == "verb":
        return bool(parties.participants) or (parties.general and words[event.first] != "split")
    if event.type in ("merger", "disbandment", "joint-commissioning") and event.form == "noun":
        before = words[event.first - 1] if event.first > start else ""
        two = words[max(start, event.first - 4) : event.first]
        definite = before in ("the", "this", "that", "its", "their", "'s", "any") or (
            "the" in two and before not in lists["new"]
        )
        if status.kind in ("approved", "rejected") and before == "ccg":
            return True  # `has signed off another round of CCG mergers`
        if definite and event.type == "merger":
            beyond = _beyond(words, event.last, stop)
            around = set(words[first : last if beyond == min(stop, event.last + 8) else beyond]) | set(
                words[max(start, event.first - 6) : beyond]
            )
            return (
                status.kind in ("approved", "rejected")
                or bool(around & lists["eventful"])
                or _dated(doc, bodies, periods, event, stop)
            )
        if event.type == "disbandment":
            return someone or (
                told and (event.first == start or two == [] or two[-1] == "the" and event.first - start == 1)
            )
        if event.type == "joint-commissioning" and event.last - event.first > 3 and definite and not someone:
            return False  # `she joined the joint mental health commissioning team`
        if event.type == "joint-commissioning" and not _joint_body(doc, event, before, start, stop):
            return False
        if _counted(words, event):
            return True
        if before in lists["some"] or words[event.first - 2 : event.first - 1] in (["round"], ["rounds"], ["wave"]):
            around = set(words[first:last]) | set(words[max(start, event.first - 6) : min(stop, event.last + 8)])
            return bool(parties.participants) or (
                bool(around & lists["eventful"]) and "round" not in words[event.first - 2 : event.first]
            )
        kind_of = doc.layout.block_at(doc.tokens.starts[start]).kind
        head = kind_of == "heading" or (kind_of == "item" and start < head_of(doc))
        if head and status.value != "actual":
            return True  # `Bosses ask for mega-merger`
        return someone or event.first == start or before in lists["new"] or event.type == "joint-commissioning"
    if (event.form == "one" or words[event.last - 1] == "ccg") and {"each", "every", "per"} & set(
        words[max(start, event.first - 12) : min(stop, event.last + 8)]
    ):
        return False  # `a single CCG in each system`: what is usual
    if event.form == "office" and event.first - start <= 2:
        return True
    if event.form in ("verb", "one", "passive", "office", "share", "hand", "take", "passed", "taken"):
        if event.type == "function-transfer":
            return someone
        if words[event.first].startswith(("tak", "took")):
            return len(parties.participants) > 1 or (bool(parties.participants) and parties.general)
        if (
            event.form in ("verb", "passive")
            and not words[event.first].startswith(("merg", "amalg"))
            and words[event.last - 1] not in ("forces", "one")
        ):
            return (
                someone
                or (event.type == "shared-leadership" and _of_ccgs(doc, bodies, 0, stop))
                or _number_of_ccgs(doc, bodies, event, start)
                or (event.type == "merger" and bool({"commissioners", "ccgs"} & set(words[start : event.first])))
            )
        if event.form == "passive":
            return someone
        nouns = lists["bodies"] & set(words[start:stop]) | (
            lists["quantifiers"] & set(words[max(start, event.first - 3) : event.first])
            if _of_ccgs(doc, bodies, start, stop)
            else set()
        )
        plain = words[event.first].startswith(("merg", "amalg")) and _of_ccgs(doc, bodies, start, stop)
        return (
            someone
            or (told and event.form == "office" and words[event.first] != "one")
            or bool(nouns)
            or plain
            or doc.layout.block_at(doc.tokens.starts[start]).kind == "heading"
        )
    return True


def _dated(doc: Document, bodies: Bodies, periods: Periods, event: Event, stop: int) -> bool:
    """Whether a time stands right behind an event, or behind the names that hang on it: `since the merger of A and B in 2017`."""
    named = names_end(doc, bodies, event.last)
    return bool(
        periods.within(event.last, min(stop, event.last + 4))
        or named > event.last
        and periods.within(named, min(stop, named + 3))
    )


def _beyond(words: list[str], token: int, stop: int) -> int:
    """Where the words end that may tell what becomes of an event: before a participle behind a comma, which tells of its subject."""
    end = min(stop, token + 8)
    return next((i for i in range(token, end - 1) if words[i] == "," and words[i + 1].endswith("ing")), end)


def _counted(words: list[str], event: Event) -> bool:
    """`following 18 mergers`, `a dozen mergers`: a count of them is told of none that are only thought of."""
    plural = words[event.last - 1].endswith("s")
    i = event.first - (
        words[event.first - 1] in ("more", "further", "other", "such", "new", "separate", "planned", "ccg")
    )
    before = words[max(0, i - 5) : i]
    if (
        plural
        and before[-1:] == ["of"]
        and before[-2:-1]
        and before[-2] in ("round", "wave", "spate", "string", "series", "flurry")
    ):
        return bool({"after", "following", "since", "thanks"} & set(before))
    return plural and (
        number_before(words, i) is not None or words[i - 1] in ("dozen", "couple", "handful", "string", "raft")
    )


def _joint_body(doc: Document, event: Event, before: str, start: int, stop: int) -> bool:
    """Whether a noun of joint commissioning tells of any: `joint working` does beside other changes, `the pooled budget` is only
    spoken of."""
    words = doc.tokens.words
    if words[event.first : event.last] == ["joint", "working"]:
        return any(c.last <= event.first or c.first >= event.last for c in doc.cues.within("change", start, stop))
    if before in ("the", "'s", "'", "’", "its", "their", "this") and words[event.last] in change_words()["body_does"]:
        return False  # `the CCGs’ joint committee has recommended`
    if words[event.first : event.last] == ["joint", "board"] and words[event.last] not in (
        "with",
        "of",
        "between",
        "to",
    ):
        return False  # `the joint board meeting`
    pooled = words[event.last - 1] in ("budget", "budgets")
    return not (pooled and before in ("the", "this", "that", "its", "their", "'s"))


def _of_a_thing(doc: Document, bodies: Bodies, event: Event) -> bool:
    """Whether the verb has an object that is no commissioning body: `disbanded its working group`."""
    words = doc.tokens.words
    if (
        event.form != "verb"
        or event.type not in ("merger", "disbandment")
        or words[event.last - 1] in ("with", "to", "into", "by", "in")
    ):
        return False
    if event.last >= doc.sentence_tokens(event.first)[1] or words[event.first - 1] in (
        "been",
        "were",
        "was",
        "be",
        "being",
    ):
        return False  # `had been abolished the day before`
    if words[event.last : event.last + 1] not in (
        ["its"],
        ["the"],
        ["their"],
        ["a"],
        ["an"],
        ["two"],
        ["our"],
        ["his"],
        ["her"],
    ):
        return False
    if words[event.last + 1 : event.last + 2] in (["same"], ["next"], ["following"]):
        return False  # `are to unite the same day`
    if words[event.last + 1 : event.last + 2] in (["group"], ["ccg"]) and words[
        event.last + 2 : event.last + 3
    ] not in (["that"], ["which"], ["who"]):
        return False
    stop = min(doc.sentence_tokens(event.first)[1], event.last + 5)
    if any(True for _ in bodies.groups_within(event.last, event.last + 6)):
        return False
    nouns = {
        "ccg",
        "ccgs",
        "groups",
        "commissioning",
        "commissioners",
        "organisations",
        "bodies",
        "three",
        "four",
        "five",
        "six",
    }
    return not nouns & set(words[event.last : stop]) and not any(
        m.kind == "ccg" for m in bodies.within(event.last, stop)
    )


def _of_ccgs(doc: Document, bodies: Bodies, start: int, stop: int) -> bool:
    """Whether the sentence, or one of the two before, speaks of CCGs at all."""
    low = doc.sentence_tokens(start - 1)[0] if start else start
    low = doc.sentence_tokens(low - 1)[0] if low else low
    named = (
        any(m.kind == "ccg" for m in bodies.within(low, stop))
        or next(bodies.groups_within(low, stop), None) is not None
    )
    return named or bool({"ccg", "ccgs"} & set(doc.tokens.words[low:stop]))


def _number_of_ccgs(doc: Document, bodies: Bodies, event: Event, start: int) -> bool:
    """Whether a bare number is the subject, in a text that speaks of CCGs: `a further 87 will commission care jointly`."""
    words = doc.tokens.words
    i = event.first
    while i > start and words[i - 1] in change_words()["helps"]:
        i -= 1
    return number_before(words, i) is not None and _of_ccgs(doc, bodies, start, event.first)


def _they(doc: Document, bodies: Bodies, event: Event, start: int) -> bool:
    """Whether `they` stands for the CCGs of the sentence before."""
    words = doc.tokens.words
    if "they" not in words[start : event.first] or start == 0:
        return False
    index = doc.layout.index_at(doc.tokens.starts[start])
    first = doc.range_of(doc.layout.sentences[max(0, index - _BACK)])[0]
    return any(True for _ in bodies.groups_within(first, event.first))


def of_others(doc: Document, bodies: Bodies, event: Event) -> bool:
    """Whether other bodies change: hospital trusts that merge, surgeries that close."""
    words, lists = doc.tokens.words, change_words()
    if event.form == "share":
        i = event.first - 1
        while i > 0 and words[i] in lists["helps"]:
            i -= 1
        return words[i] in lists["others"] and words[i - 1] not in (
            "member",
            "their",
            "its",
        )  # `the three hospitals share a chief`
    if event.form in ("runs", "several", "practices", "office", "shared", "posts") or event.type in (
        "boundary-change",
        "function-transfer",
    ):
        return False
    start, stop = doc.sentence_tokens(event.first)
    joined = (
        event.form == "noun"
        and words[event.last : event.last + 1] != []
        and words[event.last] in ("of", "between", "with", "involving")
    )
    if joined and (
        any(m.kind == "ccg" for m in bodies.within(event.last, event.last + 4))
        or any(True for _ in bodies.groups_within(event.last, event.last + 4))
    ):
        return False
    if (
        event.form == "noun"
        and event.type != "joint-commissioning"
        and words[event.last : event.last + 1] in (["of"], ["between"])
    ):
        near = range(event.last, min(stop, event.last + 5))
        if any(words[i] in lists["others"] for i in near) and not any(
            bodies.at(i) or words[i] in ("ccgs", "groups") for i in near
        ):
            return True
    if event.form == "noun" and with_hyphen(doc, bodies, event):
        return False
    if event.form == "noun" and event.type == "merger" and words[event.first - 1] in lists["others"]:
        return True  # `decide on practice mergers`
    for i in range(event.first - 1, max(start - 1, event.first - 12), -1):
        mention = bodies.at(i)
        if mention is not None:
            return mention.kind == "body" and mention.agent.rsplit("-", 1)[-1] in lists["others"]
        if words[i] in lists["bodies"]:
            return False
        if words[i] in lists["others"] and not hangs_on_another(words, i, start):
            votes = (
                words[i] in lists["voters"]
                and (
                    event.form == "noun"
                    and {"with", "of", "between"} & set(words[event.last - 1 : event.last + 1])
                    or number_before(words, i) is None
                )
                and any(c.value in ("approved", "rejected") for c in doc.cues.within("reality", i + 1, event.first))
            )
            return words[i - 1] not in ("member", "their", "its") and not votes
        if words[i] in (";", "that"):
            break
    if event.form == "noun" and event.type != "joint-commissioning":
        for i in range(event.last, min(stop, event.last + 7)):
            if bodies.at(i) is not None or words[i] in lists["bodies"] or words[i] in lists["council"]:
                return False
            if words[i] in lists["others"]:
                return True
    return False
