"""How many verdicts on pairs of claims and on published arithmetic are those of a person: `make score-agreement`."""

import sys
from collections import Counter
from collections.abc import Iterator

from arithmetic_by_hand import APART, SHOWN
from articles_reckoned import Articles, held_together, verdicts_on
from gold_by_hand import CORPUS, OWN, pairs, verdict

#: What a person gave, what came out, and of what.
Judged = tuple[str, str, str]


def of_pairs() -> Iterator[Judged]:
    for expected, one, two, _ in pairs():
        found = verdict(one, two, *CORPUS, *OWN)
        yield expected, found.verdict, f"{one} and {two} ({found.reason})"


def of_checks() -> Iterator[Judged]:
    found = Articles().found
    for slug, expected, exacts, computation in SHOWN:
        verdicts = sorted(verdicts_on(found, slug, exacts, computation))
        yield expected, " and ".join(verdicts) or "nothing", f"{slug}: {', '.join(exacts)}"
    for slug, exacts in APART:
        together = held_together(found, slug, exacts)
        yield "kept apart", "; ".join(together) or "kept apart", f"{slug}: {', '.join(exacts)}"


def main() -> int:
    """Prints a line a verdict and each one that is wrong; 1 where there is one."""
    wrong = 0
    for what, judged in (("pairs", list(of_pairs())), ("checks", list(of_checks()))):
        right, all_of = Counter[str](), Counter[str]()
        for expected, found, told in judged:
            all_of[expected] += 1
            right[expected] += found == expected
            if found != expected:
                print(f"{told}: {found}, not {expected}")
        for name, number in (*all_of.items(), (what, all_of.total())):
            print(f"{name:<16}{right[name] if name in all_of else right.total():>4} of {number}")
        wrong += all_of.total() - right.total()
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main())
