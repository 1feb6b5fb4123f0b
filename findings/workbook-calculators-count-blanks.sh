#!/usr/bin/env bash
# COUNTIFS(reviewed,"<>") counts the plans that have been reviewed, and SUMIFS with it adds up their money: "<>" is what is not blank. Two packages that work out a workbook
# where there is no spreadsheet count blanks instead, without a word. formulas takes "<>" for what is blank, so that the sum is of the plans not reviewed; with a second
# condition it finds none. xlcalculator has "<>" right, but a blank is on or before any day, and is nil, to it: a plan not reviewed is reviewed by the end of May.
# It bears on a commissioner's workbook of outcomes that is worked out again in Python, to check it or to try other prices.
# Seen with formulas 1.3.4 and xlcalculator 0.5.0 on Python 3.11: of five plans three are reviewed, two of them by 31 May, and come to 310.00, as LibreOffice 7.4 says. formulas says 2 and
# 105.00, which is the others; xlcalculator says that 4 were reviewed by 31 May, and that 2 took no weeks where one did.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet formulas==1.3.4 xlcalculator==0.5.0 xlsxwriter==3.3.1
cd "$folder"
venv/bin/python - 2>/dev/null <<'PY'
from datetime import date
from importlib.metadata import version

import formulas
import xlsxwriter
from xlcalculator import Evaluator, ModelCompiler

print({name: version(name) for name in ("formulas", "xlcalculator")})
PLANS = [
    ("A", date(2026, 5, 4), "none", 6, 250.00),
    ("B", None, None, 0, 100.00),
    ("C", date(2026, 5, 29), "reduced", 3, 40.00),
    ("D", date(2026, 6, 1), "none", 7, 20.00),
    ("E", None, None, None, 5.00),
]
ASKED = {
    "reviewed": 'COUNTIF(B2:B6,"<>")',
    "reviewed, with none": 'COUNTIFS(B2:B6,"<>",C2:C6,"none")',
    "money of the reviewed": 'SUMIFS(E2:E6,B2:B6,"<>")',
    "reviewed by 31 May": 'COUNTIF(B2:B6,"<="&DATE(2026,5,31))',
    "of no weeks": "COUNTIF(D2:D6,0)",
}
RIGHT = [3, 2, 310, 2, 1]
with xlsxwriter.Workbook("plans.xlsx") as book:
    sheet = book.add_worksheet("plans")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row("A1", ["plan_id", "reviewed", "support", "weeks", "amount"])
    for row, (plan, reviewed, support, weeks, amount) in enumerate(PLANS, start=1):
        sheet.write_row(row, 0, [plan, None, support, weeks, amount])
        if reviewed:
            sheet.write_datetime(row, 1, reviewed, day)
    for row, formula in enumerate(ASKED.values()):
        sheet.write_formula(row, 7, f"={formula}")

model = formulas.ExcelModel().loads("plans.xlsx").finish()
cells = {name.upper(): found for name, found in model.calculate().items()}
by_formulas = [int(cells[f"'[PLANS.XLSX]PLANS'!H{row}"].value[0, 0]) for row in range(1, 6)]
evaluator = Evaluator(ModelCompiler().read_and_parse_archive("plans.xlsx"))


def worked_out(row):
    try:
        return int(evaluator.evaluate(f"plans!H{row}"))
    except RuntimeError:
        return "stops"


by_xlcalculator = [worked_out(row) for row in range(1, 6)]
for name, *said in zip(ASKED, RIGHT, by_formulas, by_xlcalculator, strict=True):
    print(f"{name:<22} right: {said[0]:<4} formulas: {said[1]:<4} xlcalculator: {said[2]}")
assert by_formulas == [2, 0, 105, 2, 1], "formulas no longer takes not blank for blank"
assert by_xlcalculator == [3, 2, "stops", 4, 2], "blanks are no longer nil to xlcalculator"
PY
echo "as described: plans that were not reviewed are counted and paid as reviewed"
