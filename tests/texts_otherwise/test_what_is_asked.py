"""Wherever a scheme asks for a text, rows that have it otherwise are told; the money is what the letters say."""

from pathlib import Path

import pytest

from tests.engine.rows import Fields, Tables, outcome, person, plan, records, standard
from tests.texts_otherwise.schemes import package, said, settled

AREAS = records(
    plan("A", area="wiltshire"),
    plan("B", person_id="S2", area="WILTSHIRE"),
    plan("C", person_id="S3", area="WILTSHIRE"),
    plan("D", person_id="S4", area="swindon"),
    plan("E", person_id="S5"),
)
IN_CAPITALS = 'plans.csv: area differs from "wiltshire", which the scheme asks for, in capitals alone in 2 rows'
READ_AS_ANOTHER = ", and is read as another"
BY_AREA = """\
prices:
  tariff:
    by: area
    from 2026-04-01: {wiltshire: £250.00, otherwise: £10.00}
    assumed: made up
payments:
  package: {assumed: made up, pay: tariff, for each: plan, priced at: started_on, due: started_on}
"""
IN_PARTS = """\
payments:
  package:
    assumed: made up
    pay: £250.00
    for each: plan
    priced at: started_on
    in parts:
      first: {share: 50%, when: area is "wiltshire", due: started_on}
      last: {share: rest, due: started_on}
"""


def test_a_condition_is_not_earned_and_a_price_falls_to_otherwise_and_both_are_told(tmp_path: Path) -> None:
    # A alone is in the area that is asked for: £250.00. D and E are not, nor, by their letters, are B and C.
    one = settled(tmp_path, package('when: area is "wiltshire"'), AREAS)
    assert (one.total_due, said(one.warnings)) == (250_00, [IN_CAPITALS + READ_AS_ANOTHER])
    # A £250.00; B, C and D the row otherwise, £10.00 each: £280.00. E has no area, and waits for it.
    by_price = settled(tmp_path, BY_AREA, AREAS)
    assert (by_price.total_due, said(by_price.warnings)) == (280_00, [IN_CAPITALS + READ_AS_ANOTHER])


@pytest.mark.parametrize(
    "sections",
    [
        package('when: area is not "wiltshire"'),
        package('when: plan_type is "initial" and not (area is "wiltshire" or area is "bath")'),
        package('when: area is one of "bath", "wiltshire"'),
        'terms:\n  of a plan: {here: area is "wiltshire"}\n' + package("when: here"),
        package('waits for: area is "wiltshire"'),
        package('not assessed when: area is "wiltshire"'),
        package() + 'leaves out:\n  - plan where area is "wiltshire"\n',
        'records: {hold when: {of a plan: {there: area is "wiltshire"}}}\n' + package(),
        package("when: another plan of the person where (area is \"wiltshire\")"),
        'measures:\n  there: {assumed: made up, count: plan where area is "wiltshire", out of: plan, per: provider, '
        "over: run}\n" + package(),
        IN_PARTS,
    ],
)  # fmt: skip
def test_every_condition_is_looked_at(sections: str, tmp_path: Path) -> None:
    assert said(settled(tmp_path, sections, AREAS).warnings) == [IN_CAPITALS + READ_AS_ANOTHER]


BY_PROVIDER = """\
prices:
  monthly:
    by: provider_id
    from 2026-04-01: {P1: £100.00, otherwise: £10.00}
    assumed: made up
payments:
  block: {assumed: made up, pay: monthly, for each: month per provider, priced at: start of month, due: end of month}
  plan: {assumed: made up, pay: nil, for each: plan, priced at: started_on, due: started_on}
"""
COMPARED = """\
measures:
  there:
    assumed: made up
    count: plan where end_reason is "completed"
    out of: plan
    per: provider
    over: quarter
    dated by: started_on
    compared with: opening done_before
    target: at least 10% more
"""
OWN = """\
records:
  fields:
    of a plan:
      link_worker: text
"""


def brought_in(name: str, provider: str) -> tuple[str, Fields]:
    """A figure from before."""
    days = {"from_on": "2025-04-01", "to_on": "2026-03-31"}
    return "openings", {"name": name, "provider_id": provider, "value": "0.5", **days}


@pytest.mark.parametrize(
    ("sections", "tables", "words"),
    [
        (BY_PROVIDER, records(plan("A", provider_id="p1")), 'plans.csv: provider_id differs from "P1", '
         "which the scheme asks for, in capitals alone in 1 row"),
        (COMPARED + package(), records(plan("A"), plan("B", provider_id="P2"), brought_in("done_before", "P1"),
         brought_in("Done before", "P2")), 'openings.csv: name differs from "done_before", which the scheme asks for, '
         "in spaces, accents or signs alone in 1 row"),
        (COMPARED + package(), records(plan("A"), brought_in("done_before", "All together")), 'openings.csv: '
         'provider_id differs from "all together", which the scheme asks for, in capitals alone in 1 row'),
        (OWN + package('when: link_worker is "nobody"'), records(plan("A", link_worker="Nobody")),
         'plans.csv: link_worker differs from "nobody", which the scheme asks for, in capitals alone in 1 row'),
        (package("when: any outcome where (outcome is \"washing\")"),
         records(plan("A"), outcome("O1", "A", outcome="Washing")),
         'outcomes.csv: outcome differs from "washing", which the scheme asks for, in capitals alone in 1 row'),
        (package("when: plan's area is \"bath\"").replace("started_on", "due_on").replace("plan\n", "outcome\n"),
         records(plan("A", area="Bath"), plan("B", area="bath"), outcome("O1", "A"), outcome("O2", "B")),
         'plans.csv: area differs from "bath", which the scheme asks for, in capitals alone in 1 row'),
        ('measures:\n  kept: {assumed: made up, count: standard where met and standard is "food", out of: standard, '
         "per: provider, over: run}\n" + package(), records(plan("A"), standard("Food", "no")),
         'standards.csv: standard differs from "food", which the scheme asks for, in capitals alone in 1 row'),
        (package('when: any referral of the person where (area is "bath")'),
         records(plan("A"), person("S1", "2026-04-02", area="BATH")),
         'people.csv: area differs from "bath", which the scheme asks for, in capitals alone in 1 row'),
    ],
)  # fmt: skip
def test_every_place_of_a_text_is_looked_at(sections: str, tables: Tables, words: str, tmp_path: Path) -> None:
    assert said(settled(tmp_path, sections, tables).warnings) == [words + READ_AS_ANOTHER]


@pytest.mark.parametrize(
    ("asked", "there", "apart"),
    [
        ("St Mary's", "St Mary’s", "spaces, accents or signs"),
        ("St Mary's", "St  Mary's", "spaces, accents or signs"),
        ("north-east", "north–east", "spaces, accents or signs"),
        ("north-east", "north\u2011east", "spaces, accents or signs"),
        ("north east", "North-East", "spaces, accents or signs"),
        ("Zoë", "Zoe", "spaces, accents or signs"),
        ("P1", "P01", "noughts before a number"),
    ],
)
def test_in_what_a_text_differs_is_said(asked: str, there: str, apart: str, tmp_path: Path) -> None:
    one = settled(tmp_path, package(f'when: area is "{asked}"'), records(plan("A", area=there)))
    assert one.total_due == 0
    words = f'area differs from "{asked}", which the scheme asks for, in {apart} alone in 1 row'
    assert said(one.warnings) == [f"plans.csv: {words}{READ_AS_ANOTHER}"]


def test_two_differences_of_one_text_are_one_warning(tmp_path: Path) -> None:
    several = records(
        plan("A", area="BATH"), plan("B", person_id="S2", area="Bath."), plan("C", person_id="S3", area="bath")
    )
    [words] = said(settled(tmp_path, package('when: area is "bath"'), several).warnings)
    assert "in capitals and spaces, accents or signs alone in 2 rows" in words


@pytest.mark.parametrize(
    "sections",
    [
        # What is named beside it is told apart as it is meant to be.
        package('when: area is one of "wiltshire", "WILTSHIRE"'),
        package('when: area is "wiltshire" or area is "WILTSHIRE"'),
        BY_AREA.replace("wiltshire: £250.00", "wiltshire: £250.00, WILTSHIRE: £250.00"),
        # Another word is another area, and not one that is written otherwise.
        package('when: area is "wiltshires"'),
        package(),
    ],
)  # fmt: skip
def test_nothing_is_said_where_nothing_is_written_otherwise(sections: str, tmp_path: Path) -> None:
    assert said(settled(tmp_path, sections, AREAS).warnings) == []


def test_spaces_at_the_ends_are_nothing(tmp_path: Path) -> None:
    one = settled(tmp_path, package('when: area is "bath"'), records(plan("A", area=" bath\u00a0")))
    assert (one.total_due, said(one.warnings)) == (250_00, [])


def test_what_is_told_already_is_not_told_twice(tmp_path: Path) -> None:
    taken_by_nothing = settled(
        tmp_path,
        package().replace("each: plan", 'each: plan where area is "wiltshire"'),
        records(plan("B", area="WILTSHIRE")),
    )
    assert said(taken_by_nothing.warnings) == []
    assert [one.help.split("?")[0] for one in taken_by_nothing.warnings if one.code == "PBR851"] == [
        'did you mean "wiltshire"'
    ]
    no_figure = settled(tmp_path, COMPARED + package(), records(plan("A"), brought_in("Done before", "P1")))
    assert said(no_figure.warnings) == []
    assert [one.help for one in no_figure.warnings if one.code == "PBR859"] == ['did you mean "Done before"?']
