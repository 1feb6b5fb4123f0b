"""What one more week or hour of care brings: a few records of each band, settled again one by one."""

from collections.abc import Iterator

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.records.extract.needed import looks_of
from pbr.records.table import Records
from pbr.simulate.incentives.affected_records import Neighbours
from pbr.simulate.incentives.case_band import band_of_plan
from pbr.simulate.incentives.marginal import Marginal, MarginalStep
from pbr.simulate.incentives.one_plan_changed import MoreCare, with_more_care
from pbr.simulate.incentives.payment_for_records import paid_for
from pbr.simulate.incentives.sample_of_records import a_few_of_each
from pbr.simulate.payoff.marginal_payoff import Paid


def not_looked_at(compiled: CompiledScheme) -> tuple[MoreCare, ...]:
    """The ways of taking more care that a scheme does not look at, so that they bring nothing for any record."""
    return tuple(more for more in MoreCare if not more.looked_at(compiled.needs))


def of_care(compiled: CompiledScheme, records: Records) -> Iterator[Marginal]:
    """What more care brings, for a few plans of each band. A plan without a price, before or after, is passed over.

    Nothing for a scheme that looks at other records: what it found of them was found of the plans as they are.
    """
    table = records.tables.get("plans")
    looked_at = [more for more in MoreCare if more.looked_at(compiled.needs)]
    if table is None or not looked_at or looks_of(compiled.needs):
        return
    layout, neighbours = table.layout, Neighbours(compiled.scheme, records)
    for row in a_few_of_each(((band_of_plan(row, layout), row) for row in table.rows), compiled):
        near = neighbours.of("plans", row)
        before: Paid | None = None
        for more in looked_at:
            changed = with_more_care(near, row, more)
            if changed is None:
                continue
            before = before or paid_for(compiled, near)
            after = paid_for(compiled, changed)
            if before is not None and after is not None:
                yield Marginal(
                    MarginalStep(None, "", more.value, more), band_of_plan(row, layout),
                    row[layout["provider_id"]], "plans", row[layout["plan_id"]],
                    after.due - before.due, after.before_limits - before.before_limits,
                )  # fmt: skip
