"""Groups that tell what a body is: `X was one of the CCGs given a good rating`, where X is the subject and not they."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies, Group
from ccgkg.ingest.bodies.subject_names import words_of
from ccgkg.ingest.text.document import Document

#: What stands for a CCG before the verb.
_SUBJECTS = frozenset({"which", "it", "they", "both", "ccg", "ccgs", "group", "groups", "organisation", "commissioner"})

#: What parts a name from what is said of it.
_MARKS = frozenset({",", "–", "—", "("})


def is_predicate(doc: Document, bodies: Bodies, start: int, group: Group) -> bool:
    """Whether a group is what a name right before it is said to be of: `X was one of the CCGs given a good rating`."""
    words, verb = doc.tokens.words, group.first - 1
    if verb > start and words[verb] in _MARKS and words[group.first] == "one":
        apposed = bodies.at(verb - 1)
        if apposed is not None and apposed.kind == "ccg":
            return True  # `X – one of the smallest CCGs in England – was rated good`
    while verb > start and words[verb] in words_of("before_copula"):
        verb -= 1
    if verb <= start or words[verb] not in words_of("copulas"):
        return False
    subject = bodies.at(verb - 1)
    if subject is not None:
        return subject.kind == "ccg"
    return words[verb - 1] in _SUBJECTS or words[verb - 1] == "," and words[group.first] == "one"
