"""What was not settled, short enough for a screen: the rows that were held by what is wrong, and lines in error."""

from collections.abc import Iterable

from pbr.problems.visible_text import visible
from pbr.records.held_row import HeldRow
from pbr.settlement.error_reasons import BothEarned
from pbr.settlement.line import Status
from pbr.settlement.settlement import Settlement

_MOST_PLACES = 5


def held_rows_shown(rows: Iterable[HeldRow]) -> str:
    """Give a line for each code of problem, with its rows by file and line and no value of theirs; empty for none."""
    places: dict[str, list[str]] = {}
    for row in rows:
        for code in dict.fromkeys(problem.code for problem in row.problems):
            places.setdefault(code, []).append(visible(f"{row.file}:{row.line}"))
    return "\n".join(_line(code, places[code]) for code in sorted(places))


def lines_in_error_shown(settlement: Settlement) -> str:
    """Say how many lines are in error, by which of the two causes, and where each is told; empty where none is."""
    found = settlement.tally.by_status().get(Status.ERROR)
    if found is None:
        return ""
    both = sum(isinstance(one, BothEarned) for one in settlement.lacking)
    if both == 0:
        why = "its record has no price" if found.lines == 1 else "their records have no price"
    elif both == len(settlement.lacking):
        why = "their records earn two payments of which only one is paid"
    else:
        why = "some of their records have no price, and others earn two payments of which only one is paid"
    said = f"{found.lines:,} {'line is' if found.lines == 1 else 'lines are'} in error: {why}"
    how = "without --hold-errors each cause is told with its place; lines.csv and held.csv have it for each line"
    return f"{said}\n  = help: {how}"


def _line(code: str, places: list[str]) -> str:
    """Say how many rows one kind of problem holds, and where the first of them stand."""
    # imported late: hardly any run holds rows, and none that holds none waits for the rules
    from pbr.problems.catalogue import RULES

    more = len(places) - _MOST_PLACES
    where = ", ".join(places[:_MOST_PLACES]) + (f" and {more:,} more" if more > 0 else "")
    return f"held[{code}] {len(places):,} row{'' if len(places) == 1 else 's'}: {where}\n  = rule: {RULES[code].title}"
