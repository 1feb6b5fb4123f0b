"""The list of rows that were held, short enough for a screen: each kind of problem, how many rows and the first."""

from collections.abc import Iterable

from pbr.problems.visible_text import visible
from pbr.records.held_row import HeldRow

_MOST_PLACES = 5


def held_rows_shown(rows: Iterable[HeldRow]) -> str:
    """Give a line for each code of problem, with its rows by file and line and no value of theirs; empty for none."""
    places: dict[str, list[str]] = {}
    for row in rows:
        for code in dict.fromkeys(problem.code for problem in row.problems):
            places.setdefault(code, []).append(visible(f"{row.file}:{row.line}"))
    return "\n".join(_line(code, places[code]) for code in sorted(places))


def _line(code: str, places: list[str]) -> str:
    """Say how many rows one kind of problem holds, and where the first of them stand."""
    # imported late: hardly any run holds rows, and none that holds none waits for the rules
    from pbr.problems.catalogue import RULES

    more = len(places) - _MOST_PLACES
    where = ", ".join(places[:_MOST_PLACES]) + (f" and {more:,} more" if more > 0 else "")
    return f"held[{code}] {len(places):,} row{'' if len(places) == 1 else 's'}: {where}\n  = rule: {RULES[code].title}"
