"""Rows that are alike in all that their payments ask, settled once: their lines come added up, plan by plan.

A plan has visits by the hundred, and whoever adds lines up asks for none of them by itself. So a visit that is alike
another in all that its payments ask of it is not settled again, and the lines are added up where they are made. What a
measure scales brings as much to the pool of its provider as the one that was settled.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from pbr.engine.counting.scaling import Pool, PoolSums, exact_of
from pbr.engine.generated.alike_source import asked_of_above, is_asked_alone, positions_asked
from pbr.engine.generated.families_written import Missed
from pbr.engine.generated.family_settler import SettleFamily
from pbr.engine.generated.family_walk import Paid
from pbr.engine.generated.rows_alike import ends_by_parent, kinds_of_rows
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.records.table import Records, Row
from pbr.settlement.line import Line, Status
from pbr.settlement.lines_together import LinesTogether, TellApart
from pbr.values.window import Window

Pools = Mapping[str, Pool]
"""By payment, where what a measure scales is left."""

Apart = Callable[[str], tuple[SettleFamily, Pools]]
"""What settles a record of a table by itself, and leaves what it brings in pools of its own."""


def tables_alike(
    paid: Paid,
    payments: Collection[str],
    shared: Collection[str],
    records: Records,
    apart: Apart,
    missed: Callable[[str], Missed | None],
    tell_apart: TellApart | None,
) -> "dict[str, TableAlike]":
    """What settles the tables that belong to records of others, of which all that is ``paid`` is among ``payments``.

    A table is left out where a line needs more than its own record, or some have theirs from the record above, as those
    ``shared`` may. ``missed`` says what is done with a record that has no line, and ``tell_apart``
    what lines must have alike besides to be added up together.
    """
    return {
        name: TableAlike(steps, records, apart(name), missed(name), tell_apart)
        for name, steps in paid.items()
        if name not in shared and all(one.payment.name in payments and is_asked_alone(one) for one in steps)
    }


class _Brought(NamedTuple):
    """What a row brings to the pool of a payment in a window: in exact pence, or as one that is not decided."""

    payment: str
    window: Window
    exact: Fraction | None


class _Outcome(NamedTuple):
    """What a row comes to: whether it had any use, and of each line its group, its amount and what is at stake.

    ``brought`` is what it brings to pools.
    """

    used: int
    lines: Sequence[tuple[int, int, int]]
    brought: Sequence[_Brought] = ()


_PASSED_OVER, _COUNTED = 0, 1
"""The numbers of the outcomes of a row that has no line: nobody counts it, or a measure does."""


class TableAlike:
    """The rows of one table, and what those came to that were settled."""

    def __init__(
        self,
        payments: Sequence[CompiledPayment],
        records: Records,
        apart: tuple[SettleFamily, Pools],
        missed: Missed | None,
        tell_apart: TellApart | None,
    ) -> None:
        table = records.tables[payments[0].kind.name]
        self._rows, self._missed = table.rows, missed
        self._settle, self._own_pools = apart
        self._tell_apart = tell_apart
        self._kinds = kinds_of_rows(table, positions_asked(payments))
        self._above = asked_of_above(payments)
        self._asked = kinds_of_rows(table, self._above.positions) if self._above else ()
        self._ends = iter(ends_by_parent(table, records.tables[table.kind.parent].rows))
        self._begins = 0
        self._ref_of = payments[0].record_of
        self._known: dict[int, dict[int, int]] = defaultdict(dict)
        self._outcomes = [_Outcome(0, ()), _Outcome(1, ())]
        self._number_of_lines: dict[Hashable, int] = {((), ()): _PASSED_OVER}
        self._groups: dict[Hashable, int] = {}
        self._lines_of_groups: list[Line] = []
        self._times: Counter[int | None] = Counter()

    def settle_next(self) -> tuple[list[LinesTogether], int]:
        """The lines of the rows that belong to the next record above, and how many of them had any use."""
        begins, ends = self._begins, next(self._ends)
        self._begins = ends
        kinds, answers = self._kinds[begins:ends], self._answers(begins, ends)
        numbers: list[int | None]
        if len({*answers}) > 1:
            numbers = [self._known[answer].get(kind) for answer, kind in zip(answers, kinds, strict=True)]
        else:
            numbers = list(map(self._known[answers[0] if answers else 0].get, kinds))
        # One that is not known yet is None: of visits by the million few are not.
        places = [at for at, number in enumerate(numbers) if number is None] if None in numbers else ()
        for at in places:
            known = self._known[answers[at] if answers else 0]
            numbers[at] = self._number(known, kinds[at], self._rows[begins + at])
        return self._together(numbers, begins)

    def bring(self, provider_id: str, pools: Pools) -> None:
        """Leave in pools what the rows of a provider brought that were settled since it was last asked."""
        for number, times in self._times.items():
            for payment, window, exact in self._outcomes[number or _PASSED_OVER].brought:
                sums = pools[payment].sums
                if exact is None:
                    sums.undecided[provider_id, window] += times
                else:
                    sums.earn((provider_id, window), exact * times)
        self._times.clear()

    def _answers(self, begins: int, ends: int) -> Sequence[int]:
        """For each row of a record a number for the answers to what is asked of the record above, and of both."""
        if self._above is None or begins == ends:
            return ()
        asked, rows = self._asked[begins:ends], self._rows
        # What is asked of it and a visit's day has one answer for all visits of the day.
        known = self._above.known_of(rows[begins][-1])
        if not known.keys() >= {*asked}:
            places = {kind: at for at, kind in enumerate(asked, begins) if kind not in known}
            known.update(zip(places, self._above.answers([rows[at] for at in places.values()]), strict=True))
        return list(map(known.__getitem__, asked))

    def _number(self, known: dict[int, int], kind: int, row: Row) -> int:
        """The number of what a row comes to, kept for those alike; what is noted of a row is noted of each."""
        if kind in known:
            return known[kind]
        lines = self._settle(row, {})
        if not lines and self._missed is not None:
            return _COUNTED if self._missed(row) else _PASSED_OVER
        brought = tuple(self._brought())
        waiting = {one.payment: one.window for one in brought if one.exact is None}
        outcome = tuple((self._group(line, waiting), line.amount, line.at_stake or 0) for line in lines)
        number = self._number_of_lines.setdefault((outcome, brought), len(self._outcomes))
        if number == len(self._outcomes):
            self._outcomes.append(_Outcome(1, outcome, brought))
        if not any(line.status is Status.ERROR for line in lines):
            known[kind] = number
        return number

    def _brought(self) -> Iterator[_Brought]:
        """What the record that was settled last has left in its own pools, which are emptied."""
        for payment, pool in self._own_pools.items():
            sums, pool.sums = pool.sums, PoolSums()
            yield from (_Brought(payment, window, exact) for (_, window), exact in sums.earned.items())
            yield from (_Brought(payment, window, None) for _, window in sums.undecided)

    def _group(self, line: Line, waiting: Mapping[str, Window]) -> int:
        """The number of what a line is added up by: one that is ``waiting`` in a pool by what it would bring too."""
        window = waiting.get(line.payment)
        besides = None if self._tell_apart is None else self._tell_apart(line)
        by = (*_added_up_by(line), besides, None if window is None else (window, exact_of(line)))
        group = self._groups.setdefault(by, len(self._lines_of_groups))
        if group == len(self._lines_of_groups):
            self._lines_of_groups.append(line)
        return group

    def _together(self, numbers: list[int | None], begins: int) -> tuple[list[LinesTogether], int]:
        used = 0
        sums: dict[int, list[int]] = {}
        firsts: list[int | None] = []
        counted = Counter(numbers)
        if self._own_pools:
            self._times.update(counted)
        for number, times in counted.items():
            used_each, lines, _ = self._outcomes[number or _PASSED_OVER]
            used += used_each * times
            for group, amount, at_stake in lines:
                found = sums.get(group)
                if found is None:
                    sums[group] = [times, amount * times, at_stake * times]
                    firsts.append(number)
                else:
                    found[0] += times
                    found[1] += amount * times
                    found[2] += at_stake * times
        places = (begins + numbers.index(number) for number in firsts)
        return [
            self._summed(group, self._rows[place], *found)
            for place, (group, found) in zip(places, sums.items(), strict=True)
        ], used

    def _summed(self, group: int, row: Row, times: int, amount: int, at_stake: int) -> LinesTogether:
        line = self._lines_of_groups[group]
        own = line._replace(record=self._ref_of(row))
        return LinesTogether(own, times, amount, None if line.at_stake is None else at_stake)


def _added_up_by(line: Line) -> tuple[Hashable, ...]:
    return line.payment, line.part, line.status, line.at_stake is None, line.slot.label
