"""Parts settled to text where they are: woven together, their rows are ``lines.csv``."""

import io
from datetime import date
from pathlib import Path

import pytest

from pbr.api import ProblemsFound, run_terms, settle, tables_needed
from pbr.api.in_parts.part_of_run import OF_PROVIDERS
from pbr.api.in_parts.parts_as_text import by_part, csv_text, part_as_text, put_together, woven
from pbr.records.files.invisible_characters import trimmed, trimmed_away
from pbr.reports.lines_csv import LineRows
from pbr.sample.request import SampleWanted
from pbr.sample.sample_folder import write_sample
from tests.api.in_parts.cut import Rows, Tables, cut, tables_of

AS_AT = date(2026, 9, 30)


def texts(tables: Tables, names: tuple[str, ...]) -> dict[str, str]:
    """Tables as the text of CSV files."""

    def text(rows: Rows) -> str:
        return csv_text(list(rows[0]), (list(row.values()) for row in rows))

    return {name: text(tables[name]) for name in names if tables.get(name)}


@pytest.mark.parametrize("name", ["sutton-75-25-retention", "population-prime-provider-at-risk"])
@pytest.mark.parametrize("parts", [1, 5])
def test_rows_of_providers_are_woven_in(name: str, parts: int, tmp_path: Path) -> None:
    write_sample(tmp_path / "records", SampleWanted(plans=40, seed=5, first=date(2026, 4, 1), last=AS_AT))
    tables, terms = tables_of(tmp_path / "records"), run_terms(name, None, AS_AT)
    needed = tables_needed(terms)
    families = tuple(table for table in needed if table not in OF_PROVIDERS)
    made = [part_as_text(at, terms, texts(part, families)) for at, part in enumerate(cut(tables, parts))]
    of_providers = part_as_text(parts, terms, texts(tables, OF_PROVIDERS))
    whole = put_together(terms, [part for part, _ in made], of_providers)
    others = by_part([part for part, _ in made], whole.others)
    pieces = [piece for at, (_, rows) in enumerate(made) for piece in woven(rows, others.get(at, ()))]
    file = io.StringIO(newline="")
    LineRows(file).write(settle(name, {table: tables[table] for table in needed}, None, AS_AT).lines)
    assert "".join(f"{piece}\n" for piece in pieces) == file.getvalue()
    with_rows = [part for part, _ in made if part.first is not None]
    if len(with_rows) > 1 and with_rows[0].first != with_rows[-1].last:
        with pytest.raises(ValueError, match="order"):
            by_part(with_rows[::-1], whole.others)


def test_what_is_wrong_with_several_parts_is_raised_once_and_without_lines() -> None:
    terms = run_terms("essex-reablement-bonus", None, AS_AT)
    parts = [part_as_text(at, terms, {"plans": "plan_id\nA\n"})[0] for at in range(2)]
    with pytest.raises(ProblemsFound) as found:
        put_together(terms, parts, part_as_text(2, terms, {}))
    fields = [problem.place.field for problem in found.value.problems]
    assert "started_on" in fields
    assert len(fields) == len(set(fields))
    assert {problem.place.line for problem in found.value.problems} == {0}


def test_what_is_trimmed_away_elsewhere_is_what_a_cell_is_trimmed_of() -> None:
    every = set(trimmed_away())
    assert {" ", "\t", "\n", "\u00a0", "\u200b", "\ufeff"} <= every
    assert not any(map(trimmed, every))
    assert all(trimmed(chr(code)) for code in range(0x3000) if chr(code) not in every)
