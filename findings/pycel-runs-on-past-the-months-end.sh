#!/usr/bin/env bash
# EDATE(day,1) is the same day a month later, and where that month has no such day, its last: a month after 31 January is 28 February. pycel, which works out
# workbooks in Python, counts on into the month after: 3 March. Its EOMONTH is right. Due dates, ends of packages of so many months and reviews are
# written with EDATE, so a sum is due in another month, and a review held on 2 March is in time.
# Seen with pycel 1.0b30 and openpyxl 3.1.5 on Python 3.11: a month after 31 January 2026 is 3 March and after 31 August 1 October, a month before 30 March is 2 March, and a year after
# 29 February 2024 is 1 March 2025. LibreOffice 7.4 says 28 February, 30 September, 28 February and 28 February. Of £300.00 due by 28 February nothing is due then.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pycel==1.0b30 openpyxl==3.1.5
cd "$folder"
venv/bin/python - <<'PY'
from datetime import date, timedelta
from importlib.metadata import version

import openpyxl
from pycel import ExcelCompiler

print({name: version(name) for name in ("pycel", "openpyxl")})
ASKED = {
    "EDATE(DATE(2026,1,15),1)": date(2026, 2, 15),
    "EOMONTH(DATE(2026,1,31),1)": date(2026, 2, 28),
    "EDATE(DATE(2026,1,31),1)": date(2026, 2, 28),
    "EDATE(DATE(2026,8,31),1)": date(2026, 9, 30),
    "EDATE(DATE(2026,3,30),-1)": date(2026, 2, 28),
    "EDATE(DATE(2024,2,29),12)": date(2025, 2, 28),
}
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "plans"
for row, formula in enumerate(ASKED, start=1):
    sheet.cell(row, 1, f"={formula}")
for row, started in enumerate(("DATE(2026,1,29)", "DATE(2026,1,30)", "DATE(2026,1,31)"), start=1):
    sheet.cell(row, 3, f"=EDATE({started},1)")
    sheet.cell(row, 4, 100)
sheet["F1"] = '=SUMIFS(D1:D3,C1:C3,"<="&DATE(2026,2,28))'
book.save("plans.xlsx")
workbook = ExcelCompiler(filename="plans.xlsx")
said = [date(1899, 12, 30) + timedelta(days=int(workbook.evaluate(f"plans!A{row}"))) for row in range(1, len(ASKED) + 1)]
for (formula, right), found in zip(ASKED.items(), said, strict=True):
    print(f"{formula:<28} pycel: {found}  right: {right}")
due = workbook.evaluate("plans!F1")
print("due by 28 February, of 300 that are:", due)
assert said[:2] == list(ASKED.values())[:2]
assert said[2:] == [date(2026, 3, 3), date(2026, 10, 1), date(2026, 3, 2), date(2025, 3, 1)], "EDATE no longer runs on"
assert due == 0
PY
echo "as described: a month after 31 January is 3 March"
