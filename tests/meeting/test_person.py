"""One person for the review meeting: everything that is recorded, nothing of others, and the settlement's own sums."""

import json
from datetime import date
from pathlib import Path

import pytest

from pbr.api import ProblemsFound, person, settle
from pbr.api.meetings.person_files import as_json, as_table
from pbr.meeting.cells import sums_in_words
from pbr.meeting.meeting_money import Sums
from pbr.meeting.person_met import Stands
from pbr.meeting.to_settle import to_settle
from pbr.settlement.line import Status
from tests.examples.made import EXAMPLES, SCHEMES
from tests.meeting.small import AS_AT, BY_THE_PLAN, OUTCOMES, PLANS, RECORDS, scheme_file


@pytest.fixture
def scheme(tmp_path: Path) -> Path:
    return scheme_file(tmp_path)


def test_every_outcome_is_there_and_the_plans_follow_each_other(scheme: Path) -> None:
    met = person("S1", scheme, RECORDS, AS_AT).met
    assert [(one.outcome_id, one.payable, str(one.weight), one.verified_by) for one in met.outcomes] == [
        ("A1", True, "1", "council"), ("A2", False, "2", "provider"), ("B1", True, "1", ""),
    ]  # fmt: skip
    assert [(one.plan_id, one.stands, one.next_plan) for one in met.plans] == [
        ("A", Stands.OVER, "B"), ("B", Stands.UNDER_WAY, ""),
    ]  # fmt: skip
    assert [(one.record_id, one.status, one.amount, one.at_stake) for one in met.money] == [
        ("A1", Status.DUE, 10_000, 0), ("B1", Status.OPEN, 0, 10_000),
    ]  # fmt: skip
    assert (met.due, met.hanging.paid) == (10_000, 10_000)


def test_what_was_not_known_on_the_day_is_not_there(scheme: Path) -> None:
    met = person("S1", scheme, RECORDS, "2026-06-14").met
    first = met.outcomes[0]
    assert (first.result, first.achieved_on, first.reviewed_on, first.verified_by) == ("", None, None, "")
    assert [one.stands for one in met.plans] == [Stands.OVER, Stands.TO_COME]
    assert met.under_review is not None
    assert met.under_review.plan_id == "A"
    assert met.due == 0


def test_outcomes_are_shown_that_the_contract_never_reads(tmp_path: Path) -> None:
    found = person("S1", scheme_file(tmp_path, BY_THE_PLAN), RECORDS, AS_AT)
    assert [one.outcome_id for one in found.met.outcomes] == ["A1", "A2", "B1"]
    assert found.met.due == 8_000
    assert [one.name for one in found.inputs] == ["small.yaml", "plans.csv", "outcomes.csv"]


def test_what_has_no_place_of_its_own_is_evidence(tmp_path: Path, scheme: Path) -> None:
    """A field that a contract adds stays with the outcome, whatever it is called."""
    own = scheme.read_text(encoding="utf-8").replace(
        "prices:\n", "records:\n  fields:\n    of an outcome:\n      evidence_reference: text\nprices:\n", 1
    )  # fmt: skip
    outcomes = "\n".join(
        f"{line},{'evidence_reference' if at == 0 else f'letter {at}'}" for at, line in enumerate(OUTCOMES.splitlines())
    )
    found = person("S1", scheme_file(tmp_path, own), {"plans": PLANS, "outcomes": outcomes}, AS_AT)
    assert [dict(one.evidence) for one in found.met.outcomes] == [
        {"evidence_reference": "letter 1"}, {"evidence_reference": "letter 2"}, {"evidence_reference": "letter 3"},
    ]  # fmt: skip
    assert "evidence reference: letter 2" in as_table(found)


def test_what_the_meeting_has_to_settle(scheme: Path) -> None:
    first = to_settle(person("S1", scheme, RECORDS, AS_AT).met)
    assert [(one.record_id, one.missing) for one in first] == [("A2", "it rests on the provider's word alone")]
    other = to_settle(person("S2", scheme, RECORDS, AS_AT).met)
    assert [(one.record_id, one.missing) for one in other] == [
        ("C1", "its result is disputed"),
        ("C1", "nobody is recorded as having confirmed its result"),
    ]
    alone = to_settle(person("S2", scheme, {"plans": PLANS, "outcomes": OUTCOMES.replace("C1,C,", "C1,A,")}, AS_AT).met)
    assert [(one.record_id, one.missing) for one in alone] == [("C", "it is over, and no review is recorded")]


@pytest.mark.parametrize("name", ["wiltshire-penalty-and-reward", "ipc-outcome-tariff", "time-and-task"])
def test_the_money_is_that_of_the_settlement(name: str) -> None:
    """Of some persons of each example: reading whole records changes no line."""
    scheme, records, day = SCHEMES / f"{name}.yaml", EXAMPLES / name / "records", "2026-08-31"
    lines = settle(scheme, records, None, day).lines
    persons = sorted({line.person_id for line in lines} - {""})
    for one in persons[:: max(1, len(persons) // 3)][:3]:
        met = person(one, scheme, records, day).met
        own = [line for line in lines if line.person_id == one]
        assert sum(told.lines for told in met.money) == len(own)
        assert sum(told.amount for told in met.money) == sum(line.amount for line in own)
        assert sum(told.at_stake for told in met.money) == sum(line.at_stake or 0 for line in own)


def test_nothing_of_another_person_is_told(scheme: Path) -> None:
    told = as_json(person("S1", scheme, RECORDS, AS_AT)) + as_table(person("S1", scheme, RECORDS, AS_AT))
    assert "S2" not in told
    assert "C1" not in told


def test_nobody_of_that_id_is_no_page_and_no_id_is_repeated(scheme: Path) -> None:
    with pytest.raises(ProblemsFound) as wrong:
        person("Zebedee-Canary", scheme, RECORDS, AS_AT)
    assert [one.code for one in wrong.value.problems] == ["PBR590"]
    assert "Zebedee" not in str(wrong.value)


def test_a_row_that_could_not_be_read_is_said_to_be_the_persons(scheme: Path) -> None:
    spoilt = {"plans": PLANS, "outcomes": OUTCOMES.replace("2026-06-10,2026-12-13", "2026-06-10,2026-13-13")}
    found = person("S1", scheme, spoilt, AS_AT, hold_errors=True)
    assert [(one.file, one.line) for one in found.met.held_rows] == [("outcomes.csv", 4)]
    assert "outcomes.csv, line 4, is about this person" in as_table(found)


def test_names_are_shown_where_they_are_given_and_nowhere_else(tmp_path: Path, scheme: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text("id,name\nS1,Ivy Example\nP1,Elm Home Care\n", encoding="utf-8")
    told = as_table(person("S1", scheme, RECORDS, AS_AT, names=names))
    assert "Review meeting: Ivy Example (S1)" in told
    assert "Elm Home Care (P1)" in told
    without = person("S1", scheme, RECORDS, AS_AT)
    assert "Ivy" not in as_table(without) + as_json(without)
    assert all(one.name != "names.csv" for one in person("S1", scheme, RECORDS, AS_AT, names=names).inputs)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("id,name\nS1,Ivy Canary\nS1,Ivy Example\n", "PBR591"),
        ("id,name\nS1,\n,Ivy Canary\n", "PBR701"),
        ("S1,Ivy Canary\nS2,Ivy Canary\n", "PBR610"),
        ("id,name\nS1,Ivy Canary,Canary Lane\n", "PBR615"),
    ],
)
def test_no_message_of_a_names_file_has_a_name_in_it(tmp_path: Path, scheme: Path, text: str, code: str) -> None:
    names = tmp_path / "names.csv"
    names.write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsFound) as wrong:
        person("S1", scheme, RECORDS, AS_AT, names=names)
    assert code in {one.code for one in wrong.value.problems}
    assert "Canary" not in "".join(f"{one.message}{one.help}" for one in wrong.value.problems)


def test_one_csv_file_is_enough_where_the_contract_reads_one(tmp_path: Path) -> None:
    scheme, file = scheme_file(tmp_path, BY_THE_PLAN), tmp_path / "any-name.csv"
    file.write_text(PLANS, encoding="utf-8")
    met = person("S1", scheme, file, AS_AT).met
    assert (met.due, met.outcomes) == (8_000, ())


def test_without_a_day_it_is_the_last_on_which_anything_is_recorded(scheme: Path) -> None:
    assert person("S1", scheme, RECORDS).met.as_at == date(2026, 6, 18)


def test_everybody_who_confirmed_is_told_and_a_result_rests_on_no_providers_word_that_the_person_confirmed(
    scheme: Path,
) -> None:
    """A1 was confirmed by provider and person, and B1 by the person alone; the plan A by nobody but the provider."""
    named = ["confirmed_by_provider,confirmed_by_person", "yes,yes", "no,no", ",yes", ","]
    outcomes = OUTCOMES.replace("06-18,council,", "06-18,,").replace(
        "2026-12-13,,,,,", "2026-12-13,achieved,2026-06-20,2026-06-20,,"
    )
    rows = "\n".join(f"{row},{more}" for row, more in zip(outcomes.splitlines(), named, strict=True)) + "\n"
    plans = PLANS.replace("06-18,council", "06-18,provider")
    found = person("S1", scheme, {"plans": plans, "outcomes": rows}, AS_AT)
    assert [(one.outcome_id, one.confirmed_by) for one in found.met.outcomes] == [
        ("A1", ("provider", "person")), ("A2", ("provider",)), ("B1", ("person",)),
    ]  # fmt: skip
    assert [(one.record_id, one.missing) for one in to_settle(found.met)] == [
        ("A", "what the review found rests on the provider's word alone"),
        ("A2", "it rests on the provider's word alone"),
    ]
    assert "provider, person" in as_table(found)
    assert json.loads(as_json(found))["outcomes"][0]["confirmed_by"] == ["provider", "person"]


OF_A_PLAN = """\
    assumed: for a test
    for each: plan where plan_type is "initial"
    priced at: started_on
"""
MEASURE = """\
measures:
  met:
    assumed: for a test
    count: outcome where result is "achieved"
    out of: outcome
    per: provider
    over: quarter
    dated by: due_on
"""
MORE = f"""\
  tenth:
    pay: 10% of plan_value
{OF_A_PLAN}    due: started_on
  visible_cost:
    note: £5.00
    waits for: plan_value is known
{OF_A_PLAN}    due: started_on
  withheld:
    pay: £10.00
{OF_A_PLAN}    due: end of quarter
    scaled by: met
    steps of the whole:
      below 50%: nil
      from 50%: 100%
"""


def test_what_is_shown_kept_back_and_not_known_is_no_nought(tmp_path: Path) -> None:
    """£80.00 are due; a tenth of a blank sum is not known; a note of £5.00 waits; £10.00 go by a measure."""
    measured = BY_THE_PLAN.replace("payments:\n", f"{MEASURE}payments:\n", 1)
    text = measured.replace("examples:\n", f"{MORE}examples:\n", 1)
    plans = "".join(f"{row},{'' if at else 'plan_value'}\n" for at, row in enumerate(PLANS.splitlines()))
    found = person("S1", scheme_file(tmp_path, text), {"plans": plans, "outcomes": OUTCOMES}, AS_AT)
    assert (found.met.due, found.met.with_others) == (8_000, Sums(1_000, 0))
    assert found.met.hanging == Sums(0, 0, 1)
    told = " ".join(as_table(found).split())
    assert "This hangs on the review, or on a day to come: 1 line whose sum is not known yet." in told
    assert "this person's bring at most £10.00 to be paid." in told
    assert "visible cost" not in told
    said = json.loads(as_json(found))
    assert (said["paid_by_a_measure"], said["taken_off_by_a_measure"]) == ("10.00", "0.00")


@pytest.mark.parametrize(
    ("sums", "said"),
    [
        (Sums(0, 0, 1), "1 line whose sum is not known yet"),
        (Sums(0, 0, 2), "2 lines whose sums are not known yet"),
        (Sums(500, -100), "at most £5.00 to be paid and £1.00 to be taken off"),
        (Sums(0, -100, 1), "at most £1.00 to be taken off and 1 line whose sum is not known yet"),
    ],
)
def test_sums_are_said_whole(sums: Sums, said: str) -> None:
    assert sums_in_words(sums) == said
