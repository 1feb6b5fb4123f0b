"""Explain: the story of one record, person or line of a settlement, in plain English."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pbr.api.given.inputs import RecordsGiven, SchemeGiven, day_given, period_given, records_given, scheme_given
from pbr.api.given.types_given import must_be, must_be_switches
from pbr.api.settling.prepare import Prepared, extract_for, prepare_read
from pbr.records.extract.known_later import known_later
from pbr.records.extract.read_extract import read_extract
from pbr.records.later_facts import Later
from pbr.values.period import Period
from pbr.worked_examples.checked_scheme import paying_by_name

if TYPE_CHECKING:
    from pbr.explain.explanation import Story


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

    Of a provider, a standard or outcome by its code, a measure, a payment or a limit, every line is listed, with sums.
    ``wanted`` is its id; the rest is as for ``settle``. Raises ``ProblemsFound`` with everything that is wrong with the
    scheme or the records, or where nothing that is settled has that id.
    """
    must_be(wanted, str, "what is to be explained", "its id as text")
    must_be_switches({"hold_errors": hold_errors})
    prepared = prepare_story(
        scheme_given(scheme), records_given(records), period_given(period), day_given(as_at), hold_errors, False
    )
    return explanation_of(prepared, wanted)


def prepare_story(
    scheme: Path, records: Path, period: Period | None, as_at: date | None, hold_errors: bool, show_values: bool
) -> Prepared:
    """Prepare a settlement as ``prepare`` does, and keep what is known later only: a story says so of its facts."""
    checked = paying_by_name(scheme)
    extract = extract_for(checked, records, hold_errors=hold_errors, show_values=show_values)
    recorded = {name: replace(table, rows=list(table.rows)) for name, table in extract.tables.items()}
    prepared = prepare_read(checked, extract, records, period, as_at, hold_errors=hold_errors, show_values=show_values)
    return replace(prepared, recorded=None if prepared.all_known else replace(extract, tables=recorded))


def explanation_of(prepared: Prepared, wanted: str) -> str:
    """Tell the story of one id of a settlement that is prepared."""
    # imported late: a settlement that nobody asks about is not told
    from pbr.explain.render_text import as_text

    return as_text(story_of(prepared, wanted))


def story_of(prepared: Prepared, wanted: str) -> "Story":
    """The story of one id as a value, which may be put in words, in JSON or in a letter."""
    # imported late: a settlement that nobody asks about is not told
    from pbr.explain.build import story_from
    from pbr.explain.explain_context import tell_from

    telling = tell_from(
        prepared.compiled,
        replace(prepared.records, later=facts_known_later(prepared)),
        prepared.records_path,
        prepared.period,
        prepared.as_at,
        wanted,
        prepared.ongoing_until,
    )
    if (of_all := prepared.of_all) is not None:
        telling = replace(telling, measurements=of_all.measurements, unpriced=of_all.unpriced)
    return story_from(telling)


def facts_known_later(prepared: Prepared) -> Later:
    """The facts that are recorded and not known yet on the day of settling.

    The extract is read again where there may be some and it was not prepared to be told of: a settlement keeps nothing
    of them, because hardly any is ever asked for.
    """
    if prepared.recorded is not None:
        return known_later(prepared.recorded, prepared.as_at)
    if prepared.all_known:
        return {}
    plan = prepared.compiled
    extract = read_extract(prepared.records_path, plan.needs, prepared.hold_errors, False, plan.code_lists)
    return known_later(extract, prepared.as_at)
