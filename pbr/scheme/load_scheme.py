"""Loading (parsing and validating) a scheme file: the tree, the form, then each section; all problems at once."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from pbr.problems.problem import ProblemsFound, errors_in
from pbr.records.input_file import InputFile
from pbr.scheme.examples.worked_examples_form import read_examples
from pbr.scheme.fitness.fitness_form import read_fitness
from pbr.scheme.limits.limits_form import read_limits
from pbr.scheme.measuring.exclusions_form import read_left_out
from pbr.scheme.measuring.expected_standards import check_dated_as_expected
from pbr.scheme.measuring.framework import Framework
from pbr.scheme.measuring.framework_form import read_framework
from pbr.scheme.measuring.measures import Measure
from pbr.scheme.measuring.measures_form import read_measures
from pbr.scheme.measuring.rankings_form import read_rankings
from pbr.scheme.measuring.verdicts_form import read_verdicts
from pbr.scheme.payments.only_one import OnlyOne
from pbr.scheme.payments.only_one_form import read_only_one, with_not_beside
from pbr.scheme.payments.payers import PaidBy
from pbr.scheme.payments.payers_form import read_paid_by, read_payers
from pbr.scheme.payments.payments import Payment
from pbr.scheme.payments.payments_form import read_payments
from pbr.scheme.payments.quantity_limits_form import check_quantity_limits
from pbr.scheme.pricing.price_coverage import check_figures_cover, check_figures_used
from pbr.scheme.pricing.prices import Price
from pbr.scheme.pricing.prices_form import read_prices
from pbr.scheme.reading.another_kind_of_file import FileKind, refuse_another
from pbr.scheme.reading.calendar_form import read_calendar
from pbr.scheme.reading.cycles import read_cycle
from pbr.scheme.reading.defined_names import check_name
from pbr.scheme.reading.heading_form import (
    check_months,
    check_pays_or_measures,
    check_version,
    read_rounding,
    read_runs,
)
from pbr.scheme.reading.provenance_form import one_line
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.terms_form import declare_terms, read_terms
from pbr.scheme.records.holds import Hold
from pbr.scheme.records.holds_form import read_holds
from pbr.scheme.records.own_fields_form import check_own_fields_used, read_own_fields
from pbr.scheme.records.own_tables_form import read_own_tables
from pbr.scheme.scheme import Scheme
from pbr.scheme.scheme_form import SchemeForm
from pbr.scheme.sound_sections import ANY_DAYS, form_of
from pbr.scheme.together.added_up_checks import check_added_up
from pbr.scheme.together.conditions_together import check_can_be_counted, check_can_be_earned
from pbr.scheme.together.day_count_warnings import check_spans
from pbr.scheme.together.day_of_window_warnings import check_day_of_window
from pbr.scheme.together.first_windows import check_first_windows
from pbr.scheme.together.former_names import read_former_names
from pbr.scheme.together.key_combinations import check_words_together
from pbr.scheme.together.known_by_due_day import check_known_in_time
from pbr.scheme.together.left_open_by_blank import check_left_open
from pbr.scheme.together.measured_in_time import check_measured_in_time
from pbr.scheme.together.payers_together import limits_with_payers, payments_with_payers
from pbr.scheme.together.provider_window_checks import check_providers_said, check_windows_whole
from pbr.scheme.together.taken_back import check_holds_in_time, check_not_taken_back
from pbr.scheme.together.tiers_together import check_tiers
from pbr.scheme.together.working_days_reach import check_working_days_reach
from pbr.scheme.together.year_warnings import check_years
from pbr.source.text_file import decode, read_bytes
from pbr.source.yaml_tree import parse_yaml
from pbr.values.period import Period


def load_scheme(path: Path, shown_as: str = "") -> Scheme:
    """Read a scheme file and check its form, names and types. Raises `ProblemsFound` with everything that is wrong.

    ``shown_as`` is what problems and explanations call the file: its path, unless another name is given.
    """
    shown_as = shown_as or str(path)
    content = read_bytes(path, shown_as)
    return read_scheme(decode(content, shown_as), shown_as, sha256(content).hexdigest())


def read_scheme(text: str, shown_as: str, digest: str = "") -> Scheme:
    """The scheme that a text means. Raises `ProblemsFound` with everything that is wrong."""
    reading = Reading(tree := parse_yaml(text, shown_as), tuple(text.splitlines()))
    refuse_another(tree, FileKind.SCHEME)
    form = form_of(tree, reading)
    scheme = _read(form, text, reading, InputFile(shown_as, digest))
    problems = sorted(reading.problems, key=lambda problem: (problem.place, problem.code))
    if scheme is None or errors_in(problems):
        raise ProblemsFound(problems)
    if len(scheme.payments) != len(form.payments) or len(scheme.examples) != len(form.examples):
        # Something was left out without a word: better no answer than one that lacks a payment.
        raise RuntimeError("a payment or an example of the scheme was not read")
    return scheme


def _read_heading(form: SchemeForm, runs: Period | None, reading: Reading) -> None:
    """What the heading says that the rest is read by: months, cycles, the calendar, and the sources by their names."""
    check_version(form.pbr, reading)
    check_pays_or_measures(reading)
    check_months(form.months, reading)
    reading.cycle = read_cycle(form.cycle, runs, reading)
    reading.calendar = read_calendar(form.calendar, runs, reading)
    reading.sources = tuple(form.sources)
    check_name(form.scheme.text, form.scheme.place, reading)
    for name in form.sources:
        check_name(name, reading.place("sources", name), reading)


def _read(form: SchemeForm, text: str, reading: Reading, file: InputFile) -> Scheme | None:
    """Each section in turn: names are declared before anything that uses them."""
    runs = None if "runs" in reading.unread else read_runs(form.runs, reading)
    rounding = read_rounding(form.rounding, reading)
    _read_heading(form, runs, reading)
    framework = read_framework(form.framework, reading)
    own = (*read_own_fields(form.records.fields, reading), *read_own_tables(form.records.tables, reading))
    terms = read_terms(declare_terms(form.terms, reading), reading)
    holds = read_holds(form.records, reading)
    prices = read_prices(form.prices, form.indices, reading)
    measures = read_measures(form.measures, reading)
    check_can_be_counted(measures, form.measures, runs, reading)
    check_dated_as_expected(framework, measures, reading)
    verdicts = read_verdicts(form.verdicts, measures, reading)
    rankings = read_rankings(form.rankings, prices, measures, runs or ANY_DAYS, reading)
    left_out = read_left_out(form.leaves_out, reading)
    payers, paid_by = read_payers(form.payers, reading), read_paid_by(form.paid_by, reading)
    payments, only_one = _read_payments(form, prices, measures, paid_by, runs or ANY_DAYS, reading)
    _check_payments(form, payments, runs, reading)
    bounds = read_limits(form.limits, payments, prices, runs or ANY_DAYS, reading)
    limits = limits_with_payers(bounds, payments, paid_by, reading)
    examples = read_examples(form.examples, runs or ANY_DAYS, reading)
    _check_together(form, payments, holds, measures, prices, framework, reading)
    check_own_fields_used(own, reading)
    _check_over_run(form, runs, payments, measures, prices, reading)
    if runs is None or rounding is None:
        return None
    return Scheme(
        name=form.scheme.text,
        title=" ".join(form.title.text.split()),
        file=file,
        text=text,
        runs=runs,
        rounding=rounding,
        sources={name: one_line(text.text) for name, text in form.sources.items()},
        about=one_line(form.about.text) if form.about else "",
        left_out=left_out,
        leaves_out=tuple(one_line(item.text) for item in form.leaves_out),
        holds=holds,
        framework=framework,
        terms=terms,
        measures=measures,
        prices=prices,
        indices=reading.indices,
        payments=payments,
        limits=limits,
        examples=examples,
        warnings=tuple(problem for problem in reading.problems if problem.severity == "warning"),
        formerly=form.formerly.text if form.formerly else "",
        renamed=read_former_names(payments, limits, reading),
        own=own,
        tables=reading.tables,
        calendar=reading.calendar,
        verdicts=verdicts,
        rankings=rankings,
        payers=payers,
        paid_by=paid_by,
        fitness=read_fitness(form.fitness, reading),
        only_one=only_one,
    )


def _read_payments(
    form: SchemeForm,
    prices: Mapping[str, Price],
    measures: Mapping[str, Measure],
    paid_by: PaidBy | None,
    runs: Period,
    reading: Reading,
) -> tuple[tuple[Payment, ...], tuple[OnlyOne, ...]]:
    """The payments, each with who pays and those that must not be earned beside it, and the rules that say so."""
    together = [one.names for one in form.only_one_of.values()]
    read = read_payments(form.payments, prices, measures, runs, reading, together)
    only_one = read_only_one(form.only_one_of, read, runs, reading)
    return payments_with_payers(with_not_beside(read, only_one, runs), paid_by, reading), only_one


def _check_over_run(
    form: SchemeForm,
    runs: Period | None,
    payments: tuple[Payment, ...],
    measures: Mapping[str, Measure],
    prices: Mapping[str, Price],
    reading: Reading,
) -> None:
    """What can be said of a scheme whose days can be read."""
    if runs is not None:
        check_windows_whole(runs, payments, reading)
        for payment in payments:
            check_first_windows(payment, form.payments[payment.name], runs, reading)
        check_figures_cover(runs, prices, reading)
        check_years(payments, form.payments, measures, form.measures, runs, reading)


def _check_payments(form: SchemeForm, payments: tuple[Payment, ...], runs: Period | None, reading: Reading) -> None:
    """What can be said of each payment by itself."""
    for payment in payments:
        check_words_together(payment, form.payments[payment.name], reading)
        check_added_up(payment, form.payments[payment.name], reading)
        check_spans(payment, form.payments[payment.name], reading)
        check_day_of_window(payment, form.payments[payment.name], runs, reading)
        check_can_be_earned(payment, form.payments[payment.name], runs, reading)
        check_working_days_reach(payment, form.payments[payment.name], runs, reading)
    check_tiers(payments, reading)
    check_quantity_limits(payments, reading)


def _check_together(
    form: SchemeForm,
    payments: tuple[Payment, ...],
    holds: tuple[Hold, ...],
    measures: Mapping[str, Measure],
    prices: Mapping[str, Price],
    framework: Framework,
    reading: Reading,
) -> None:
    """What can be said only of sections that were read whole: elsewhere it would follow from a problem noted before."""
    if not (reading.is_sound("terms") and reading.is_sound("measures")):
        return
    for payment in payments:
        if reading.is_sound("payments", payment.name):
            check_not_taken_back(payment, form.payments[payment.name], reading)
            check_left_open(payment, form.payments[payment.name], reading)
            check_known_in_time(payment, form.payments[payment.name], reading)
            check_measured_in_time(payment, form.payments[payment.name], reading)
    check_holds_in_time(holds, payments, reading)
    if reading.is_sound("payments"):
        check_providers_said(payments, measures, framework, reading)
        if reading.is_sound("rankings"):
            check_figures_used(prices, reading)
