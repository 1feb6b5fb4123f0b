"""One provider for a meeting; what ``pbr provider`` does."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pbr.api.given.inputs import RecordsGiven, SchemeGiven, day_given, path_given, records_given, scheme_given
from pbr.api.given.types_given import must_be, must_be_switches
from pbr.api.judged.league_judged import league_judged
from pbr.api.meetings.meeting_records import RecordsAsked, lines_paid_to, records_of_meeting
from pbr.api.meetings.settled_in_ledger import settled_for_provider
from pbr.api.settling.prepare import Prepared, making_many_rows
from pbr.judging.judged import League
from pbr.judging.last_windows import in_last_windows
from pbr.meeting.kept_back import kept_back
from pbr.meeting.meeting_money import HANGS, meeting_money
from pbr.meeting.provider_met import ProviderMet, month_sums, payment_sums
from pbr.meeting.ranks_met import ranks_met
from pbr.meeting.settled_before import SettledEntry
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.cells.council_codes import PROVIDER_CODES
from pbr.records.input_file import InputFile
from pbr.records.papers.names_given import read_names
from pbr.remittance.scheme_words import conditions_in_words
from pbr.scheme.scheme import Scheme
from pbr.settlement.line import Line, LineKind, Status
from pbr.values.dataclass import dataclass
from pbr.worked_examples.checked_scheme import checked_by_name

__all__ = ["ProviderMeeting", "provider"]


@dataclass(frozen=True, slots=True)
class ProviderMeeting:
    """One provider as at a day: ``met`` has its measures, verdicts and money, in pence.

    ``names`` are what the names file calls anybody, by id; empty where none is given. ``inputs`` are the scheme and the
    files of records that were read. ``settled`` is what a ledger has, None without one.
    """

    scheme: Scheme
    met: ProviderMet
    names: Mapping[str, str]
    warnings: tuple[Problem, ...]
    inputs: tuple[InputFile, ...]
    settled: tuple[SettledEntry, ...] | None = None


def provider(
    provider_id: str,
    scheme: SchemeGiven,
    records: RecordsGiven,
    as_at: date | str | None = None,
    *,
    names: str | Path | None = None,
    ledger: str | Path | None = None,
    hold_errors: bool = False,
) -> ProviderMeeting:
    """Tell one provider's measures, verdicts, payments, what is held, and what would release what is kept back.

    There is nothing of another provider in it. Without ``as_at`` it is the last day on which anything is recorded; of a
    ``ledger`` it tells what its runs by then settled. Raises ``ProblemsFound`` where the scheme or the records are
    wrong, and where nothing is of this provider.
    """
    must_be(provider_id, str, "a provider", "the provider's id as text")
    must_be_switches({"hold_errors": hold_errors})
    called = {} if names is None else read_names(path_given(names, "a file of names"))
    settled_in = None if ledger is None else path_given(ledger, "a ledger")
    checked = checked_by_name(scheme_given(scheme))
    asked = RecordsAsked(records_given(records), day_given(as_at), hold_errors)
    with making_many_rows():
        prepared = records_of_meeting(checked, asked)
        if not _is_there(provider_id, prepared):
            raise ProblemsFound([_nobody(prepared.records_path)])
        met = _met(provider_id, prepared, league_judged(prepared))
    settled = None if settled_in is None else settled_for_provider(settled_in, provider_id, met.as_at)
    inputs = (checked.file, *prepared.records.inputs)
    return ProviderMeeting(checked.scheme, met, called, prepared.warnings, inputs, settled)


def _met(provider_id: str, prepared: Prepared, league: League) -> ProviderMet:
    lines = lines_paid_to(provider_id, prepared)
    kept = kept_back(lines, prepared.scheme, prepared.as_at)
    conditions = conditions_in_words(prepared.scheme)
    measured = {(one.payment, one.part, one.window) for one in kept}
    waiting = [line for line in lines if _waits(line) and _of_window(line) not in measured]
    last = in_last_windows(league, prepared.scheme.runs, prepared.as_at)
    return ProviderMet(
        provider_id,
        prepared.as_at,
        tuple(one for one in league.judged if one.of_provider and one.provider == provider_id),
        tuple(one for one in last if one.provider == provider_id),
        tuple(one for one in league.followed if one.provider == provider_id),
        payment_sums(lines),
        month_sums(lines),
        meeting_money([line for line in lines if line.status is Status.HELD], conditions),
        kept,
        meeting_money(waiting, conditions, lambda _: ""),
        tuple(one for one in prepared.records.held_rows if one.provider_id == provider_id),
        ranks_met(league.ranked, provider_id),
    )


def _waits(line: Line) -> bool:
    return line.status in HANGS and line.status is not Status.HELD and line.kind is not LineKind.NOTE


def _of_window(line: Line) -> tuple[str, str, str]:
    return line.payment, line.part, line.slot.label


def _is_there(provider_id: str, prepared: Prepared) -> bool:
    """Whether a record is of it, a row that could not be read, or the contract lists it."""
    listed = prepared.scheme.framework.of(PROVIDER_CODES)
    if listed is not None and provider_id in listed.codes:
        return True
    tables = [table for table in prepared.records.tables.values() if "provider_id" in table.layout]
    return any(row[table.layout["provider_id"]] == provider_id for table in tables for row in table.rows) or any(
        row.provider_id == provider_id for row in prepared.records.held_rows
    )


def _nobody(records: Path) -> Problem:
    return Problem(
        "PBR592",
        "no record is of the provider that was asked for, and the contract does not list it",
        Place(records.name or str(records)),
        "give the provider's id as provider_id has it in the records; capitals count",
    )
