"""How many of the verdicts of the truth table come out as a person gave them: `make score-agreement`."""

import sys
from collections import Counter

from gold_by_hand import CORPUS, OWN, pairs, verdict


def main() -> int:
    """Prints a line a verdict and each pair that is wrong; 1 where there is one."""
    right, all_of = Counter[str](), Counter[str]()
    for expected, one, two, _ in pairs():
        found = verdict(one, two, *CORPUS, *OWN)
        all_of[expected] += 1
        right[expected] += found.verdict == expected
        if found.verdict != expected:
            print(f"{one} and {two}: {found.verdict}, not {expected} ({found.reason})")
    for name, number in all_of.items():
        print(f"{name:<16}{right[name]:>4} of {number}")
    print(f"{'pairs':<16}{right.total():>4} of {all_of.total()}")
    return right != all_of


if __name__ == "__main__":
    sys.exit(main())
