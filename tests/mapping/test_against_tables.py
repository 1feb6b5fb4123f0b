"""Whatever the extract looks like: read through its mapping it is the same records as its standard tables."""

import csv
import io
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.api import records_through
from pbr.records.extract.extract import Extract
from pbr.records.extract.read_extract import read_extract

FIELDS = (
    *("plan_id", "person_id", "provider_id", "plan_type", "started_on", "ended_on"),
    *("end_reason", "support_at_end", "reviewed_on"),
)
NEEDS = {
    "plans": frozenset(("plan_type", "started_on", "ended_on", "end_reason", "support_at_end")),
    "outcomes": frozenset(("outcome", "result", "reviewed_on")),
}
PHRASES = {
    "completed": "Goals met, in full",
    "died": 'Person "passed away"',
    "none": "No services provided",
    "reduced": "Community support\n- lower level",
    "achieved": "Met",
    "not_achieved": "NOT MET",
    "": "",
}

days = st.dates(date(2026, 4, 1), date(2026, 12, 31))
outcomes = st.tuples(st.sampled_from(["washing", "cooking"]), st.sampled_from(["achieved", "not_achieved", ""]), days)
plans = st.tuples(
    days,
    st.one_of(st.none(), st.integers(0, 90)),
    st.sampled_from(["completed", "died", ""]),
    st.sampled_from(["none", "reduced", ""]),
    st.lists(st.one_of(st.none(), outcomes), min_size=3, max_size=3),
)


def text_of(rows: list[list[str]]) -> str:
    """Rows as CSV."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()


def written(folder: Path, drawn: list[tuple[object, ...]], order: str, quoted: bool) -> tuple[Path, Path]:
    """Write the standard tables and the flat extract with its mapping; give the folders of both."""
    records, flat = folder / "records", folder / "flat"
    records.mkdir()
    flat.mkdir()
    style = {"day first": "%d/%m/%Y", "month first": "%m/%d/%Y", "year first": "%Y-%m-%d"}[order]
    names = ["Case", "Person", "Agency", "Began", "Ended", "Why, and how" if quoted else "Why", "Sequel"]
    wide = [["June"], [*names, *(f"{one} {number}" for number in (1, 2, 3) for one in ("Goal", "Result", "Seen"))]]
    tables: dict[str, list[list[str]]] = {
        "plans": [list(FIELDS)],
        "outcomes": [["outcome_id", "plan_id", "outcome", "kind", "payable", "result", "reviewed_on"]],
    }
    for number, (started, length, why, support, goals) in enumerate(drawn):
        assert isinstance(started, date)
        assert isinstance(goals, list)
        ended = started + timedelta(days=length) if isinstance(length, int) else None
        why, support = (str(why), str(support)) if ended else ("", "")
        plan = f"K{number}"
        end = ended.isoformat() if ended else ""
        tables["plans"].append([plan, f"S{number}", "P1", "reablement", started.isoformat(), end, why, support, end])
        row = [plan, f"S{number}", "P1", started.strftime(style), ended.strftime(style) if ended else ""]
        row += [PHRASES[why], PHRASES[support]]
        for place, goal in enumerate(goals, 1):
            if goal is None:
                row += ["", " ", ""]
                continue
            outcome, result, seen = goal
            tables["outcomes"].append(
                [f"{plan}/{place}", plan, outcome, "improvement", "yes", result, seen.isoformat()]
            )
            row += [outcome.title(), PHRASES[result], seen.strftime(style)]
        wide.append(row)
        wide.append(["Subtotal"] + [""] * (len(row) - 1))
    wide.append(["Total", str(len(drawn))])
    for name, rows in tables.items():
        (records / f"{name}.csv").write_text(text_of(rows), encoding="utf-8", newline="")
    (flat / "extract.csv").write_text(text_of(wide), encoding="utf-8", newline="")
    (flat / "mapping.yaml").write_text(MAPPING.format(order=order, why=names[5]), encoding="utf-8")
    return records, flat


MAPPING = """\
pbr: 1
mapping: cases
for: any
files:
  cases: {{name: extract.csv, headings in row: 2}}
dates: {order}
tables:
  plans:
    table from: cases
    leave out rows where: {{Case: ["*total", "*total*"]}}
    columns:
      plan_id: Case
      person_id: person
      provider_id: Agency
      started_on: Began
      ended_on: Ended
      end_reason: "{why}"
      support_at_end: Sequel
      reviewed_on: Ended
    codes:
      end_reason: {{'goals met, in full': completed, 'Person "passed away"': died}}
      support_at_end: {{no services provided: none, community support - lower level: reduced}}
    always: {{plan_type: reablement}}
  outcomes:
    table from: cases
    leave out rows where: {{Case: "*total*"}}
    side by side: 1 to 3
    columns:
      outcome_id: {{made of: [Case, <n>], joined by: /}}
      plan_id: Case
      outcome: Goal <n>
      result: Result <n>
      reviewed_on: Seen <n>
    codes:
      outcome: {{Washing: washing, Cooking: cooking}}
      result: {{Met: achieved, Not met: not_achieved}}
    always: {{kind: improvement, payable: yes}}
"""


def read(extract: Extract) -> dict[str, list[tuple[object, ...]]]:
    """The rows of an extract, by the names of their fields."""
    return {
        name: [tuple(row[table.layout[one]] for one in sorted(table.layout)) for row in table.rows]
        for name, table in extract.tables.items()
    }


@settings(max_examples=30, deadline=None)
@given(
    st.lists(plans, min_size=1, max_size=6), st.sampled_from(["day first", "month first", "year first"]), st.booleans()
)
def test_read_through_a_mapping_it_is_the_same(drawn: list[tuple[object, ...]], order: str, quoted: bool) -> None:
    with TemporaryDirectory() as name:
        records, flat = written(Path(name), drawn, order, quoted)
        direct = read_extract(records, NEEDS, hold_errors=False)
        mapped = read_extract(records_through([flat], flat / "mapping.yaml"), NEEDS, hold_errors=False)
        assert read(mapped) == read(direct)
