"""Facts left out beside others that are there: a review without its result, and referrals without their last days."""

from collections.abc import Iterator, Sequence

from pbr.records.consistency.comparison import RecordsCompared, rows_alike
from pbr.records.consistency.contradiction import Finding, many


def findings_of_no_result(beside: RecordsCompared) -> Iterator[Finding]:
    """Outcomes that were reviewed by the day of settling and have no result; a later review may be one to come."""
    for table, at, rows in without_result(beside):
        yield finding_without_result(table, at, rows)


def without_result(beside: RecordsCompared) -> Iterator[tuple[str, int, tuple[int, ...]]]:
    """The table of such rows, where there are any, and the rows; there is one sort of them."""
    if not beside.has("outcomes", "result", "reviewed_on"):
        return
    results, reviews = beside.column("outcomes", "result"), beside.column("outcomes", "reviewed_on")
    # Most have a result, and to look for the others alone is far cheaper.
    rows = tuple(
        at
        for at in ([at for at, result in enumerate(results) if result is None] if None in results else ())
        if reviews[at] is not None and reviews[at] <= beside.as_at
    )
    if rows:
        yield "outcomes", 0, rows


def finding_without_result(table: str, at: int, rows: Sequence[int]) -> Finding:
    """The finding of so many outcomes."""
    message = f"{many(rows, 'outcome has', 'outcomes have')} a day of review and no result: read as not known"
    help_ = "write what the review found; not_assessed is what nobody could assess; without a review take the day out"
    return Finding("PBR830", table, rows, message, help_)


def findings_of_no_last_days(beside: RecordsCompared) -> Iterator[Finding]:
    """Referrals of a person to one provider again, where no column says on which day the first of them ended."""
    for table, at, rows in without_last_days(beside):
        yield finding_without_last_days(table, at, rows)


def without_last_days(beside: RecordsCompared) -> Iterator[tuple[str, int, tuple[int, ...]]]:
    """The table of such rows, where there are any, and the rows; there is one sort of them."""
    if "people" not in beside.tables or beside.has("people", "left_on"):
        return
    people = beside.tables["people"]
    groups = rows_alike(people.rows, people.layout["person_id"], people.layout["provider_id"])
    rows = tuple(sorted(at for group in groups for at in group))
    if rows:
        yield "people", 0, rows


def finding_without_last_days(table: str, at: int, rows: Sequence[int]) -> Finding:
    """The finding of so many referrals."""
    message = (
        f"{many(rows, 'referral is', 'referrals are')} of somebody referred to the same provider more than once, "
        "and there is no left_on: whether they overlap is not known, and each counts by itself"
    )
    help_ = "add left_on, the last day with the provider; take out what was written down twice"
    return Finding("PBR831", table, rows, message, help_)
