"""Over an invented extract every record can be explained, and its story agrees with the settlement line by line."""

import csv
from datetime import date
from pathlib import Path

import pytest

from pbr.api.settling.prepare import prepare
from pbr.engine.run import Run
from pbr.explain.build import tell
from pbr.explain.render_text import as_text
from pbr.explain.requirements import SETTLED
from pbr.sample.request import TABLE_NAMES, SampleWanted
from pbr.sample.sample_folder import write_sample
from pbr.scheme.load_scheme import load_scheme
from pbr.settlement.line import Status
from pbr.values.money import pounds
from pbr.values.period import Period
from tests.engine.settled import NAMES
from tests.explain.stories import SCHEMES
from tests.national_return.in_an_extract import OF_A_RETURN, with_sequels
from tests.own_fields.in_an_extract import with_own_columns

SUMMER = Period(date(2026, 6, 1), date(2026, 8, 31))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("explained") / "records"
    write_sample(folder, SampleWanted(12, 5, date(2026, 4, 1), date(2026, 9, 30), TABLE_NAMES))
    return folder


@pytest.mark.parametrize("scheme", NAMES)
def test_every_line_is_told_with_its_amount_and_only_what_is_not_paid_needs_something(
    scheme: str, sample: Path, tmp_path: Path
) -> None:
    sample = with_sequels(sample, tmp_path / "sequels") if scheme in OF_A_RETURN else sample
    sample = with_own_columns(scheme, sample, tmp_path / "own")
    prepared = prepare(SCHEMES / f"{scheme}.yaml", sample, SUMMER, None, False, False)
    settled = (prepared.compiled, prepared.records, prepared.period, prepared.as_at)
    expected = {line.line_id: line for line in Run(*settled).lines()}
    heads = ("plans", "people", "stays")
    ids = {row[0] for name, table in prepared.records.tables.items() if name in heads for row in table.rows}
    ids |= {line.line_id for line in expected.values() if not line.record_id}
    told = {}
    for wanted in sorted(ids):
        story = tell(prepared.compiled, prepared.records, sample, prepared.period, prepared.as_at, wanted)
        text = as_text(story)
        assert "None" not in text
        for chapter in story.chapters:
            for one in chapter.lines:
                told[one.line.line_id] = one.line
                pence = one.line.amount if one.line.status is Status.DUE else one.line.at_stake
                assert pence is None or pounds(pence) in text
                if not chapter.aside:
                    assert (one.line.status in SETTLED) == (not one.needs), one
    assert told == expected


@pytest.mark.parametrize("scheme", NAMES)
def test_a_story_of_what_is_hardly_known_says_so_in_words(scheme: str, sample: Path, tmp_path: Path) -> None:
    sample = with_own_columns(scheme, sample, tmp_path / "own")
    tables = load_scheme(SCHEMES / f"{scheme}.yaml").tables
    for path in sample.glob("*.csv"):
        header, *rows = csv.reader(path.read_text(encoding="utf-8").splitlines())
        needed = [tables[path.stem].fields_by_name[name].required for name in header]
        known = [[cell if must else "" for cell, must in zip(row, needed, strict=True)] for row in rows[:5]]
        with (tmp_path / path.name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *known])
    prepared = prepare(SCHEMES / f"{scheme}.yaml", tmp_path, SUMMER, None, True, False)
    lines = Run(prepared.compiled, prepared.records, prepared.period, prepared.as_at).lines()
    heads = ("plans", "people", "stays")
    ids = {row[0] for name, table in prepared.records.tables.items() if name in heads for row in table.rows}
    ids |= {line.record_id or line.line_id for line in lines}
    assert ids
    for wanted in sorted(ids):
        story = tell(prepared.compiled, prepared.records, tmp_path, prepared.period, prepared.as_at, wanted)
        assert "None" not in as_text(story)
