#!/usr/bin/env bash
# polars.read_excel chooses each column's type from the first 100 rows of a sheet, and what does not fit later is null, without a word; polars.read_csv stops there. Where
# the first plans are numbers and a later one is A17, or a sum was typed as text with a £, a join by plan loses the row and the sum loses the money.
# infer_schema_length=None looks at every row, and keeps both as text; so does pandas. It bears on extracts of two systems, which number plans in two ways.
# Seen with polars 2.1.0 and fastexcel 0.21.0 on Python 3.11: after 100 plans in numbers, A17 and £250.00 are null, and 100 of 101 plans are found; after 99 all are.
# Read as text, a length of 25:30 that the sheet shows as [h]:mm is 1900-01-01 01:30:00, so lengths are the columns to leave to the reader.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet polars==2.1.0 fastexcel==0.21.0 xlsxwriter==3.3.1
cd "$folder"
venv/bin/python - <<'PY'
from datetime import timedelta
from importlib.metadata import version

import polars
import xlsxwriter

print({name: version(name) for name in ("polars", "fastexcel")})


def plans(numbered, **how):
    rows = [(10_000 + number, 100.00) for number in range(numbered)] + [("A17", "£250.00")]
    with xlsxwriter.Workbook("plans.xlsx") as book:
        sheet = book.add_worksheet()
        as_hours = book.add_format({"num_format": "[h]:mm"})
        sheet.write_row(0, 0, ["plan_id", "amount", "length"])
        for row, values in enumerate(rows, start=1):
            sheet.write_row(row, 0, values)
            sheet.write(row, 2, timedelta(hours=25, minutes=30), as_hours)
    return polars.read_excel("plans.xlsx", **how)


def last(table):
    return table.select("plan_id", "amount").row(-1)


sampled, short, whole, text = plans(100), plans(99), plans(100, infer_schema_length=None), plans(100, infer_schema_length=0)
known = polars.DataFrame({"plan_id": [str(10_000 + number) for number in range(100)] + ["A17"]})
joined = [table.with_columns(polars.col("plan_id").cast(polars.String)).join(known, on="plan_id").height for table in (sampled, whole)]
print("after 100 numbers:   ", last(sampled), "found:", joined[0], "sum:", sampled["amount"].sum())
print("after 99:            ", last(short))
print("looking at every row:", last(whole), "found:", joined[1])
print("a length:            ", sampled["length"][0], "as text:", text["length"][0])
assert last(sampled) == (None, None) and sampled["amount"].sum() == 10_000, "a later id is no longer null"
assert last(short) == last(whole) == last(text) == ("A17", "£250.00")
assert joined == [100, 101]
assert sampled["length"][0] == timedelta(hours=25, minutes=30) and text["length"][0] == "1900-01-01 01:30:00"
PY
echo "as described: what does not fit the first 100 rows of a sheet is null"
