"""What one more week or hour of care brings: a few records of each band, settled again one by one."""

from collections.abc import Iterator, Sequence

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.records.extract.needed import looks_of
from pbr.records.table import Records, Row
from pbr.simulate.incentives.affected_records import Neighbours, looks_at_the_whole_provider
from pbr.simulate.incentives.beside_the_rest import BesideTheRest, is_finished_from_parts
from pbr.simulate.incentives.case_band import band_of_plan
from pbr.simulate.incentives.marginal import MarginalGain, MarginalStep
from pbr.simulate.incentives.one_plan_changed import MoreCare, with_more_care
from pbr.simulate.incentives.payment_for_records import paid_for
from pbr.simulate.incentives.sample_of_records import a_few_of_each
from pbr.simulate.payoff.marginal_payoff import Paid


def not_looked_at(compiled: CompiledScheme) -> tuple[MoreCare, ...]:
    """The ways of taking more care that a scheme does not look at, so that they bring nothing for any record."""
    return tuple(more for more in MoreCare if not more.looked_at(compiled.needs))


def of_care(compiled: CompiledScheme, records: Records) -> Iterator[MarginalGain]:
    """What more care brings, for a few plans of each band. A plan without a price, before or after, is passed over.

    Nothing for a scheme that looks at other records: what it found of them was found of the plans as they are.
    """
    table = records.tables.get("plans")
    looked_at = [more for more in MoreCare if more.looked_at(compiled.needs)]
    if table is None or not looked_at or looks_of(compiled.needs):
        return
    layout = table.layout
    rows = list(a_few_of_each(((band_of_plan(row, layout), row) for row in table.rows), compiled))
    by_parts = looks_at_the_whole_provider(compiled.scheme) and is_finished_from_parts(compiled.scheme)
    tried = _beside_the_rest if by_parts else _beside_neighbours
    for row, more, before, after in tried(compiled, records, rows, looked_at):
        if before is not None and after is not None:
            yield MarginalGain(
                MarginalStep(None, "", more.value, more), band_of_plan(row, layout),
                row[layout["provider_id"]], "plans", row[layout["plan_id"]],
                after.due - before.due, after.before_limits - before.before_limits,
            )  # fmt: skip


_Tried = tuple[Row, MoreCare, Paid | None, Paid | None]
"""A plan, what more it takes, and what is paid before and after."""


def _beside_neighbours(
    compiled: CompiledScheme, records: Records, rows: Sequence[Row], looked_at: Sequence[MoreCare]
) -> Iterator[_Tried]:
    """Settle the records that decide together with a plan, with each change of it."""
    neighbours = Neighbours(compiled.scheme, records)
    for row in rows:
        near = neighbours.of("plans", row)
        before: Paid | None = None
        for more in looked_at:
            changed = with_more_care(near, row, more)
            if changed is not None:
                before = before or paid_for(compiled, near)
                yield row, more, before, paid_for(compiled, changed)


def _beside_the_rest(
    compiled: CompiledScheme, records: Records, rows: Sequence[Row], looked_at: Sequence[MoreCare]
) -> Iterator[_Tried]:
    """The same where these are all of a provider's, of which those that are not changed are settled once."""
    neighbours, at = Neighbours(compiled.scheme, records), records.tables["plans"].layout["provider_id"]
    of_providers: dict[str, BesideTheRest] = {}
    as_they_are: dict[str, Paid | None] = {}
    for row in rows:
        provider = row[at]
        if provider not in of_providers:
            own = [one for one in rows if one[at] == provider]
            of_providers[provider] = BesideTheRest(compiled, neighbours.of("plans", row), own)
            as_they_are[provider] = of_providers[provider].paid_as_it_is()
        beside = of_providers[provider]
        for more in looked_at:
            changed = with_more_care(beside.records_of(row), row, more)
            if changed is not None:
                yield row, more, as_they_are[provider], beside.paid_with(row, changed)
