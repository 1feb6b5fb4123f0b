"""The clean extract of these tests as a case system writes it: phrases for codes, the day first, outcomes side by side.

Each row of the case list is a plan with two outcomes beside it; under them stands a total. The visits are in a file of
their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pbr.api.extracts.mapped_records import records_through
from pbr.records.dictionary import TABLES, FieldType
from pbr.records.opened.mapped_path import MappedPath
from tests.api.as_read.test_not_clean import clean
from tests.bench.mapped import heading, phrase, shown

Rows = list[list[str]]

CASES, VISITS = "Case list Sep-26.csv", "Visits Sep-26.csv"
PLAN = heading("plans", "plan_id")
_OF_OUTCOME = (
    "outcome", "kind", "payable", "weight", "agreed_on", "due_on", "result", "achieved_on", "reviewed_on", "verified_by"
)  # fmt: skip


@dataclass
class Export:
    """Its two files as rows, and the mapping as text, to be changed before they are written."""

    cases: Rows
    visits: Rows
    mapping: str
    others: dict[str, str] = field(default_factory=dict)

    def column(self, table: str, name: str) -> int:
        """Where a field stands in its file; of outcomes the first of those beside each other."""
        rows = self.visits if table == "visits" else self.cases
        return rows[0].index(heading(table, name) + (" 1" if table == "outcomes" else ""))

    def written(self, folder: Path, encoding: str = "utf-8", end: str = "\n") -> MappedPath:
        """Write it into a folder, and read it through its mapping."""
        folder.mkdir()
        mapping = folder.parent / f"{folder.name}.yaml"
        mapping.write_text(self.mapping, encoding="utf-8")
        for name, rows in ((CASES, self.cases), (VISITS, self.visits)):
            text = "".join(",".join(row) + end for row in rows)
            (folder / name).write_bytes(text.encode(encoding))
        for name, text in self.others.items():
            (folder / name).write_text(text, encoding="utf-8")
        return records_through([folder], mapping)


def export() -> Export:
    """The clean extract, with a column of notes that nobody reads."""
    tables = clean()
    plans, outcomes, visits = ([dict(zip(rows[0], row, strict=True)) for row in rows[1:]] for rows in tables.values())
    beside: dict[str, list[str]] = {}
    for row in outcomes:
        beside.setdefault(row["plan_id"], []).extend(shown("outcomes", name, row[name]) for name in _OF_OUTCOME)
    headings = [heading("plans", name) for name in plans[0]]
    headings += [f"{heading('outcomes', name)} {number}" for number in (1, 2) for name in _OF_OUTCOME]
    cases = [[*(shown("plans", name, row[name]) for name in row), *beside[row["plan_id"]], ""] for row in plans]
    total = ["Total", str(len(cases)), *[""] * (len(headings) - 1)]
    of_visits = list(visits[0])
    return Export(
        [[*headings, "Notes"], *cases, total],
        [
            [heading("visits", name) for name in of_visits],
            *([shown("visits", name, row[name]) for name in of_visits] for row in visits),
        ],
        _mapping(list(plans[0]), of_visits),
    )


def _mapping(of_plan: Sequence[str], of_visit: Sequence[str]) -> str:
    left_out = ["    leave out rows where:", f"      {PLAN}: Total*"]
    of_outcome = [
        "    side by side: 1 to 2",
        *_columns("outcomes", _OF_OUTCOME, " <n>"),
        f"      plan_id: {PLAN}",
        "      outcome_id:",
        f"        made of: [{PLAN}, <n>]",
    ]
    lines = [
        "pbr: 1", "mapping: case_list", "for: [wiltshire_payable_outcomes, time_and_task]",
        "files:", "  cases: Case list *.csv", "  visits: Visits *.csv", "dates: day first", "tables:",
        "  plans:", "    table from: cases", *left_out, *_columns("plans", of_plan), *_codes("plans", of_plan),
        "  outcomes:", "    table from: cases", *left_out, *of_outcome, *_codes("outcomes", _OF_OUTCOME),
        "  visits:", "    table from: visits", *_columns("visits", of_visit),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _columns(table: str, names: Sequence[str], number: str = "") -> list[str]:
    return ["    columns:", *(f"      {name}: {heading(table, name)}{number}" for name in names)]


def _codes(table: str, names: Sequence[str]) -> list[str]:
    lines = ["    codes:"]
    for name in names:
        known = TABLES[table].fields_by_name[name]
        codes = known.codes or (("yes", "no") if known.type is FieldType.YES_NO else ())
        lines += (
            [f"      {name}:", *(f'        "{phrase(table, name, code)}": {code}' for code in codes)] if codes else []
        )
    return lines
