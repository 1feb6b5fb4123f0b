"""What a provider is paid with one of some plans changed: its other records are settled once for all that is tried.

Where a measure or a limit is of a provider as a whole, what one plan changes is known with all of its records. But what
each of them leaves for the provider is only added, so that a plan is settled again by itself, and the provider is
finished from that and from what the others left (`pbr.engine.part`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import compress
from operator import itemgetter, not_
from typing import NamedTuple

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.facts.expected_rows import with_expected
from pbr.engine.generated.rows_alike import ends_by_parent
from pbr.engine.noticed.gathered import Gathered
from pbr.engine.part import FinishedRun, PartOfRun
from pbr.engine.payments.put_back import not_read_as_held
from pbr.engine.run_terms import RunTerms
from pbr.engine.verdicts.held_row_lines import where_held_below
from pbr.records.records_in_parts import without_rows
from pbr.records.table import Records, Row
from pbr.scheme.scheme import Scheme
from pbr.settlement.lines_together import LinesTogether, alone
from pbr.simulate.changed_records import with_rows_of
from pbr.simulate.payoff.marginal_payoff import Paid
from pbr.simulate.payoff.whole_life import life_of


class _Part(NamedTuple):
    """What some records come to by themselves, and what they leave for their provider as a whole."""

    paid: Paid
    gathered: Gathered


def is_finished_from_parts(scheme: Scheme) -> bool:
    """Whether what a provider is paid is finished from what each of its plans leaves, settled by itself."""
    over_all = any(limit.of_all for limit in scheme.limits) or scheme.payers
    over_plans = any(payment.counted_over_families or payment.added_up for payment in scheme.payments)
    return not over_all and not over_plans


class BesideTheRest:
    """The records of one provider, some of whose plans are changed, one at a time."""

    def __init__(self, compiled: CompiledScheme, records: Records, plans: Sequence[Row]) -> None:
        """``records`` are all that the provider has, the ``plans`` that are changed among them."""
        life = life_of(compiled.scheme)
        records = with_expected(records, compiled.scheme, life.last)
        held_below = where_held_below(not_read_as_held(records))
        self._terms = RunTerms(compiled, life, life.last, life.last, held_below)
        self._payments = {payment.name for payment in compiled.scheme.payments}
        self._rest = without_rows(records)
        self._alone = {id(plan): _family(records, plan) for plan in plans}
        self._parts = {at: self._settled(family) for at, family in self._alone.items()}
        self._others = self._settled(_but_for(records, self._alone.keys()))

    def records_of(self, plan: Row) -> Records:
        """A plan with all that belongs to it."""
        return self._alone[id(plan)]

    def paid_as_it_is(self) -> Paid | None:
        """What the provider is paid with nothing changed; None where a record has no price."""
        return self._paid((self._others, *self._parts.values()))

    def paid_with(self, plan: Row, changed: Records) -> Paid | None:
        """The same with a plan, and what belongs to it, ``changed``."""
        others = (part for at, part in self._parts.items() if at != id(plan))
        return self._paid((self._others, *others, self._settled(changed)))

    def _settled(self, records: Records) -> _Part:
        run = PartOfRun(self._terms, records)
        return _Part(_added_up(run.lines_together(self._payments)), run.gathered)

    def _paid(self, parts: Sequence[_Part]) -> Paid | None:
        run = FinishedRun(self._terms, (part.gathered for part in parts), self._rest)
        after = (run.after_records(provider_id) for provider_id in run.providers)
        own = _added_up(alone(line) for lines in after for line in lines)
        paid = [own, *(part.paid for part in parts)]
        return None if run.unpriced else Paid(sum(one.due for one in paid), sum(one.before_limits for one in paid))


def _added_up(each: Iterable[LinesTogether]) -> Paid:
    """What lines come to but those that persons are paid."""
    due = before_limits = 0
    for line, _, amount, _ in each:
        if amount and not line.kind.is_persons:
            due += amount
            if not line.kind.is_limit:
                before_limits += amount
    return Paid(due, before_limits)


def _family(records: Records, plan: Row) -> Records:
    """A plan alone with what belongs to it, and nothing that is held unread."""
    heads = records.tables["plans"].rows
    at = next(place for place, row in enumerate(heads) if row is plan)
    rows: dict[str, list[Row]] = {name: [] for name in records.tables} | {"plans": [plan]}
    for name, table in records.tables.items():
        if table.kind.parent == "plans":
            ends = ends_by_parent(table, heads)
            rows[name] = table.rows[ends[at - 1] if at else 0 : ends[at]]
    return replace(with_rows_of(records, rows), held_rows=())


def _but_for(records: Records, plans: Iterable[int]) -> Records:
    """All records but some plans, by their identity, and what belongs to them, and nothing that is held unread."""
    left_out = {*plans}
    rows: dict[str, list[Row]] = {}
    for name, table in records.tables.items():
        if name == "plans":
            rows[name] = [row for row in table.rows if id(row) not in left_out]
        elif table.kind.parent == "plans":
            is_left_out = map(left_out.__contains__, map(id, map(itemgetter(-1), table.rows)))
            rows[name] = list(compress(table.rows, map(not_, is_left_out)))
    return replace(with_rows_of(records, rows), held_rows=())
