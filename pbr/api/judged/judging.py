"""Judging: targets met or missed by each provider, and the verdicts that follow; what ``pbr judge`` does."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pbr.api.given.inputs import (
    RecordsGiven,
    SchemeGiven,
    day_given,
    path_given,
    period_given,
    records_given,
    scheme_given,
)
from pbr.api.given.known_until import known_until
from pbr.api.judged.league_judged import league_judged
from pbr.api.judged.text_warnings import warnings_of_texts
from pbr.api.settling.line_by_line import LineByLine
from pbr.api.settling.prepare import Prepared, extract_for, making_many_rows, prepare_read
from pbr.describe.days import stretch_in_words
from pbr.describe.shared_wording import listed
from pbr.engine.facts.expected_rows import providers_expected, providers_of
from pbr.judging.judged import League
from pbr.judging.money_by_month import MonthOfMoney, money_by_month
from pbr.judging.papers_of_period import months_in, scheme_of_papers
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.problems.suggest import did_you_mean
from pbr.records.held_row import HeldRow
from pbr.records.input_file import InputFile
from pbr.records.papers.expected_money import ExpectedMoney, read_expected_money
from pbr.scheme.scheme import Scheme
from pbr.values.dataclass import dataclass
from pbr.values.period import Period
from pbr.worked_examples.checked_scheme import checked_by_name

__all__ = ["Judgement", "judge"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was judged as at a day, over the windows of a scheme's run that had begun by then.

    Of a period that was asked for (``league.period``) it is over the windows that end in it.
    ``league`` has each measure beside its target, each verdict and each ranking; ``held_rows`` could not be read and
    count as not known; ``money`` is what was expected of each provider and month beside what came due, empty unless it
    is asked for; ``inputs`` are the scheme and the files that were read.
    """

    scheme: Scheme
    as_at: date
    league: League
    warnings: tuple[Problem, ...]
    held_rows: tuple[HeldRow, ...]
    inputs: tuple[InputFile, ...]
    money: tuple[MonthOfMoney, ...] = ()


def judge(
    scheme: SchemeGiven,
    records: RecordsGiven,
    as_at: date | str | None = None,
    *,
    period: Period | str | None = None,
    expected: str | Path | None = None,
    hold_errors: bool = False,
    show_values: bool = False,
) -> Judgement:
    """Judge every provider by a scheme's measures, targets and verdicts, as at a day.

    Without ``as_at`` it is the last day on which anything is recorded. With a ``period``, text such as ``2026-06`` or
    ``2026-04-01..2026-06-30``, it is what ends in the period: each measure in the windows that end in it, the verdicts
    that follow on its last day, the rankings of its days and the money of its whole months; ``as_at`` is then its last
    day unless another is given. ``expected`` is a file of the money expected of each provider and month
    (``provider_id,month,expected``): the records are then settled too, and what came due is set beside it.

    Raises ``ProblemsFound`` where the scheme or the records are wrong, the scheme measures nothing and ranks nobody, or
    nothing that it judges ends in the period.
    """
    checked = checked_by_name(scheme_given(scheme))
    loaded = checked.scheme
    if not loaded.measures and not loaded.rankings:
        raise ProblemsFound([_measures_nothing(loaded.file.name)])
    if expected is not None and not loaded.payments:
        raise ProblemsFound([_pays_nothing(loaded.file.name)])
    profile = None if expected is None else read_expected_money(path_given(expected, "expected money"))
    days = period_given(period)
    if days is not None:
        _refuse_without_papers(loaded, days)
    path, wanted = records_given(records), day_given(as_at) or (days and days.last)
    with making_many_rows():
        extract = extract_for(checked, path, hold_errors=hold_errors, show_values=show_values)
        day = wanted or known_until(extract, loaded.runs)
        prepared = prepare_read(checked, extract, path, days, day, hold_errors=hold_errors, show_values=show_values)
        league = league_judged(prepared, days)
        money = () if profile is None else money_by_month(LineByLine(prepared), profile.by_month, day)
    if days is not None:
        money = months_in(money, days)
    of_nobody = _of_nobody(profile, prepared) if profile else ()
    warnings = (*prepared.warnings, *warnings_of_texts(prepared), *of_nobody)
    return Judgement(
        loaded, day, league, warnings, prepared.records.held_rows,
        (checked.file, *prepared.records.inputs, *([profile.file] if profile else [])), money,
    )  # fmt: skip


def _of_nobody(profile: ExpectedMoney, prepared: Prepared) -> Iterator[Problem]:
    """Warn of each provider of whom money is expected and who is in no record: nothing would ever come due of it."""
    there = providers_expected(prepared.scheme, providers_of(prepared.records))
    for name in sorted({provider for provider, _ in profile.by_month} - there):
        message = f"money is expected of '{name}', and no record is of that provider"
        how = did_you_mean(name, sorted(there)) or "write the provider as provider_id has it in the records"
        yield Problem("PBR597", message, Place(profile.file.name), how, severity="warning")


def _refuse_without_papers(scheme: Scheme, period: Period) -> None:
    """Raise ``ProblemsFound`` where nothing that is judged ends in a period: papers of nothing would read as praise."""
    there = scheme_of_papers(scheme, period)
    if there.measures or there.rankings:
        return
    lengths = dict.fromkeys(one.over for one in scheme.measures.values())
    over = ["the whole run" if one == "run" else f"each {stretch_in_words(one)}" for one in lengths]
    measured = f"; the measures are over {listed(over)}" if over else ""
    ranked = "".join(f"; {one.name} is ranked {one.on.text}" for one in scheme.rankings)
    raise ProblemsFound([
        Problem(
            "PBR598",
            f"no window of any measure ends in the period {period}, and no ranking is made in it{measured}{ranked}",
            Place(scheme.file.name),
            f"name a period in which one ends; the scheme runs from {scheme.runs}. For what was known on a day, say "
            "--as-at and no period",
        )
    ])  # fmt: skip


def _measures_nothing(file: str) -> Problem:
    return Problem(
        "PBR568",
        "this scheme measures nothing and ranks nobody, so there is nothing to judge",
        Place(file),
        "write measures: and a target: in each that a provider is held to, or rankings:",
    )


def _pays_nothing(file: str) -> Problem:
    return Problem(
        "PBR595",
        "this scheme pays nothing, so there is no money to set beside what is expected",
        Place(file),
        "leave out --expected, or name a scheme that has payments",
    )
