"""What a window of a provider is due and not, or not wholly, paid in this period: no later month will have it.

A month has what falls due in it. What is decided afterwards is "earlier" in every later month, and only a settlement
of the whole run has it; so a settlement of the whole run is told nothing.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from pbr.engine.facts.run_context import Settling
from pbr.settlement.line import Line, Status
from pbr.settlement.measure_result import Measured
from pbr.settlement.notices import Notice, NotPaidWhenDue, PaidWithOpenRecords


def falls_due(due_on: date | None, settling: Settling) -> bool:
    """Whether something falls due in what is settled, and another settlement may have what is decided later."""
    period, runs = settling.period, settling.scheme.runs
    if period.first <= runs.first and runs.last <= period.last:
        return False
    return due_on is not None and period.first <= due_on <= settling.horizon


def note_undecided(line: Line, name: str, measured: Measured, label: str, settling: Settling) -> None:
    """Take note of a line of a window that is due in the period and open, because its measure is not decided."""
    if line.status is Status.OPEN and falls_due(line.due_on, settling):
        unknown = measured.unknown
        compared = measured.change is not None and measured.of_any
        settling.notices.append(
            NotPaidWhenDue(name, label, (line.provider_id,), measured.measure, unknown, 0, compared)
        )


def note_open_records(name: str, provider_id: str, label: str, records: int, settling: Settling) -> None:
    """Take note of a window that is due in the period and has no record that is decided."""
    settling.notices.append(NotPaidWhenDue(name, label, (provider_id,), "", 0, records))


def note_paid(line: Line, name: str, label: str, still_open: int, settling: Settling) -> None:
    """Take note of a pool that is paid in the period without those of its records that are open or held."""
    if line.status is Status.DUE and still_open and falls_due(line.due_on, settling):
        settling.notices.append(PaidWithOpenRecords(name, label, (line.provider_id,), still_open))


def together(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """The same, with one notice for all the providers of which the same is said of the same window."""
    found: dict[object, Notice] = {}
    for one in notices:
        match one:
            case PaidWithOpenRecords():
                key: object = (PaidWithOpenRecords, one.payment, one.window)
                before = found.get(key)
                if isinstance(before, PaidWithOpenRecords):
                    one = replace(one, providers=before.providers + one.providers, records=before.records + one.records)
            case NotPaidWhenDue():
                key = (NotPaidWhenDue, one.payment, one.window, one.measure, one.unknown > 0)
                before = found.get(key)
                if isinstance(before, NotPaidWhenDue):
                    one = replace(
                        one,
                        providers=before.providers + one.providers,
                        unknown=before.unknown + one.unknown,
                        records=before.records + one.records,
                    )
            case _:
                key = one
        found[key] = one
    return tuple(found.values())
