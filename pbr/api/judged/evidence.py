"""Who confirmed the results, what money hangs on the provider's word alone, and a sample to check; ``pbr evidence``."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from pbr.api.given.inputs import RecordsGiven, SchemeGiven, day_given, period_given, records_given, scheme_given
from pbr.api.settling.line_by_line import LineByLine
from pbr.api.settling.prepare import Prepared, making_many_rows, prepare_checked
from pbr.engine.facts.expected_rows import with_expected
from pbr.evidence.attribute_sampling import sample_size, wrong_among
from pbr.evidence.money_on_word import MoneyOnWord, money_on_word
from pbr.evidence.results import KEPT, OnWhoseWord, Result, results_asked, results_known, without_what_was_found
from pbr.evidence.sample_drawn import sample_of
from pbr.evidence.sampled import EvidenceWanted, Sample, SampleChecked
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.extract.as_at import as_known
from pbr.records.extract.needed import with_beside
from pbr.records.extract.read_extract import read_extract
from pbr.records.held_row import HeldRow
from pbr.records.input_file import InputFile
from pbr.records.table import Records
from pbr.scheme.scheme import Scheme
from pbr.settlement.line import Line
from pbr.values.dataclass import dataclass
from pbr.values.period import Period
from pbr.worked_examples.checked_scheme import checked_unranked

__all__ = ["EvidenceFound", "EvidenceWanted", "Sample", "SampleChecked", "check_evidence"]


@dataclass(frozen=True, slots=True)
class EvidenceFound:
    """Every known result that the contract asks after, the money on those only the provider confirmed, and a sample."""

    scheme: Scheme
    period: Period
    as_at: date
    results: tuple[Result, ...]
    money: MoneyOnWord
    sample: Sample
    warnings: tuple[Problem, ...]
    held_rows: tuple[HeldRow, ...]
    inputs: tuple[InputFile, ...]


def check_evidence(
    scheme: SchemeGiven,
    records: RecordsGiven,
    period: Period | str | None = None,
    as_at: date | str | None = None,
    *,
    wanted: EvidenceWanted | None = None,
    hold_errors: bool = False,
    show_values: bool = False,
) -> EvidenceFound:
    """Say on whose word the results of an extract rest, what is due because of it, and draw a sample of them to check.

    The extract is settled twice: as it is, and as if the results that nobody but the provider confirmed were not found
    yet. What is due less is what hangs on them; nothing does where a scheme only judges. Raises ``ProblemsFound`` where
    the scheme or the records are wrong, or
    no such sample can be.
    """
    sampling = wanted or EvidenceWanted()
    _check_wanted(sampling)
    checked = checked_unranked(scheme_given(scheme))
    needs = with_beside(checked.compiled.needs, KEPT)
    wider = replace(checked, compiled=replace(checked.compiled, needs=needs))
    files = records_given(records)
    with making_many_rows():
        prepared = prepare_checked(
            wider, files, period_given(period), day_given(as_at), hold_errors=hold_errors, show_values=show_values
        )
        known = results_known(prepared.records)
        paid: set[tuple[str, str]] = set()
        money = _money(_on_own_word(known), prepared, files, paid)
    results = results_asked(known, prepared.scheme, paid)
    drawn_from = _on_own_word(results) if sampling.own_word_only else results
    return EvidenceFound(
        prepared.scheme, prepared.period, prepared.as_at, results, money, _sample(sampling, drawn_from),
        prepared.warnings, prepared.records.held_rows, (checked.file, *prepared.records.inputs),
    )  # fmt: skip


def _money(results: Collection[Result], prepared: Prepared, files: Path, paid: set[tuple[str, str]]) -> MoneyOnWord:
    """What hangs on these results; nothing of a scheme that only judges. Records with a line are noted in ``paid``."""
    if not prepared.scheme.payments:
        return MoneyOnWord({}, {}, ())
    without = replace(prepared, records=_without(results, prepared, files))
    return money_on_word(_noted(LineByLine(prepared), paid), LineByLine(without))


def _on_own_word(results: Iterable[Result]) -> list[Result]:
    return [result for result in results if result.word is not OnWhoseWord.OTHERS]


def _noted(lines: Iterable[Line], paid: set[tuple[str, str]]) -> Iterator[Line]:
    """The lines as they go by, with the records that they are for taken note of."""
    for line in lines:
        paid.add((line.record.table, line.record.id))
        yield line


def _without(results: Collection[Result], prepared: Prepared, files: Path) -> Records:
    """The records as if these results were not found yet: whatever looks at them, from wherever, finds nothing."""
    compiled = prepared.compiled
    extract = read_extract(files, compiled.needs, prepared.hold_errors, lists=compiled.code_lists)
    tables = {
        name: without_what_was_found(table, frozenset(one.record_id for one in results if one.table == name))
        if name in KEPT
        else table
        for name, table in extract.tables.items()
    }
    known = as_known(replace(extract, tables=tables), prepared.as_at)
    return with_expected(known, prepared.scheme, prepared.as_at)


def _sample(wanted: EvidenceWanted, results: Collection[Result]) -> Sample:
    many, checked = len(results), wanted.checked
    size = sample_size(many, wanted.most_wrong, wanted.sure, wanted.allowed)
    if checked is not None and checked.results > many:
        message = f"{checked.results:,} results were checked, and there are {many:,}"
        raise ProblemsFound([Problem("PBR381", message, Place("sample"), "give the records that the sample is of")])
    says = None if checked is None else wrong_among(many, checked.results, checked.wrong, wanted.sure)
    return Sample(wanted, many, size, sample_of(results, size or 0, wanted.seed), says)


def _check_wanted(wanted: EvidenceWanted) -> None:
    """Raise ``ProblemsFound`` where no sample could be by what is wanted."""
    problems: list[Problem] = []
    place = Place("sample")
    for what, share in (("wrong at most", wanted.most_wrong), ("sure", wanted.sure)):
        if not 0 < share < 1:
            message = f"'{what}' is a share above nothing and below the whole"
            problems.append(Problem("PBR380", message, place, "write it like 5%, and 95% for how sure"))
    if wanted.allowed < 0:
        problems.append(Problem("PBR380", "no less than none can be allowed", place, "allow 0, or more"))
    if wanted.checked is not None and not 0 <= wanted.checked.wrong <= wanted.checked.results:
        message = "more results were found wrong than were checked, or fewer than none"
        problems.append(Problem("PBR381", message, place, "say how many were checked, and how many of them were wrong"))
    if problems:
        raise ProblemsFound(problems)
