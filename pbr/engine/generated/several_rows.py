"""The rows of payments of which several records have lines that are alike, made once for all of those.

A record may have several lines, one for each month of its service or each instalment, or one that a measure scales.
What such lines say depends on few things: the verdict, the days of service, the fields that fix the price. Whatever
has these alike has lines that are alike but for whose they are. So the lines of the first such record are made, as
values and by what always makes them; of all others the rows are those, with ids of their own.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable
from datetime import date
from typing import NamedTuple, Protocol

from pbr.engine.counting.scaling import Pool, PoolSums
from pbr.engine.facts.compile_context import OutsideRunError
from pbr.engine.facts.run_context import Settling
from pbr.engine.facts.service_days import Days, NotKnownError, ServiceOf
from pbr.engine.generated.family_settler import settle_one
from pbr.engine.generated.kind_source import is_by_itself
from pbr.engine.limits.limits_over_plan import DueOfPlan, due_of
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.records.table import Records, Row
from pbr.settlement.line import Line, Status
from pbr.settlement.reason import Reason
from pbr.settlement.record_ref import RecordRef

_MOST_REMEMBERED = 10_000


class CellsOfValues(Protocol):
    """What makes the row of a line that was made as a value."""

    def ends(self, line: Line, reason: str) -> tuple[str, str]:
        """What stands in its row after its id, and after its plan, which ends with its ``reason``."""


class TakesRows(Protocol):
    """What takes note of lines beside their rows."""

    aside: list[Line]
    sums: dict[tuple[str, Status], list[int | None]]
    said: dict[int, str]

    def word(self, reason: Reason) -> str:
        """The last cell of a row, of a reason that is met for the first time."""


class Alike(NamedTuple):
    """The lines of records that are alike: their rows, what they come to by status, and which are told of.

    ``due`` is what of them counts towards limits, ``pooled`` what each record brings to the pool of a payment that a
    measure scales. The reason of the verdict is kept with them, so that no other object can come to stand in its place.
    """

    ends: list[tuple[str, str]]
    sums: list[tuple[list[int | None], list[int | None]]]
    told: list[Line]
    due: list[DueOfPlan]
    pooled: PoolSums
    reason: Reason


class SeveralRows:
    """What the rows of one such payment are, beside whose they are.

    ``pool`` is where a payment that a measure scales leaves what it has earned. The lines that are made as values leave
    it in one that is emptied after each record, and all records like it, itself among them, bring as much.
    """

    def __init__(
        self,
        steps: CompiledPayment,
        pool: Pool | None,
        records: Records,
        settling: Settling,
        cells: CellsOfValues,
        kept: TakesRows,
    ) -> None:
        self._steps, self._pool, self._cells, self._kept = steps, pool, cells, kept
        self._own_pool = None if pool is None else Pool(steps, pool.scale, settling)
        self._settle = settle_one(steps, self._own_pool, settling, records)
        self._service = None if steps.service is None else _service_until(steps.service, settling.ongoing_until)
        self._known: dict[Hashable, Alike] = {}
        self._brought: list[Alike] = []

    def alike(self, row: Row, day: date | None, status: str, reason: Reason, fixed_by: Hashable) -> Alike:
        """The lines of a record that is taken in on a day with a verdict, and of all that are fixed by the same."""
        key = (status, id(reason), day, None if self._service is None else self._service(row), fixed_by)
        found = self._known.get(key) or self._work_out(key, row, reason)
        if self._pool is not None:
            self._brought.append(found)
        return found

    def bring(self, provider_id: str) -> None:
        """Leave in the pool what the records of a provider brought."""
        if self._pool is None:
            return
        times = Counter(map(id, self._brought))
        for one in {id(one): one for one in self._brought}.values():
            many = times[id(one)]
            for (_, window), exact in one.pooled.earned.items():
                self._pool.sums.earn((provider_id, window), exact * many)
            for (_, window), undecided in one.pooled.undecided.items():
                self._pool.sums.undecided[provider_id, window] += undecided * many
        self._brought.clear()

    def tell_again(self, alike: Alike, record: RecordRef) -> None:
        """Put aside the lines of a record that are told of besides."""
        self._kept.aside += [line._replace(record=record) for line in alike.told]

    def _work_out(self, key: Hashable, row: Row, reason: Reason) -> Alike:
        lines, kept, pooled = self._settle(row), self._kept, PoolSums()
        if self._own_pool is not None:
            pooled, self._own_pool.sums = self._own_pool.sums, pooled
        ends = [self._cells.ends(line, kept.said.get(id(line.reason)) or kept.word(line.reason)) for line in lines]
        sums: dict[Status, list[int | None]] = defaultdict(list)
        for line in lines:
            sums[line.status].append(sum_of(line))
        to_sums = [(kept.sums[self._steps.payment.name, status], amounts) for status, amounts in sums.items()]
        told = [line for line in lines if _is_told(line, self._steps)]
        alike = Alike(ends, to_sums, told, [*due_of(lines)], pooled, reason)
        # What has no price is noted of each record by itself.
        if Status.ERROR not in sums:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            self._known[key] = alike
        return alike


def is_alike(steps: CompiledPayment) -> bool:
    """Whether the lines of a payment are made once for all records that are alike: it has several, or is scaled."""
    return is_by_itself(steps) or steps.payment.scale is not None


def sum_of(line: Line) -> int | None:
    """What a line comes to in pence, with its sign; None while it is not known."""
    return line.amount if line.status is Status.DUE else line.at_stake


def _is_told(line: Line, steps: CompiledPayment) -> bool:
    """Whether a line is asked for as a value besides: held or in error, or a deduction that is open."""
    open_deduction = line.status is Status.OPEN and steps.payment.verb == "deduct"
    return open_deduction or line.status is Status.HELD or line.status is Status.ERROR


def _service_until(service_of: ServiceOf, ongoing_until: date) -> Callable[[Row], Hashable]:
    """A function from a row to its days of service, or to why they are not known; None outside the run."""

    def service(row: Row) -> Days | Reason | None:
        try:
            return service_of(row, ongoing_until)
        except OutsideRunError:
            return None
        except NotKnownError as not_known:
            return not_known.reason

    return service
