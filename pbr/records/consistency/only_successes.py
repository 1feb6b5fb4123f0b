"""Files in which everything that was judged succeeded: an extract of the successes alone looks like that."""

from collections.abc import Iterable, Iterator

from pbr.records.consistency.comparison import RecordsCompared
from pbr.records.consistency.contradiction import Finding

MOST_WITHOUT_ONE = 20
"""So many results without a failure are asked about: where four in five succeed, it happens once in 87 extracts."""

JUDGED: tuple[tuple[str, str, object, str, str], ...] = (
    ("outcomes", "result", "achieved", "outcomes", "achieved"),
    ("standards", "met", True, "standards", "met"),
)
"""The tables whose rows are judged, by which field, what success is, and their words."""


def findings_of_nothing_failed(beside: RecordsCompared) -> Iterator[Finding]:
    """A question for each table in which everything judged succeeded; it is about the file and names no row."""
    for table, field, success, several, succeeded in JUDGED:
        if not beside.has(table, field):
            continue
        results = beside.column(table, field)
        if all_succeeded(results, success) and (count := results.count(success)) >= MOST_WITHOUT_ONE:
            yield finding_nothing_failed(table, several, succeeded, count)


def finding_nothing_failed(table: str, several: str, succeeded: str, count: int) -> Finding:
    """The question about so many results of a table, in the words of `JUDGED`."""
    message = (
        f"all {count:,} {several} with a result were {succeeded}: was the extract filtered to those "
        f"that were {succeeded}?"
    )
    help_ = (
        "if it was, export the others too: without them shares, rates and what rests on them are too high; "
        "if not, nothing has to be mended"
    )
    return Finding("PBR828", table, (), message, help_)


def all_succeeded(results: Iterable[object], success: object) -> bool:
    """Whether there is a result, and none but success."""
    return {*results} - {None} == {success}
