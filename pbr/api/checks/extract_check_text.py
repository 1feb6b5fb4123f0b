"""The check of an extract as ``pbr check`` prints it: a page of text, or the same as JSON."""

import json
from collections.abc import Iterator
from typing import Any

from pbr.api.checks.extract_check import ExtractCheck, ProblemsOfKind
from pbr.problems.problem_formats import all_as_text
from pbr.quality.completeness import TableFilled
from pbr.quality.money_at_gaps import Gap
from pbr.quality.read_through import FieldRead
from pbr.quality.since_last_extract import SinceLastExtract
from pbr.values.money import plain_pounds, pounds
from pbr.values.units_in_words import counted

_PERCENT = 100


def as_table(checked: ExtractCheck) -> str:
    """Give the check of an extract as text for people."""
    return "\n".join(_lines(checked)) + "\n"


def _lines(checked: ExtractCheck) -> Iterator[str]:
    yield checked.title
    yield f"As at {checked.as_at}, over the whole run: {pounds(checked.total_due)} would be due."
    if checked.settled_as_at not in (None, checked.as_at):
        yield "  It is the last day on which anything in the extract became known: nothing due later waits."
        yield (
            f"  pbr settle takes {checked.settled_as_at} and may say another sum; "
            f"with --as-at {checked.as_at} it says this one."
        )
    for table in checked.tables:
        yield ""
        yield from _table(table)
    yield from _overlaps(checked)
    yield from _read_through(checked.read_through)
    for since in checked.since_last or ():
        yield ""
        yield from _since_last(since)
    yield ""
    yield from _money(checked.gaps)
    if checked.problems:
        yield ""
        yield "Wrong or doubtful, the first of each kind in each column:"
        for kind in checked.problems:
            yield f"  {kind.count:,} x {kind.code} ({kind.severity})"
        yield ""
        yield all_as_text([one for kind in checked.problems for one in kind.each]).rstrip("\n")


def _table(table: TableFilled) -> Iterator[str]:
    unread = f", and {counted(table.unread, 'row')} that cannot be read" if table.unread else ""
    yield f"{table.name}: {counted(table.rows, 'row')}{unread}"
    if table.months:
        yield f"  by {table.dated_by}: " + ", ".join(f"{month} {count:,}" for month, count in table.months)
    width = max(len(field.name) for field in table.fields)
    for field in table.fields:
        share = f"{_PERCENT * field.filled // (field.filled + field.blank)}%" if field.filled + field.blank else "-"
        codes = "  " + ", ".join(f"{code} {count:,}" for code, count in field.codes) if field.codes else ""
        counts = f"{share:>4} filled  {field.blank:>7,} blank  {field.distinct:>7,} different"
        yield f"  {field.name:<{width}}  {counts}{codes}"


def _overlaps(checked: ExtractCheck) -> Iterator[str]:
    for found in checked.overlapping:
        yield ""
        if not found.one_provider and not found.two_providers:
            yield f"{found.table}: no rows of one person overlap"
            continue
        yield f"{found.table}: rows of one person overlap: {found.one_provider:,} with the same provider, "\
              f"{found.two_providers:,} with another"  # fmt: skip


def _read_through(fields: tuple[FieldRead, ...]) -> Iterator[str]:
    if not fields:
        return
    yield ""
    yield "The mapping takes:"
    for read in fields:
        yield f"  {read.table}.{read.field} from {', '.join(read.headings)}"
        rows = dict(read.rows)
        for code, phrases in read.phrases:
            yield f"    {code} ({counted(rows.get(code, 0), 'row')}): {', '.join(phrases)}"


def _since_last(since: SinceLastExtract) -> Iterator[str]:
    yield f"{since.table} since the last extract: {since.new:,} new, {since.gone:,} gone"
    if since.late:
        months = ", ".join(f"{month} {count:,}" for month, count in since.late_months)
        yield f"  {counted(since.late, 'row')} came late, of days that the last extract had reached: {months}"
    if since.changed:
        yield "  changed: " + ", ".join(f"{name} in {counted(count, 'row')}" for name, count in since.changed)


def _money(gaps: tuple[Gap, ...]) -> Iterator[str]:
    if not gaps:
        yield "No money waits for anything that is blank."
        return
    yield "Money that waits:"
    for gap in gaps:
        what = f"for {' and '.join(gap.fields)}" if gap.fields else f"because of {gap.because.replace('_', ' ')}"
        more = f", and {counted(gap.no_sum, 'line')} of which no sum is known" if gap.no_sum else ""
        yield f"  {_at_stake(gap)} {what}, in {counted(gap.lines, 'line')}{more}"


def _at_stake(gap: Gap) -> str:
    if gap.paid and gap.taken_off:
        return f"{pounds(gap.paid)} to be paid and {pounds(-gap.taken_off)} to be taken off"
    return pounds(gap.at_stake)


def as_json(checked: ExtractCheck) -> str:
    """Give the check of an extract as JSON for programs; money is in pounds, as text."""
    said: dict[str, Any] = {
        "scheme": checked.scheme,
        "as_at": checked.as_at.isoformat(),
        "settled_as_at": checked.settled_as_at.isoformat() if checked.settled_as_at else None,
        "total_due": plain_pounds(checked.total_due),
        "tables": [
            {
                "table": table.name,
                "rows": table.rows,
                "unread": table.unread,
                "dated_by": table.dated_by,
                "months": dict(table.months),
                "fields": [
                    {
                        "field": one.name,
                        "filled": one.filled,
                        "blank": one.blank,
                        "different": one.distinct,
                        "codes": dict(one.codes),
                    }
                    for one in table.fields
                ],
            }
            for table in checked.tables
        ],
        "overlapping": [
            {"table": one.table, "one_provider": one.one_provider, "two_providers": one.two_providers}
            for one in checked.overlapping
        ],
        "read_through": [
            {
                "table": read.table,
                "field": read.field,
                "headings": list(read.headings),
                "phrases": {code: list(phrases) for code, phrases in read.phrases},
                "rows": dict(read.rows),
            }
            for read in checked.read_through
        ],
        "since_last": None if checked.since_last is None else [_since_as_json(one) for one in checked.since_last],
        "money_waiting": [
            {
                "fields": list(gap.fields),
                "because": gap.because.value,
                "lines": gap.lines,
                "at_stake": plain_pounds(gap.at_stake),
                "to_be_taken_off": plain_pounds(-gap.taken_off),
                "lines_without_a_sum": gap.no_sum,
            }
            for gap in checked.gaps
        ],
        "problems": list(map(_kind_as_json, checked.problems)),
    }
    return json.dumps(said, indent=2, ensure_ascii=False) + "\n"


def _kind_as_json(kind: ProblemsOfKind) -> dict[str, Any]:
    return {
        "code": kind.code,
        "severity": kind.severity,
        "count": kind.count,
        "first": kind.first.message,
        "each": [one.message for one in kind.each],
    }


def _since_as_json(since: SinceLastExtract) -> dict[str, Any]:
    return {
        "table": since.table,
        "new": since.new,
        "late": since.late,
        "late_months": dict(since.late_months),
        "gone": since.gone,
        "changed": dict(since.changed),
    }
