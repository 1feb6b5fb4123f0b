"""One person for the review meeting; what ``pbr person`` does."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pbr.api.given.inputs import RecordsGiven, SchemeGiven, day_given, path_given, records_given, scheme_given
from pbr.api.given.types_given import must_be, must_be_switches
from pbr.api.meetings.meeting_records import RecordsAsked, records_of_person
from pbr.api.meetings.one_person import lines_of_person
from pbr.api.meetings.settled_in_ledger import settled_for_person
from pbr.api.settling.prepare import Prepared, making_many_rows
from pbr.meeting.meeting_money import meeting_money
from pbr.meeting.person_met import PersonMet
from pbr.meeting.person_of_records import TOLD, others_of, outcomes_of, plans_of
from pbr.meeting.settled_before import SettledEntry
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.input_file import InputFile
from pbr.records.papers.names_given import read_names
from pbr.records.table import Table
from pbr.remittance.scheme_words import conditions_in_words
from pbr.scheme.scheme import Scheme
from pbr.values.dataclass import dataclass
from pbr.worked_examples.checked_scheme import checked_unranked

__all__ = ["PersonMeeting", "person"]


@dataclass(frozen=True, slots=True)
class PersonMeeting:
    """One person as at a day: ``met`` has the plans, every outcome and the money, in pence.

    ``names`` are what the names file calls anybody, by id; empty where none is given. ``inputs`` are the scheme and the
    files of records that were read; the names file is not. ``settled`` is what a ledger has, None without one.
    """

    scheme: Scheme
    met: PersonMet
    names: Mapping[str, str]
    warnings: tuple[Problem, ...]
    inputs: tuple[InputFile, ...]
    settled: tuple[SettledEntry, ...] | None = None


def person(
    person_id: str,
    scheme: SchemeGiven,
    records: RecordsGiven,
    as_at: date | str | None = None,
    *,
    names: str | Path | None = None,
    ledger: str | Path | None = None,
    hold_errors: bool = False,
) -> PersonMeeting:
    """Tell everything of one person that a review meeting needs: plans, outcomes, money, and what is missing.

    Without ``as_at`` it is the last day on which anything is recorded; of a ``ledger`` it tells what its runs by then
    settled. Raises ``ProblemsFound`` where the scheme or the records are wrong, and where no record is of this person.
    """
    must_be(person_id, str, "a person", "the person's id as text")
    must_be_switches({"hold_errors": hold_errors})
    called = {} if names is None else read_names(path_given(names, "a file of names"))
    settled_in = None if ledger is None else path_given(ledger, "a ledger")
    checked = checked_unranked(scheme_given(scheme))
    asked = RecordsAsked(records_given(records), day_given(as_at), hold_errors)
    with making_many_rows():
        prepared, own = records_of_person(checked, asked, person_id, TOLD)
        met = _met(person_id, prepared, own.tables)
    settled = None if settled_in is None else settled_for_person(settled_in, person_id, met.as_at)
    inputs = (checked.file, *prepared.records.inputs)
    return PersonMeeting(checked.scheme, met, called, (*prepared.warnings, *own.warnings), inputs, settled)


def _met(person_id: str, prepared: Prepared, tables: Mapping[str, Table]) -> PersonMet:
    scheme, day = prepared.scheme, prepared.as_at
    plans = plans_of(person_id, tables, day)
    outcomes = outcomes_of(plans, tables, scheme.framework)
    others = others_of(person_id, tables)
    known = {plan.plan_id for plan in plans}
    held = tuple(
        row for row in prepared.records.held_rows if row.person_id == person_id or (row.belongs_to in known)
    )  # fmt: skip
    if not (plans or others or held):
        raise ProblemsFound([_nobody(prepared.records_path)])
    money = meeting_money(lines_of_person(prepared, person_id), conditions_in_words(scheme))
    return PersonMet(person_id, day, plans, outcomes, others, money, held)


def _nobody(records: Path) -> Problem:
    return Problem(
        "PBR590",
        "no record is of the person that was asked for",
        Place(records.name or str(records)),
        "give the person's id as person_id has it in the records; capitals count",
    )
