"""What a scheme holds already it is not told to hold: the records are to be mended."""

from pathlib import Path

import pytest

from tests.cli.command import pbr

SCHEME = """pbr: 1
scheme: {name}
title: What care homes cost
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
records:
  hold when:
    of a stay:
      looked_at: {held}
payments:
  care_home:
    assumed: made up
    deduct: weekly_cost
    for each: week of stay from from_on to to_on
    part weeks: by the day
    priced at: each day
    due: end of month
examples:
  One:
    people:
      - {{person_id: S9, provider_id: P1, referred_on: 1999-01-01}}
    as at: 2026-06-30
    total due: £0.00
"""
HELD = "overlaps another stay of the person"
PEOPLE = "person_id,provider_id,referred_on\nS1,P1,2026-05-01\n"
STAYS = "stay_id,person_id,provider_id,kind,from_on,to_on,weekly_cost\n"
TWO = "R1,S1,P1,residential,2026-06-01,2026-06-10,700.00\nR2,S1,P1,nursing,2026-06-10,2026-06-16,700.00\n"
TO_BE_HELD = f"help: mend the records, or let the scheme hold them (records, hold when, of a stay): {HELD}"
IS_HELD = "help: mend the records: the scheme holds what '{}' says of them until they are".format("looked_at")
NOT_THAT = 'kind is "hospital"'


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """Two stays that share a day."""
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (folder / "stays.csv").write_text(STAYS + TWO, encoding="utf-8")
    return folder


def scheme(folder: Path, name: str, held: str) -> Path:
    """A scheme that holds stays by this condition."""
    path = folder / f"{name}.yaml"
    path.write_text(SCHEME.format(name=name, held=held), encoding="utf-8")
    return path


@pytest.mark.parametrize("held", [HELD, f'{HELD} and kind is not "hospital"'])
def test_what_is_held_is_to_be_mended(held: str, records: Path, tmp_path: Path) -> None:
    done = pbr("settle", scheme(tmp_path, "holds", held), records, "--period", "2026-06")
    assert IS_HELD in " ".join(done.stdout.split())


def test_what_is_not_held_may_be_held(records: Path, tmp_path: Path) -> None:
    done = pbr("settle", scheme(tmp_path, "lets", NOT_THAT), records, "--period", "2026-06")
    assert TO_BE_HELD in " ".join(done.stdout.split())


@pytest.mark.parametrize(("other", "said"), [(NOT_THAT, TO_BE_HELD), (HELD, IS_HELD)])
def test_of_several_schemes_each_has_to_hold_it(other: str, said: str, records: Path, tmp_path: Path) -> None:
    schemes = scheme(tmp_path, "holds", HELD), scheme(tmp_path, "other", other)
    done = pbr("simulate", records, *schemes, "--period", "2026-06")
    assert said in " ".join(done.stdout.split())
