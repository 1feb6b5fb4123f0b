"""A council's own code that differs from a scheme's in capitals alone: the scheme's is named wherever it is unknown."""

from pathlib import Path

import pytest

from tests.cli.command import pbr

SCHEME = """pbr: 1
scheme: capitals
title: A price by the area
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
prices:
  tariff:
    by: area, plan_type
    from 2026-04-01:
      WILTSHIRE: {{reablement: £250.00}}
      SWINDON: {{reablement: £200.00}}
    assumed: made up
payments:
  package:
    assumed: made up
    pay: {pay}
    for each: plan{where}
    priced at: started_on
    due: started_on
examples:
  One:
    plans:
      - {{plan_id: A, person_id: S1, provider_id: P1, plan_type: reablement, started_on: 2026-05-04, area: {area}}}
    as at: 2026-06-30
    lines:
      A/package: £250.00
    total due: £250.00
"""
PLANS = "plan_id,person_id,provider_id,plan_type,started_on,area\n"


def asked(folder: Path, rows: str, *options: str, pay: str = "tariff", where: str = "", area: str = "WILTSHIRE") -> str:
    """What settling some plans says, on one line."""
    scheme, records = folder / "scheme.yaml", folder / "records"
    records.mkdir()
    text = SCHEME.format(pay=pay, where=where, area=area)
    if pay != "tariff":
        start, end = text.index("prices:"), text.index("payments:")
        text = text[:start] + text[end:]
    scheme.write_text(text, encoding="utf-8")
    (records / "plans.csv").write_text(PLANS + rows, encoding="utf-8")
    done = pbr("settle", scheme, records, "--period", "2026-05", *options)
    return " ".join((done.stdout + done.stderr).split())


WILTSHIRE = "B,S2,P1,reablement,2026-05-05,wiltshire\n"
NORTH = "C,S3,P1,reablement,2026-05-05,north\n"


def test_a_price_that_has_the_code_in_capitals_says_so(tmp_path: Path) -> None:
    said = asked(tmp_path, WILTSHIRE)
    assert 'help: did you mean "WILTSHIRE"? If not, add the code to the price or' in said


@pytest.mark.parametrize(
    "row",
    [
        NORTH,
        # the price has no figure for WILTSHIRE and a plan of another type, so that capitals are not what is wrong
        "C,S3,P1,ongoing,2026-05-05,wiltshire\n",
    ],
)
def test_nothing_is_suggested_where_it_would_not_help(row: str, tmp_path: Path) -> None:
    said = asked(tmp_path, row)
    assert "PBR902" in said
    assert "did you mean" not in said


def test_rows_of_which_one_is_meant_are_told_apart_from_others(tmp_path: Path) -> None:
    said = asked(tmp_path, WILTSHIRE + WILTSHIRE.replace("B,S2", "D,S4") + NORTH)
    assert said.count("error[PBR902]") == 2
    assert "2 rows, the first is here" in said


def test_the_story_and_an_example_suggest_it_too(tmp_path: Path) -> None:
    assert '(did you mean "WILTSHIRE"?)' in asked(tmp_path, WILTSHIRE, "--explain", "B")
    (tmp_path / "example").mkdir()
    assert 'did you mean "WILTSHIRE"?' in asked(tmp_path / "example", NORTH, area="wiltshire")


def test_a_code_that_nothing_takes_is_set_beside_the_one_that_is_asked_for(tmp_path: Path) -> None:
    said = asked(tmp_path, WILTSHIRE + NORTH, pay="£250.00", where=' where area is "WILTSHIRE"')
    assert "no payment and no measure takes area 'wiltshire' (1 row)" in said
    assert said.count('did you mean "WILTSHIRE"? If not, list the codes of the contract') == 1
