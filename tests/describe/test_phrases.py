"""The table of phrases: its keys are those of the forms, and every example in it is run."""

import pytest

from pbr.describe.description import describe
from pbr.problems.problem import ProblemsFound
from pbr.records.cells.council_codes import COUNCIL_CODES
from pbr.records.dictionary import TABLES
from pbr.scheme.examples.worked_examples import STATUS_WORDS
from pbr.scheme.examples.worked_examples_form import ExampleForm
from pbr.scheme.limits.limits_form import LimitForm
from pbr.scheme.load_scheme import read_scheme
from pbr.scheme.measuring.framework_form import ListForm
from pbr.scheme.measuring.measures_form import MeasureForm
from pbr.scheme.measuring.rankings_form import RankingForm
from pbr.scheme.measuring.verdicts_form import VerdictForm
from pbr.scheme.payments.only_one_form import OnlyOneForm
from pbr.scheme.payments.parts_form import PartForm
from pbr.scheme.payments.payments_form import PaymentForm
from pbr.scheme.pricing.prices_form import PriceForm
from pbr.scheme.reading.calendar_form import CalendarForm
from pbr.scheme.reading.indices_form import IndexForm
from pbr.scheme.reading.section_form import Form
from pbr.scheme.reading.terms_form import kinds_by_heading
from pbr.scheme.records.holds_form import RecordsForm
from pbr.scheme.reference.every_phrase import PHRASES
from pbr.scheme.reference.phrase import Phrase
from pbr.scheme.reference.roundings import meaning_of
from pbr.scheme.scheme_form import SchemeForm
from pbr.values.rounding import Rounding
from pbr.worked_examples.run_examples import run_examples
from tests.generate.language_examples import completed

FORMS: dict[str, type[Form]] = {
    "scheme": SchemeForm,
    "calendar": CalendarForm,
    "records": RecordsForm,
    "framework": ListForm,
    "measures": MeasureForm,
    "indices": IndexForm,
    "prices": PriceForm,
    "payments": PaymentForm,
    "parts": PartForm,
    "verdicts": VerdictForm,
    "rankings": RankingForm,
    "only one of": OnlyOneForm,
    "limits": LimitForm,
    "examples": ExampleForm,
}


def keys_of(section: str) -> tuple[str, ...]:
    """The phrases that a section takes as keys: ``keys_of("limits")``."""
    return tuple(phrase.words for phrase in PHRASES if section in phrase.key_of)


@pytest.mark.parametrize("section", FORMS)
def test_the_keys_of_a_section_are_exactly_those_of_its_form(section: str) -> None:
    taken = {field.alias or name for name, field in FORMS[section].model_fields.items()}
    taken = {"from DATE" if word.startswith("from ") else word for word in taken}
    listed = keys_of(section)
    assert set(listed) == taken
    assert len(listed) == len(taken)


def test_no_phrase_is_a_key_of_a_section_that_is_not() -> None:
    assert {section for phrase in PHRASES for section in phrase.key_of} == set(FORMS)


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: f"{phrase.section}: {phrase.words}")
def test_every_example_is_a_scheme_that_gives_what_it_says(phrase: Phrase) -> None:
    try:
        scheme = read_scheme(completed(phrase), "example.yaml")
    except ProblemsFound as found:
        pytest.fail("\n".join(f"{problem.code} {problem.message}" for problem in found.problems))
    assert [f"{problem.code} {problem.message}" for problem in run_examples(scheme)] == []
    described = describe(scheme)
    assert all(f"{payment.name}: for each " in described for payment in scheme.payments)
    assert max(map(len, described.splitlines())) <= 100


def test_an_example_shows_the_words_it_is_for() -> None:
    for phrase in PHRASES:
        if phrase.key_of:
            words = phrase.words.replace("from DATE", "from 2026-04-01")
            assert f"{words}:" in phrase.example, phrase.words


def test_every_status_rounding_and_kind_of_record_has_its_phrase() -> None:
    assert {"due", *STATUS_WORDS} == {phrase.words for phrase in PHRASES if phrase.section == "statuses"}
    assert all(meaning_of(rounding) for rounding in Rounding)
    terms = {phrase.words for phrase in PHRASES if phrase.section == "terms"}
    assert terms == {heading for heading, kind in kinds_by_heading().items() if kind.name != "openings"}
    lists = {phrase.words for phrase in PHRASES if phrase.section == "framework" and not phrase.key_of}
    assert lists == {codes.heading for codes in COUNCIL_CODES}
    assert {table for table in TABLES if table != "openings"} <= set(keys_of("examples"))


def test_no_phrase_is_listed_twice_in_a_section() -> None:
    listed = [(phrase.section, phrase.words) for phrase in PHRASES]
    assert len(listed) == len(set(listed))
