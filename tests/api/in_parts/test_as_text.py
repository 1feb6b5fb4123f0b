"""Parts settled to text where they are: woven together, their rows are ``lines.csv``."""

import io
from datetime import date
from pathlib import Path

import pytest

from pbr.api import ProblemsFound, Status, run_terms, settle, tables_needed
from pbr.api.in_parts.part_of_run import OF_PROVIDERS, settled_apart
from pbr.api.in_parts.parts_as_text import by_part, csv_text, part_as_text, put_together, woven
from pbr.records.files.invisible_characters import trimmed, trimmed_away
from pbr.reports.lines_csv import LineRows
from pbr.sample.request import SampleWanted
from pbr.sample.sample_folder import write_sample
from tests.api.in_parts.cut import Rows, Tables, cut, tables_of
from tests.test_cases import CASES

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


def test_incidents_that_plans_look_at_are_in_one_part_with_them() -> None:
    case, as_at = CASES / "looks" / "good" / "those-that-name-nobody.yaml", date(2026, 6, 30)
    plans = (
        "plan_id,person_id,provider_id,plan_type,started_on\nA,S1,P1,ongoing,2026-05-04\nB,S2,P2,ongoing,2026-05-04\n"
    )
    head = "incident_id,sort,provider_id,person_id,happened_on\n"
    tables = {"plans": plans, "incidents": f"{head}I1,fall,P1,,2026-05-11\nI2,fall,P2,S2,2026-05-12\n"}
    terms = run_terms(case, None, as_at)
    assert not settled_apart(terms) & tables.keys()
    part, rows = part_as_text(0, terms, tables)
    whole = put_together(terms, [part], part_as_text(1, terms, {"plans": plans.splitlines()[0], "incidents": head}))
    pieces = [*woven(rows, by_part([part], whole.others).get(0, ()))]
    # Apart from them neither plan would have a fall to look at, and both would be paid for being quiet.
    expected = settle(case, tables, None, as_at)
    assert {line.line_id: line.status for line in expected.lines if line.payment == "quiet"} == {
        "A/quiet": Status.OPEN,
        "B/quiet": Status.NOT_EARNED,
    }
    file = io.StringIO(newline="")
    LineRows(file).write(expected.lines)
    assert "".join(f"{piece}\n" for piece in pieces) == file.getvalue()


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
