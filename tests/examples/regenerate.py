"""``python -m tests.examples.regenerate [NAME ...]``: make the examples' records, settlements and report again.

Run it when the sample or the form of a settlement has changed on purpose, and read the difference. The pages
worked by hand are never made: when they no longer agree, find out which of the two is wrong.
"""

import sys

from tests.examples.a_year import remake_year
from tests.examples.compared import remake_comparison
from tests.examples.finance_files import remake_finance_files
from tests.examples.from_a_case_system import remake_from_a_case_system
from tests.examples.judged import remake_judgement
from tests.examples.judged_schemes import JUDGED_EXAMPLES, remake_judged
from tests.examples.made import ALL, remake
from tests.examples.statements import remake_statements


def main() -> None:
    named = sys.argv[1:]
    others = {"a-year", "compare", "statements", "finance-files", "from-a-case-system", "judging"}
    others |= {example.name for example in JUDGED_EXAMPLES}
    if unknown := set(named) - others - {example.name for example in ALL}:
        sys.exit(f"no example is called {', '.join(sorted(unknown))}")
    for example in ALL:
        if not named or example.name in named:
            print(example.name, flush=True)
            remake(example)
    if not named or "a-year" in named:
        print("a-year", flush=True)
        remake_year()
    if not named or {"a-year", "statements"} & set(named):
        print("statements", flush=True)
        remake_statements()
    if not named or {"a-year", "finance-files"} & set(named):
        print("finance-files", flush=True)
        remake_finance_files()
    if not named or "from-a-case-system" in named:
        print("from-a-case-system", flush=True)
        remake_from_a_case_system()
    if not named or "judging" in named:
        print("judging", flush=True)
        remake_judgement()
    for judged in JUDGED_EXAMPLES:
        if not named or judged.name in named:
            print(judged.name, flush=True)
            remake_judged(judged)
    if not named or "compare" in named:
        print("compare", flush=True)
        remake_comparison()


if __name__ == "__main__":
    main()
