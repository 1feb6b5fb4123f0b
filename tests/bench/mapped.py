"""``python -m tests.bench.mapped``: reading an extract through a mapping, beside reading its standard tables.

The same plans and outcomes are written twice: as the standard tables, and as one flat file of a case system, with
phrases for codes, days first, up to five outcomes side by side, a total row and columns that nobody needs. Both are
read by turns in one process, and what is read must be the same rows.
"""

import argparse
import csv
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from statistics import median

from pbr.api import SampleWanted, sample
from pbr.api.extracts.mapped_records import records_through
from pbr.records.dictionary import TABLES, FieldType
from pbr.records.extract.extract import Extract
from pbr.records.extract.read_extract import read_extract

MOST = 5
OF_OUTCOME = ("outcome", "kind", "payable", "result", "reviewed_on")
LEFT_BLANK = ("Team", "Worker", "Notes", "Ward", "Source of Referral")


def main() -> None:
    """Write both, read both by turns, and print the ratio."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.mapped", description=__doc__)
    parser.add_argument("--plans", type=int, default=100_000)
    parser.add_argument("--turns", type=int, default=5)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        records, flat = folder / "records", folder / "flat"
        asked = SampleWanted(wanted.plans, 1, date(2026, 4, 1), date(2026, 9, 30), ("plans", "outcomes"))
        sample(records, asked)
        flat.mkdir()
        mapping = written_both(records, flat)
        with (records / "plans.csv").open(encoding="utf-8") as file:
            # An invented extract has no column that only some councils write.
            needs = {"plans": frozenset(next(csv.reader(file))), "outcomes": frozenset(OF_OUTCOME)}
        direct: list[float] = []
        mapped: list[float] = []
        for _ in range(wanted.turns):
            direct.append(taken(records, needs, wanted.plans))
            mapped.append(taken(records_through([flat], mapping), needs, wanted.plans))
        ratio = median(one / other for one, other in zip(mapped, direct, strict=True))
        print(f"{wanted.plans:,} plans: {median(direct):.2f} s as tables, {median(mapped):.2f} s mapped: {ratio:.2f}")
        print(f"the quickest of each: {min(direct):.2f} s, {min(mapped):.2f} s: {min(mapped) / min(direct):.2f}")


def taken(records: Path, needs: Mapping[str, frozenset[str]], plans: int) -> float:
    """Read an extract, and give the processor time that it took: other work on the machine weighs on neither."""
    started = time.process_time()
    extract = read_extract(records, needs, hold_errors=False)
    seconds = time.process_time() - started
    check(extract, plans)
    return seconds


def check(extract: Extract, plans: int) -> None:
    """Be sure that everything was read."""
    if len(extract.tables["plans"].rows) != plans:
        raise ValueError(f"{len(extract.tables['plans'].rows)} plans were read of {plans}")


def phrase(table: str, field: str, code: str) -> str:
    """What a case system says for a code."""
    return f"{field.replace('_', ' ').capitalize()} - {code.replace('_', ' ')} ({table})"


def heading(table: str, field: str) -> str:
    """What a case system calls a column."""
    one = TABLES[table].one
    return f"{one.capitalize()} {field.replace('_', ' ').title()}"


def shown(table: str, field: str, cell: str) -> str:
    """A cell as a case system writes it: a phrase for a code, the day first."""
    known = TABLES[table].fields_by_name[field]
    if not cell:
        return ""
    if known.type is FieldType.CODE or known.type is FieldType.YES_NO:
        return phrase(table, field, cell)
    if known.type is FieldType.DATE:
        year, month, day = cell.split("-")
        return f"{day}/{month}/{year}"
    return cell


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a table."""
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def written(path: Path, headings: list[str], rows: Iterable[list[str]]) -> None:
    """Write a CSV file."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        writer.writerows(rows)


def written_both(records: Path, flat: Path) -> Path:
    """Write the tables again with the same content as the flat file, the flat file, and its mapping; give that."""
    plans = rows_of(records / "plans.csv")
    outcomes: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows_of(records / "outcomes.csv"):
        outcomes[row["plan_id"]].append(row)
    of_plan = list(plans[0])
    written(
        records / "outcomes.csv",
        ["outcome_id", "plan_id", *OF_OUTCOME],
        (
            [f"{plan['plan_id']}-{number}", plan["plan_id"], *(row[name] for name in OF_OUTCOME)]
            for plan in plans
            for number, row in enumerate(outcomes[plan["plan_id"]][:MOST], 1)
        ),
    )
    headings = [heading("plans", name) for name in of_plan]
    headings += [f"{heading('outcomes', name)} {number}" for number in range(1, MOST + 1) for name in OF_OUTCOME]
    headings += LEFT_BLANK

    def rows() -> Iterator[list[str]]:
        for plan in plans:
            row = [shown("plans", name, plan[name]) for name in of_plan]
            for outcome in outcomes[plan["plan_id"]][:MOST]:
                row += [shown("outcomes", name, outcome[name]) for name in OF_OUTCOME]
            yield row + [""] * (len(headings) - len(row))
        yield ["Total", str(len(plans)), *[""] * (len(headings) - 2)]

    written(flat / "extract.csv", headings, rows())
    mapping = flat / "mapping.yaml"
    mapping.write_text(mapping_of(of_plan), encoding="utf-8")
    return mapping


def mapping_of(of_plan: Sequence[str]) -> str:
    """The mapping of the flat file."""
    plan_id = heading("plans", "plan_id")
    lines = [
        "pbr: 1", "mapping: flat", "for: essex_reablement_bonus", "files:", "  extract: extract.csv",
        "dates: day first", "tables:",
    ]  # fmt: skip
    for table, fields in (("plans", of_plan), ("outcomes", OF_OUTCOME)):
        lines += [f"  {table}:", "    table from: extract", "    leave out rows where:", f"      {plan_id}: Total*"]
        number = ""
        if table == "outcomes":
            lines.append(f"    side by side: 1 to {MOST}")
            number = " <n>"
        lines.append("    columns:")
        lines += [f"      {name}: {heading(table, name)}{number}" for name in fields]
        if table == "outcomes":
            lines += [f"      plan_id: {plan_id}", "      outcome_id:", f"        made of: [{plan_id}, <n>]"]
        lines.append("    codes:")
        for name in fields:
            field = TABLES[table].fields_by_name[name]
            codes = field.codes or (("yes", "no") if field.type is FieldType.YES_NO else ())
            if codes:
                lines.append(f"      {name}:")
                lines += [f'        "{phrase(table, name, code)}": {code}' for code in codes]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
