"""``settlement.json``: what was settled, from exactly which files, and what it came to.

Amounts are text (``"1575.00"``), because many readers of JSON make binary fractions of numbers. Nothing in it says
when or where it was made, so that the same inputs give the same bytes.
"""

import json
from collections.abc import Sequence
from typing import Any

from pbr import __version__
from pbr.files.publish_folder import MADE_BY
from pbr.problems.problem import Problem
from pbr.records.expected_row import ExpectedRow
from pbr.reports.json_values import file_in_json, number_or_null
from pbr.reports.limits_csv import side_of
from pbr.reports.totals_csv import in_order
from pbr.settlement.deductions_not_taken import NotDeducted
from pbr.settlement.limit_use import LimitUse
from pbr.settlement.measure_result import Measured
from pbr.settlement.payer_totals import PayerTotals
from pbr.settlement.provider_totals import ProviderTotals, provider_totals
from pbr.settlement.quantity_use import QuantityUse
from pbr.settlement.settlement import Settlement
from pbr.settlement.totals import Total
from pbr.values.figure_unit import unit_name
from pbr.values.for_whom import Per
from pbr.values.money import plain_pounds


def settlement_json(settlement: Settlement) -> str:
    """Give the settlement as JSON text, ``total_due`` first, ending in a line feed."""
    return json.dumps(_summary(settlement), ensure_ascii=False, indent=2) + "\n"


def _summary(settlement: Settlement) -> dict[str, Any]:
    """Put the parts together in the order a reader wants them."""
    tally = settlement.tally
    part = {"only_provider": settlement.only_provider} if settlement.only_provider else {}
    return {
        **part,
        "total_due": plain_pounds(tally.total_due),
        **not_deducted_fields(settlement.not_deducted_in_all, tally.total_due),
        "scheme": {"name": settlement.scheme, "title": settlement.title, **file_in_json(settlement.scheme_file)},
        "period": {
            "first": settlement.period.first.isoformat(),
            "last": settlement.period.last.isoformat(),
            "whole_run": settlement.whole_run,
        },
        "as_at": settlement.as_at.isoformat(),
        "by_status": {str(status): _total(total) for status, total in tally.by_status().items()},
        "totals": [
            {"provider_id": provider, "payment": payment, "status": str(status), **_total(total)}
            for (provider, payment, status), total in in_order(tally)
        ],
        **payers_fields(settlement.payers),
        **limits_fields(settlement.limits),
        **quantities_fields(settlement.quantities),
        "providers": [_provider(one) for one in provider_totals(tally.groups)],
        "measures": [_measured(measured) for measured in settlement.measures],
        "rows": {
            counts.table: {
                "read": counts.read,
                "used": counts.used,
                "out_of_scope": counts.out_of_scope,
                "dropped": counts.dropped,
                "held": counts.held,
            }
            for counts in settlement.rows
        },
        "expected_rows": [_expected(row) for row in settlement.expected],
        "inputs": [
            {**file_in_json(used), **({} if used.rows is None else {"rows": used.rows})}
            for used in sorted(settlement.inputs, key=lambda used: used.name)
        ],
        "reading": list(settlement.understood),
        "warnings": [_warning(warning) for warning in settlement.warnings],
        MADE_BY: f"pbr {__version__}",
    }


def payers_fields(payers: PayerTotals | None) -> dict[str, Any]:
    """What each payer bears: there only where the scheme lists who pays."""
    if payers is None:
        return {}
    return {"payers": [{"payer": payer, **_total(total)} for payer, total in payers.by_payer().items()]}


def limits_fields(uses: Sequence[LimitUse]) -> dict[str, Any]:
    """What limits have used and left: there only where something has come due under one."""
    if not uses:
        return {}
    # imported late: most settlements have no limit
    from pbr.settlement.limit_totals import limit_totals

    return {
        "limits": [
            {
                "limit": one.limit,
                "provider_id": one.provider_id,
                "window": one.window,
                "side": side_of(one),
                "over": one.over,
                "reached": one.reached,
                "not_known": one.not_known,
                "sum": plain_pounds(one.bound),
                "used": plain_pounds(one.used),
                "left": plain_pounds(one.left),
            }
            for one in limit_totals(uses)
        ]
    }


def quantities_fields(uses: Sequence[QuantityUse]) -> dict[str, Any]:
    """What counts under limits of quantity: there only where something does."""
    if not uses:
        return {}
    # imported late: most schemes pay for any quantity
    from pbr.reports.quantities_csv import quantity_in_json

    return {"quantities": [quantity_in_json(one) for one in uses]}


def _total(total: Total) -> dict[str, Any]:
    return {
        "lines": total.lines,
        "amount": plain_pounds(total.amount),
        "at_stake": plain_pounds(total.at_stake),
        "no_sum": total.no_sum,
    }


def _provider(one: ProviderTotals) -> dict[str, Any]:
    counts = {"provider_id": one.provider_id, "lines": one.lines}
    sums = {name: plain_pounds(getattr(one, name)) for name in ProviderTotals._fields[2:-1]}
    return {**counts, **sums, "no_sum": one.no_sum}


def not_deducted_fields(found: NotDeducted, total: int) -> dict[str, Any]:
    """What was not taken off a total, in pounds: there only where something was not, so none is read as another."""
    if not found:
        return {}
    return {
        "not_deducted": {
            "amount": plain_pounds(found.pence),
            "lines": found.lines,
            "no_sum": found.no_sum,
            "rows": found.rows,
            "due_if_deducted": plain_pounds(total - found.pence) if found.comes_off else None,
        }
    }


def _measured(measured: Measured) -> dict[str, Any]:
    return {
        "measure": measured.measure,
        "provider_id": measured.provider_id,
        "window": measured.window.label,
        "first": measured.window.period.first.isoformat(),
        "last": measured.window.period.last.isoformat(),
        "count": measured.count,
        "out_of": measured.out_of,
        "unknown": measured.unknown,
        "maybe_in": measured.maybe_in,
        "maybe_for": measured.maybe_for,
        "maybe_against": measured.maybe_against,
        "low": number_or_null(measured.low),
        "high": number_or_null(measured.high),
        "expected": measured.expected,
        "not_recorded": list(measured.not_recorded),
        "words": measured.words,
        **({"unit": unit_name(measured.unit)} if measured.unit is not None else {}),
        **({"per": measured.per.value} if measured.per is not Per.PROVIDER else {}),
    }


def _expected(row: ExpectedRow) -> dict[str, Any]:
    return {
        "table": row.table,
        "record_id": row.record_id,
        "code": row.code,
        "provider_id": row.provider_id,
        "window": row.window.label,
        "first": row.period.first.isoformat(),
        "last": row.period.last.isoformat(),
    }


def _warning(problem: Problem) -> dict[str, Any]:
    place = problem.place
    said = {
        "code": problem.code,
        "message": problem.message,
        "help": problem.help,
        "file": place.file,
        "line": place.line,
        "field": place.field,
    }
    return {key: value for key, value in said.items() if value}
