"""Writes docs/records.md and docs/table-schemas/*.json from the dictionary of records.

Run ``python -m tests.generate.records_page`` after changing the dictionary; a test compares the files with what this
would write.
"""

import json
from pathlib import Path

from pbr.records.consistency import COMPARISONS
from pbr.records.dictionary import PROVIDERS, TABLES, AnyUnit, Field, FieldType, TableKind, Unit
from pbr.reports.table_schema import meaning, table_schema

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "records.md"
SCHEMAS = ROOT / "docs" / "table-schemas"

START = """\
# Records

Generated from the dictionary in `pbr/records/dictionary/`; do not edit it by hand.

An extract is a folder with one CSV file for each table below, or one CSV file of any name where a scheme needs a single
table. A scheme needs the tables and columns it uses; several schemes may be run over one extract. Every column named
here is checked when its table is read, whether the scheme uses it or not.

## How files are read

- **Encoding**: UTF-8, with or without a byte order mark. Any other file is read as Windows-1252, with a warning, and a
  file that is UTF-8 but for a byte is refused at that byte. Workbooks, web pages, JSON and PDF are known by their first
  bytes. A file that changes while it is read is refused: the hash in a settlement is of what was settled.
- **Separator**: commas, and double quotation marks around cells that hold commas. The separator is never guessed. A
  mark opens a cell only right after a comma: behind a blank it is part of the text, and an error.
- **Header**: the first row. Names match by letters and digits: `Plan ID` is `plan_id`. The order of columns is free.
- **Dates**: `2026-05-04`, `04/05/2026` or `4/5/2026` (always day first), `4 May 2026`, `04-May-2026`, `May 4, 2026`. A
  time of day after it is left out. Where days were read day first, the settlement says so. Other forms are refused by
  name: `5.6.2026`, `05-06-2026`, `05/06/26`, `2026/06/05`, `20260605`. A day that is not known is an empty cell.
- **Month first**: where cells of a column are no day with the day first, and none fails with the month first, no day of
  that column is believed, nor of a column of the file that could be read either way, but those that are the same day
  either way (`06/06/2026`): it is one problem, and under `--hold-errors` the rows are held.
- **Columns of days that two programs wrote**: days of one reading are believed. Those that could be read either way are
  errors where the column is part year first and nothing in the file shows the order, and days that a workbook has
  swapped are known by the rest of their column. Where a column has both orders, `--hold-errors` holds what could be
  either. Another file of the extract with the month first is a warning.
- **Figures that cannot be** (more than 168 hours a week or 1,440 minutes a visit, less than one minute) are errors. A
  column whose middle figure is hardly ever met in its unit is a warning: hours typed as minutes, pence, a year's money.
  Lengths of time are written as one figure: 31:30 is 31.5 hours. A few visits of 1 or 1.5 among others of 30 to 90
  minutes are a warning.
- **Points**: decimals follow a point. A figure of minutes, hours or volume such as `1.250` is an error where no other
  figure of its column shows that its point does not stand between thousands: write `1250` or `1.25`. Where every
  figure, five or more of them, has three decimals, as databases write them, they are read so.
- **Money**: `1575.00`, `£1,575.00`, or `(12.50)` for an amount below nil. A dash alone is a spreadsheet's nil: write 0.
- **Marks for nothing**: `NULL`, `None`, `N/A`, `#N/A`, `NaN`, `nil`, `-`, `.`, `?`, `n/k`, `tbc`, `unknown`,
  `1900-01-01`, `9999-12-31` and the like are read as blank, with one warning for each file, which counts them by
  column. They are refused where a cell must be filled or where blank is an answer. A name (of a provider, an area, an
  outcome) may be such a word, with a warning.
- **Yes and no**: `yes`, `y`, `true`, `1`, and `no`, `n`, `false`, `0`, in capitals or small letters.
- **Codes**: capitals, spaces and hyphens make no difference; how many cells needed that is said in a warning. The code
  `none` is read only in small letters, because `None` is how programs write nothing.
- **Codes of the council's own** (`outcome`, `standard`, `area`, `provider_id`): as written. A scheme can list them in
  its `framework`; any other is then an error, told once with how many rows have it and the nearest listed one. Without
  a list, a text that a scheme asks for and that rows have in other capitals, spaces or signs is a warning (PBR546).
- **Hidden characters** (of no width, no-break spaces, byte order marks, marks of direction) are taken off the ends of a
  cell, and refused inside references and names. An accent is the same as one character or as two. Names that look alike
  (`Zoë Care`, `Zoe Care.`, `zoë-care`), or differ in noughts before a number (`P1`, `P01`), are read as several, with
  a warning that names them.
- **Blank rows** are left out and counted. Short and long rows are problems; so are headers that come again, totals,
  subtotals and notes, each said once.
- **The same row twice** is read once, with a warning. Two rows with the same key that differ are a problem.
- **Blank cells** are not known, unless the table below says what blank means.

`pbr rule` and a code starting with PBR6, PBR7 or PBR8 explain each problem of records.

## What was known, and when

A settlement is made as at a day. Every date marked *recorded* that is after that day reads as blank, and so does
every fact that it dates: a result is not known before the review that found it. Planned days and first days are never
hidden. Service without a last day goes on to the day of the settlement.
"""

COMPARED = """
## Records beside one another

Some mistakes show only when rows are compared: a person in two care homes on one day, a visit after the plan ended.
Each kind is one warning (PBR730, PBR731, PBR806 to PBR829) with how many rows, the lines of the first, and the days or
hours concerned, as far as the columns that tell are there; nothing is paid otherwise for it. What a scheme is to do
about it, it says in its own words: each comparison is a fact that a condition can name, in `hold when`, in `where`, or
in a payment's gates. The tables and columns that it looks at are then needed. A record belongs to its person by
`person_id`, and a visit or an outcome by its plan.

The facts are told as known on the day of settling. Under `--hold-errors` a *no* is not known where a row that was
held may be about the same person. Days in an odd order, days in a wrong year, and an end without its day are looked
for as they are recorded, before what is after the day of settling reads as blank; how many recorded days are after it
is a note of the settlement.
"""

OWN = """
## A council's own fields and codes

What one council records and the tables below have not, its scheme declares, under the record that it is of:

```yaml
records:
  fields:
    of a visit:
      cancelled_hours_before: number of hours
      miles: number of miles
    of a plan:
      plan_type: also rapid_access
      fit_for_discharge_on: date, recorded
      urgency: one of routine, urgent; known from reviewed_on
      equipment: yes or no; blank means no
      indicative_allocation: money
```

A field holds `text`, `one of` its codes, `yes or no`, a `date` (which may be planned) or a `date, recorded`, a `time of
day` (`06:30`, by the clock on the wall), `money`, `money a week`, or a `number of` something: minutes, hours, hours a
week, points, or any plain word for several. `also` adds codes to a list below. After a semicolon, `known from` names
the recorded date that dates the field, and `blank means` what a blank cell says; otherwise blank is not known.

In that scheme they are fields like any other: a column of the same table, found by letters and digits, read and checked
as below, with the same problems. Their columns need be there only for schemes that look at them. Minutes of a council's
own may be more than a day has, and no column of its own is held against what is usual of a unit, for nobody else knows.
Several schemes may read one extract where they declare a field alike. A mapping gives them a column as it does any
other. Under pseudonyms a ledger's copy keeps them as they are written: do not declare a column with names of people.

## A council's own tables

A table that the dictionary has not, the scheme declares whole: whose a row is, the key that tells rows apart, and its
fields.

```yaml
records:
  tables:
    equipment:
      of: a plan
      key: loan_id
      fields:
        kind: one of bed, hoist, rail; never blank
        lent_on: date; never blank
        returned_on: date, recorded; blank means still going on; not before lent_on
        miles: number of miles; blank means nil
    respite:
      of: a person
      key: respite_id
      fields:
        from_on: date; never blank
        nights: number of nights
```

The file is called as the table is, `equipment.csv`, and so is one of its records. Beside its fields it has the key, as
a text, and `plan_id` where it is `of: a plan`; `person_id` and `provider_id` where it is `of: a person`; and
`provider_id` where it is `of: a provider`. A field holds what a field of one's own may hold above. Three more things
may be said of it after a semicolon: `never blank`; of a recorded last day `blank means still going on`; and of a date
`not before` another one of the row, which is an error. Everything else is as with any table: a key that comes twice, a
plan that is not there, a code that is not listed, rows that are held, what was known on a day, notices of rows that are
gone.

`pbr schema records SCHEME` writes every table, field and code that a scheme reads, those of its own among them, as
Frictionless Table Schemas or as a JSON Schema.
"""

PAID = """
## Who is paid

`providers.csv` says who each provider is, for `pbr remit`: it is given with `--providers`, as a file of any name or as
the folder that it lies in. No scheme reads it, and it may lie beside the records. Only `provider_id` and `name` must
have their columns; two rows of one provider that differ are a problem.
"""

TYPES = {
    FieldType.TEXT: "text",
    FieldType.CODE: "code",
    FieldType.DATE: "date",
    FieldType.YES_NO: "yes or no",
    FieldType.MONEY: "money",
    FieldType.NUMBER: "number",
    FieldType.TIME: "time of day",
}


def page() -> str:
    """The whole page as text."""
    return START + OWN + compared() + "".join(map(section, TABLES.values())) + PAID + section(PROVIDERS)


def compared() -> str:
    """The comparisons of records as Markdown, a table of the words of each."""
    rows = (f"| {TABLES[one.table].one} | `{one.words}` | {one.meaning} |" for one in COMPARISONS.values())
    return COMPARED + "\n".join(["\n| of a | words | what they mean |", "|---|---|---|", *rows]) + "\n"


def section(kind: TableKind) -> str:
    """One table as Markdown."""
    key = ", ".join(f"`{name}`" for name in kind.key)
    lines = [f"\n## {kind.file}\n", f"{kind.meaning} Key: {key}."]
    if kind.parent:
        lines.append(f"Belongs to a row of `{kind.parent}.csv`, by `{kind.parent_key}`.")
    lines += ["", "| column | holds | meaning | example |", "|---|---|---|---|"]
    lines += [f"| `{field.name}` | {holds(field)} | {meaning(field)} | `{field.example}` |" for field in kind.fields]
    return "\n".join(lines) + "\n"


def holds(field: Field) -> str:
    """What a column holds, in a word or two, and in which unit."""
    held = TYPES[field.type] if field.unit is None or field.unit is Unit.MONEY else _with_unit(field.type, field.unit)
    return f"{held}, required" if field.required else held


def _with_unit(kind: FieldType, unit: AnyUnit) -> str:
    return str(unit) if kind is FieldType.MONEY else f"{TYPES[kind]} ({unit})"


def schemas() -> dict[str, str]:
    """A Frictionless Table Schema for each table, by the name of its file."""
    return {
        f"{kind.name}.json": json.dumps(table_schema(kind), indent=2) + "\n" for kind in (*TABLES.values(), PROVIDERS)
    }


if __name__ == "__main__":
    SCHEMAS.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
    for name, text in schemas().items():
        (SCHEMAS / name).write_text(text, encoding="utf-8")
