"""Judging: targets met or missed by each provider, and the verdicts that follow; what ``pbr judge`` does."""

from dataclasses import dataclass
from datetime import date

from pbr.api.inputs import RecordsGiven, SchemeGiven, day_given, records_given, scheme_given
from pbr.api.prepare import making_many_rows, prepare_checked
from pbr.engine.measured_alone import measured_alone
from pbr.judging.baselines import baselines_of
from pbr.judging.judged import League
from pbr.judging.targets_judged import targets_judged
from pbr.judging.verdicts_followed import verdicts_followed
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.council_codes import PROVIDER_CODES
from pbr.records.held_row import HeldRow
from pbr.records.input_file import InputFile
from pbr.scheme.scheme import Scheme
from pbr.worked_examples.checked_scheme import checked_by_name

__all__ = ["Judgement", "judge"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was judged as at a day, over the windows of a scheme's run that had begun by then.

    ``league`` has each measure beside its target and each verdict; ``held_rows`` could not be read and count as not
    known; ``inputs`` are the scheme and the files that were read.
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
    are wrong, and where the scheme measures nothing.
    """
    checked = checked_by_name(scheme_given(scheme))
    loaded = checked.scheme
    if not loaded.measures:
        raise ProblemsFound([_measures_nothing(loaded.file.name)])
    day = day_given(as_at) or loaded.runs.last
    with making_many_rows():
        prepared = prepare_checked(
            checked, records_given(records), None, day, hold_errors=hold_errors, show_values=show_values
        )
        measured = measured_alone(prepared.compiled, prepared.records, day)
        found = targets_judged(measured, baselines_of(measured, prepared.records, loaded.runs), day)
    listed = loaded.framework.of(PROVIDER_CODES)
    followed = verdicts_followed(loaded.verdicts, found, listed.codes if listed else (), loaded.runs, day)
    return Judgement(
        loaded, day, League(found, followed), prepared.warnings, prepared.records.held_rows,
        (checked.file, *prepared.records.inputs),
    )  # fmt: skip


def _measures_nothing(file: str) -> Problem:
    return Problem(
        "PBR568",
        "this scheme measures nothing, so there is nothing to judge",
        Place(file),
        "write measures: and a target: in each that a provider is held to",
    )
