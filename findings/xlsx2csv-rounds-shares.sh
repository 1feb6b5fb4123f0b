#!/usr/bin/env bash
# xlsx2csv writes what is in a cell, and not what is shown: £17.255 shown as £17.26 is 17.255. Percentages are the exception: a share shown with 0% is written as shown, so that 4/15
# is 27%; with 0.0% it is a number of three places; without a format six places are kept. A provider's share of a saving is then of another size for how its cell looks. With
# --ignore-formats percentage the shares of 0% and 0.00% are whole, and that of 0.0% is still cut.
# Lengths of visits are two things in one column: with h:mm an hour and a half is 01:30, and with [h]:mm, which adds up over a day, it is 0.0625, a part of a day.
# Seen with xlsx2csv 0.8.6 on Python 3.11: of 125,000.00, 4/15 is 33,333.33, and by the CSV 33,750.00, 33,375.00, 33,337.50 or 33,333.38.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet xlsx2csv==0.8.6 xlsxwriter==3.3.1
cd "$folder"
venv/bin/python - <<'PY'
import csv
import subprocess
from decimal import ROUND_HALF_UP, Decimal
from importlib.metadata import version

import xlsxwriter

print("xlsx2csv", version("xlsx2csv"))
CELLS = [("0%", 4 / 15), ("0.0%", 4 / 15), ("0.00%", 4 / 15), ("General", 4 / 15), ("£#,##0.00", 17.255), ("h:mm", 1.5 / 24), ("[h]:mm", 1.5 / 24)]
with xlsxwriter.Workbook("terms.xlsx") as book:
    sheet = book.add_worksheet("terms")
    for column, (look, value) in enumerate(CELLS):
        sheet.write(0, column, look)
        sheet.write_number(1, column, value, book.add_format({"num_format": look}))


def written_with(*options):
    command = ["venv/bin/xlsx2csv", "terms.xlsx", *options]
    text = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    (row,) = csv.DictReader(text.splitlines())
    return row


row = written_with()
kept = written_with("--ignore-formats", "percentage")


def share_of(saving, written):
    share = Decimal(written.rstrip("%")) / (100 if written.endswith("%") else 1)
    return (saving * share).quantize(Decimal("0.01"), ROUND_HALF_UP)


shares = [str(share_of(Decimal(125_000), row[look])) for look, value in CELLS if value == 4 / 15]
for look, written in row.items():
    print(f"{look:<12} {written}")
print("4/15 of 125,000.00:", *shares, "and right: 33333.33")
assert [row[look] for look in ("0%", "0.0%", "0.00%", "General")] == ["27%", "0.267", "26.67%", "0.266667"], "shares are kept now"
assert [kept[look][:6] for look in ("0%", "0.0%", "0.00%")] == ["0.2666", "0.267", "0.2666"], "the option does something else now"
assert shares == ["33750.00", "33375.00", "33337.50", "33333.38"]
assert row["£#,##0.00"] == "17.255", "money is rounded too now"
assert (row["h:mm"], row["[h]:mm"]) == ("01:30", "0.0625"), "both lengths are written alike now"
PY
echo "as described: a share is cut to how its cell looks, and a length is hours or part of a day"
