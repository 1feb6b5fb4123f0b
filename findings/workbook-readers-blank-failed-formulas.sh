#!/usr/bin/env bash
# A formula that fails in a workbook shows #REF! or #N/A, and a spreadsheet's own SUM over it fails too, so that nobody pays by it. pandas, by both of its readers, and
# polars give such a cell as blank, the same as a cell that is empty: the sum of the column is then what is left of it. openpyxl itself gives the text #REF!.
# It bears on extracts whose prices are looked up in a sheet that is no longer there, and on a column of yes and no, where a blank means no.
# Seen with pandas 3.1.1, python-calamine 0.9.1, openpyxl 3.1.5, polars 2.1.0 and fastexcel 0.21.0 on Python 3.11: of 1,575.00, #REF! and #N/A the sum is 1,575.00 for all,
# and with every column read as text, keep_default_na=False too, the cell is blank, null or not a number.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pandas==3.1.1 python-calamine==0.9.1 openpyxl==3.1.5 polars==2.1.0 fastexcel==0.21.0 xlsxwriter==3.3.1
cd "$folder"
venv/bin/python - <<'PY'
from importlib.metadata import version

import openpyxl
import pandas
import polars
import xlsxwriter

print({name: version(name) for name in ("pandas", "python-calamine", "openpyxl", "polars", "fastexcel")})
with xlsxwriter.Workbook("plans.xlsx") as book:
    sheet = book.add_worksheet()
    sheet.write_row("A1", ["plan_id", "amount"])
    sheet.write_row("A2", ["A", 1575.00])
    sheet.write("A3", "B")
    sheet.write_formula("B3", "=VLOOKUP(A3,#REF!,2)", None, "#REF!")
    sheet.write("A4", "C")
    sheet.write_formula("B4", '=VLOOKUP("C",A2:B2,2,FALSE)', None, "#N/A")

shown = [row[1].value for row in openpyxl.load_workbook("plans.xlsx", data_only=True).active.iter_rows(min_row=2)]
sums, texts = {}, {}
for engine in ("openpyxl", "calamine"):
    sums[engine] = float(pandas.read_excel("plans.xlsx", engine=engine)["amount"].sum())
    texts[engine] = pandas.read_excel("plans.xlsx", engine=engine, dtype=str, keep_default_na=False)["amount"].tolist()
sums["polars"] = polars.read_excel("plans.xlsx")["amount"].sum()
texts["polars"] = polars.read_excel("plans.xlsx", infer_schema_length=0)["amount"].to_list()
print("shown:", shown)
print("sums: ", sums)
print("texts:", texts)
assert shown == [1575, "#REF!", "#N/A"]
assert set(sums.values()) == {1575.0}, "a formula that failed no longer passes for blank"
assert texts["calamine"] == ["1575", "", ""] and texts["polars"] == ["1575", None, None]
assert texts["openpyxl"][0] == "1575" and all(pandas.isna(cell) for cell in texts["openpyxl"][1:])
PY
echo "as described: cells of failed formulas are blank, and the sum is of what is left"
