"""Writes docs/errors.md: every rule, with the real message of each case that breaks it.

Run ``python -m tests.generate.errors_page`` after changing a rule or a case; a test compares the page with
what this would write.
"""

from collections.abc import Iterable
from pathlib import Path

from pbr.problems.catalogue import IN_ORDER, Rule
from pbr.problems.problem import Problem
from pbr.problems.problem_formats import as_text
from tests.test_cases import files, problems_of

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "errors.md"
MOST_MESSAGES = 3

START = """\
# Every problem pbr can find

Generated from the rules in `pbr/problems/catalogue/` and the cases in `tests/cases/`; do not edit it by hand.

A problem has a code, a place, a sentence and, where there is one, a way to mend it. `pbr rule PBR112` prints
the same as this page. Codes up to PBR059 end a command with 2, because it could not run. The others end it
with 1: something in the scheme or the records is wrong, and nothing was written. Warnings end nothing.
"""

HUNDREDS = {
    "0": "Files, folders and permissions",
    "1": "The form of YAML",
    "2": "The sections and keys of a scheme",
    "3": "Names and conditions",
    "4": "Prices, shares, measures and limits",
    "5": "Worked examples",
    "6": "The form of CSV",
    "7": "Cells",
    "8": "Rows against rows",
    "9": "Settling",
}


def page() -> str:
    """The whole page as text."""
    messages = messages_by_code()
    parts = [START]
    hundred = ""
    for rule in IN_ORDER:
        if rule.code[3] != hundred:
            hundred = rule.code[3]
            parts.append(f"\n## PBR{hundred}xx: {HUNDREDS[hundred]}\n")
        parts.append(section(rule, messages.get(rule.code, [])))
    return "".join(parts)


def section(rule: Rule, messages: list[str]) -> str:
    """One rule as Markdown."""
    text = (
        f"\n### {rule.code}: {rule.title}\n\n{rule.why}\n\nBad:\n\n{block([rule.bad])}\nGood:\n\n{block([rule.good])}"
    )
    return f"{text}\nWhat it says:\n\n{block(messages)}" if messages else text


def block(texts: Iterable[str]) -> str:
    """Text in Markdown that is shown exactly as it is."""
    inside = "\n\n".join(texts)
    fence = "````" if "```" in inside else "```"
    return f"{fence}text\n{inside}\n{fence}\n"


def messages_by_code() -> dict[str, list[str]]:
    """The messages of the bad cases by code, at most three of one code, each only once."""
    found: dict[str, list[str]] = {}
    for path in files("bad"):
        for problem in problems_of(path):
            messages = found.setdefault(problem.code, [])
            written = message(problem, path)
            if len(messages) < MOST_MESSAGES and written not in messages:
                messages.append(written)
    return found


def message(problem: Problem, path: Path) -> str:
    """A problem as the terminal shows it, without this machine's folders."""
    return as_text(problem).replace(f"{path.parent}/", "")


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
