"""A look in words: as the contract reads, as a line gives its reason, and as a provider is told."""

from datetime import date

import pytest

from pbr.conditions.deciding_facts import why
from pbr.describe.conditions import in_words
from pbr.problems.problem import ProblemsFound
from pbr.records.extract.as_at import as_known
from pbr.records.extract.needed import looks_of
from pbr.remittance.fact_sentences import facts_sentence
from pbr.settlement.fact_words import facts_in_words
from tests.engine.rows import Tables, outcome, plan, records
from tests.engine.settled import extract_of, scheme

BONUS = """
payments:
  bonus:
    assumed: made up
    pay: £1.00
    for each: plan
    priced at: started_on
    when: {}
    due: started_on
"""
BELOW = 'any outcome where (result is "achieved" and reviewed_on <= plan\'s ended_on)'
ACROSS = "no other plan of the person where (started_on > this plan's ended_on + 14 days)"


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (
            BELOW,
            "the plan has an outcome for which the outcome's result is achieved and the day the outcome was reviewed "
            "is on or before the day the plan ended",
        ),
        (
            ACROSS,
            "the person has no other plan for which the day the plan started is after 2 weeks after the day this plan "
            "ended",
        ),
        (
            "any stay of the person where (provider_id is this plan's provider_id)",
            "the person has a stay for which the stay's provider is this plan's provider",
        ),
    ],
)
def test_as_the_contract_reads(when: str, said: str) -> None:
    (payment,) = scheme(BONUS.format(when)).scheme.payments
    assert payment.gates.when is not None
    assert in_words(payment.gates.when.condition) == said


@pytest.mark.parametrize(
    ("when", "rows", "reason", "sentence"),
    [
        (
            BELOW,
            records(plan("A", ended_on="2026-06-14"), outcome("O1", "A", result="not_achieved")),
            'no outcome where (result is "achieved" and reviewed_on <= plan\'s ended_on)',
            "the plan has no outcome of the kind that the contract asks about",
        ),
        (
            BELOW,
            records(plan("A", ended_on="2026-06-14"), outcome("O1", "A")),
            'whether any outcome where (result is "achieved" and reviewed_on <= plan\'s ended_on) is not known',
            "whether the plan has an outcome of the kind that the contract asks about is not known yet",
        ),
        (
            ACROSS,
            records(plan("A", ended_on="2026-06-14"), plan("B", started_on="2026-07-01", provider_id="P2")),
            "another plan of the person where (started_on > this plan's ended_on + 2 weeks)",
            "the person has another plan of the kind that the contract asks about",
        ),
    ],
)
def test_as_a_reason_and_as_a_provider_is_told(when: str, rows: Tables, reason: str, sentence: str) -> None:
    compiled = scheme(BONUS.format(when))
    known = as_known(extract_of(compiled, rows), date(2026, 9, 30))
    functions = compiled.functions_of({name: table.layout for name, table in known.tables.items()}, date(2026, 9, 30))
    (payment,) = compiled.scheme.payments
    assert payment.gates.when is not None
    facts = why(payment.gates.when.condition, known.tables["plans"].rows[0], functions.layouts)
    assert facts_in_words(facts) == reason
    assert facts_sentence(facts) == sentence


def test_two_ways_of_writing_one_look_are_one() -> None:
    weeks, days = (scheme(BONUS.format(ACROSS.replace("14 days", many))) for many in ("2 weeks", "14 days"))
    assert [look.words for look in looks_of(weeks.needs)] == [look.words for look in looks_of(days.needs)]
    term = '\nterms:\n  of a stay:\n    in_hospital: kind is "hospital"\n'
    twice = 'any stay of the person where (in_hospital) and any stay of the person where (kind is "hospital")'
    with pytest.raises(ProblemsFound) as found:
        scheme(term + BONUS.format(twice))
    assert [one.code for one in found.value.problems] == ["PBR430"]
