"""Judging: targets met or missed by each provider, and the verdicts that follow; what ``pbr judge`` does."""

from dataclasses import dataclass
from datetime import date

from pbr.api.inputs import RecordsGiven, SchemeGiven, day_given, records_given, scheme_given
from pbr.api.prepare import making_many_rows, prepare_checked
from pbr.judging.judged import League
from pbr.judging.league_made import league_made
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.held_row import HeldRow
from pbr.records.input_file import InputFile
from pbr.scheme.scheme import Scheme
from pbr.worked_examples.checked_scheme import checked_by_name

__all__ = ["Judgement", "judge"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was judged as at a day, over the windows of a scheme's run that had begun by then.

    ``league`` has each measure beside its target, each verdict and each ranking; ``held_rows`` could not be read
    and count as not known; ``inputs`` are the scheme and the files that were read.
    """

    scheme: Scheme
    as_at: date
    league: League
    warnings: tuple[Problem, ...]
    held_rows: tuple[HeldRow, ...]
    inputs: tuple[InputFile, ...]


def judge(
    scheme: SchemeGiven,
    records: RecordsGiven,
    as_at: date | str | None = None,
    *,
    hold_errors: bool = False,
    show_values: bool = False,
) -> Judgement:
    """Judge every provider by a scheme's measures, targets and verdicts, as at a day.

    Without ``as_at`` it is the last day of the scheme's run. Raises ``ProblemsFound`` where the scheme or the records
    are wrong, and where the scheme measures nothing and ranks nobody.
    """
    checked = checked_by_name(scheme_given(scheme))
    loaded = checked.scheme
    if not loaded.measures and not loaded.rankings:
        raise ProblemsFound([_measures_nothing(loaded.file.name)])
    day = day_given(as_at) or loaded.runs.last
    with making_many_rows():
        prepared = prepare_checked(
            checked, records_given(records), None, day, hold_errors=hold_errors, show_values=show_values
        )
        league = league_made(prepared.compiled, prepared.records, day)
    return Judgement(
        loaded, day, league, prepared.warnings, prepared.records.held_rows,
        (checked.file, *prepared.records.inputs),
    )  # fmt: skip


def _measures_nothing(file: str) -> Problem:
    return Problem(
        "PBR568",
        "this scheme measures nothing and ranks nobody, so there is nothing to judge",
        Place(file),
        "write measures: and a target: in each that a provider is held to, or rankings:",
    )
