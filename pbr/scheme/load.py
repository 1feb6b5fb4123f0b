"""From a scheme file to a scheme: the tree, the form, then every section's meaning; all problems at once."""

from hashlib import sha256
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field, ValidationError

from pbr.problems.problem import Problem, ProblemsFound, errors_in
from pbr.problems.suggest import did_you_mean
from pbr.scheme.example import ExampleForm, read_examples
from pbr.scheme.form import Block, Form, Text, Texts, plain, problems_of
from pbr.scheme.holds import RecordsForm, read_holds
from pbr.scheme.limits import LimitForm, read_limits
from pbr.scheme.measures import MeasureForm, read_measures
from pbr.scheme.naming import check_name
from pbr.scheme.payments import PaymentForm, read_payments
from pbr.scheme.prices import PriceForm, read_prices
from pbr.scheme.reading import Reading
from pbr.scheme.scheme import Scheme
from pbr.scheme.terms import TermsForm, declare_terms, read_terms
from pbr.settlement.settlement import InputFile
from pbr.source.tree import Scalar
from pbr.source.text_file import read_text
from pbr.source.yaml_tree import parse_yaml
from pbr.values.period import Period, period_in_words
from pbr.values.rounding import Rounding

Meaning = TypeVar("Meaning")

_ROUNDINGS = {f"each line to the penny, {rounding.value}": rounding for rounding in Rounding}


class SchemeForm(Form):
    """A scheme as written: the heading, and the sections in their order."""

    pbr: Text
    scheme: Text
    title: Text
    runs: Text
    rounding: Text
    months: Text | None = None
    sources: Annotated[dict[str, Text], Block] = {}
    about: Text | None = None
    leaves_out: Texts = Field((), alias="leaves out")
    records: Annotated[RecordsForm, Block] = RecordsForm()
    terms: TermsForm = {}
    measures: Annotated[dict[str, Annotated[MeasureForm, Block]], Block] = {}
    prices: Annotated[dict[str, PriceForm], Block] = {}
    payments: Annotated[dict[str, Annotated[PaymentForm, Block]], Block]
    limits: Annotated[dict[str, Annotated[LimitForm, Block]], Block] = {}
    examples: Annotated[dict[str, Annotated[ExampleForm, Block]], Block]


def load_scheme(path: Path) -> Scheme:
    """Read a scheme file and check its form, names and types. Raises `ProblemsFound` with everything that is wrong."""
    text = read_text(path, str(path))
    return read_scheme(text, str(path), sha256(text.encode()).hexdigest())


def read_scheme(text: str, shown_as: str, digest: str = "") -> Scheme:
    """The scheme that a text means. Raises `ProblemsFound` with everything that is wrong."""
    tree = parse_yaml(text, shown_as)
    reading = Reading(tree, tuple(text.splitlines()))
    try:
        form = SchemeForm.model_validate(plain(tree))
    except ValidationError as error:
        for problem in problems_of(error, tree):
            reading.problem(problem.code, problem.message, problem.place, problem.help)
        raise ProblemsFound(_sorted(reading.problems)) from None
    scheme = _read(form, text, reading, InputFile(shown_as, digest))
    problems = _sorted(reading.problems)
    if scheme is None or errors_in(problems):
        raise ProblemsFound(problems)
    if len(scheme.payments) != len(form.payments) or len(scheme.examples) != len(form.examples):
        # Something was left out without a word: better no answer than one that lacks a payment.
        raise RuntimeError("a payment or an example of the scheme was not read")
    return scheme


def _read(form: SchemeForm, text: str, reading: Reading, file: InputFile) -> Scheme | None:
    """Each section in turn: names are declared before anything that uses them."""
    if form.pbr.text != "1":
        reading.problem(
            "PBR222", f"this is not version 1 of the language: '{form.pbr.text}'", form.pbr.place, "write pbr: 1"
        )
    check_name(form.scheme.text, form.scheme.place, reading)
    runs = _read_runs(form.runs, reading)
    rounding = _chosen(form.rounding, _ROUNDINGS, "a way of rounding", reading)
    if form.months is not None:
        _chosen(form.months, {"last day where shorter": True}, "a rule for months", reading)
    reading.months_declared = form.months is not None
    reading.sources = tuple(form.sources)
    declared = declare_terms(form.terms, reading)
    terms = read_terms(declared, reading)
    holds = read_holds(form.records, reading)
    prices = read_prices(form.prices, reading)
    measures = read_measures(form.measures, reading)
    payments = read_payments(form.payments, prices, measures, reading)
    limits = read_limits(form.limits, payments, reading)
    if runs is None or rounding is None:
        return None
    examples = read_examples(form.examples, runs, reading)
    return Scheme(
        name=form.scheme.text,
        title=" ".join(form.title.text.split()),
        file=file,
        text=text,
        runs=runs,
        rounding=rounding,
        sources={name: " ".join(text.text.split()) for name, text in form.sources.items()},
        about=" ".join(form.about.text.split()) if form.about else "",
        leaves_out=tuple(" ".join(item.text.split()) for item in form.leaves_out),
        holds=holds,
        terms=terms,
        measures=measures,
        prices=prices,
        payments=payments,
        limits=limits,
        examples=examples,
        warnings=tuple(problem for problem in reading.problems if problem.severity == "warning"),
    )


def _read_runs(text: Scalar, reading: Reading) -> Period | None:
    runs = period_in_words(text.text)
    if runs is None:
        reading.problem(
            "PBR214", f"'{text.text}' is not a period", text.place, "write it like 2026-04-01 to 2027-03-31"
        )
    elif runs.last < runs.first:
        reading.problem("PBR214", "this period ends before it begins", text.place)
        return None
    return runs


def _chosen(text: Scalar, choices: dict[str, Meaning], what: str, reading: Reading) -> Meaning | None:
    if text.text in choices:
        return choices[text.text]
    reading.problem(
        "PBR205",
        f"'{text.text}' is not {what}",
        text.place,
        did_you_mean(text.text, list(choices)) or f"one of: {'; '.join(choices)}",
    )
    return None


def _sorted(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (problem.place, problem.code))
