"""Explain: the story of one record, person or line of a settlement, in plain English."""

from datetime import date

from pbr.api.inputs import RecordsGiven, SchemeGiven, day_given, period_given, records_given, scheme_given
from pbr.api.prepare import Prepared, prepare
from pbr.values.period import Period


def explain(
    scheme: SchemeGiven,
    records: RecordsGiven,
    wanted: str,
    period: Period | str | None = None,
    as_at: date | str | None = None,
    *,
    hold_errors: bool = False,
) -> str:
    """Tell what was paid for one plan, outcome, visit, stay or person, or on one line, how it was worked, and why not.

    ``wanted`` is its id; the rest is as for ``settle``. Raises ``ProblemsFound`` with everything that is wrong with the
    scheme or the records, or where nothing that is settled has that id.
    """
    prepared = prepare(
        scheme_given(scheme), records_given(records), period_given(period), day_given(as_at), hold_errors, False
    )
    return explanation_of(prepared, wanted)


def explanation_of(prepared: Prepared, wanted: str) -> str:
    """Tell the story of one id of a settlement that is prepared."""
    # imported late: a settlement that nobody asks about is not told
    from pbr.explain import explain as told

    return told(
        prepared.compiled,
        prepared.records,
        prepared.records_path,
        prepared.period,
        prepared.as_at,
        wanted,
        prepared.ongoing_until,
    )
