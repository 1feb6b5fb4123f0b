"""Warnings below a table: each on a line, and how to mend it said once for those that are mended alike."""

from collections.abc import Sequence

from pbr.problems.problem import Problem

MOST_SHOWN = 20
"""How many warnings a table shows; the rest are counted."""


def warnings_shown(warnings: Sequence[Problem], listed_in: str) -> list[str]:
    """Give the lines of the first warnings, and how many more ``listed_in`` has.

    Warnings of one code that are mended alike stand together, and how is said once, below the last of them.
    """
    shown = warnings[:MOST_SHOWN]
    alike: dict[tuple[str, str], list[Problem]] = {}
    for warning in shown:
        alike.setdefault((warning.code, warning.help), []).append(warning)
    lines: list[str] = []
    for (_, mended), same in alike.items():
        lines += [f"warning[{warning.code}] {warning.place}: {warning.message}" for warning in same]
        lines += [f"  = help: {mended}"] if mended else []
    if more := len(warnings) - len(shown):
        lines.append(f"and {more:,} more warnings, which {listed_in}")
    return lines
