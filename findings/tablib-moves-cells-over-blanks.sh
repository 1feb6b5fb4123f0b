#!/usr/bin/env bash
# In an OpenDocument sheet, which government publishes and LibreOffice saves, cells alike that stand beside each other are written once, with how often. tablib reads such
# blanks as none, and such values as one: whatever stands to the right of them moves to the left, under headings that are not its own, and the row is filled up with blanks at its
# end. A plan with nothing known but its price then has that price as its weeks; a column of money loses rows and gains others, without a word.
# Seen with tablib 3.10.0 and odfpy 1.4.1 on Python 3.11: of three plans with 1,575.00 each, the sum of the column is 1,675.00: A is right, B's 1,575.00 is in weeks, and C, whose weeks and
# hours are both 6, has its deduction of 100.00 where its price should be. pandas 3.1.1 reads the same file right: 4,725.00. LibreOffice 7.4 saves these rows so.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet tablib==3.10.0 odfpy==1.4.1 pandas==3.1.1
cd "$folder"
venv/bin/python - <<'PY'
from importlib.metadata import version

import pandas
import tablib
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

print({name: version(name) for name in ("tablib", "odfpy", "pandas")})


def cell(value, times=None):
    how_often = {} if times is None else {"numbercolumnsrepeated": times}
    if value is None:
        return TableCell(**how_often)
    kind = {"valuetype": "string"} if isinstance(value, str) else {"valuetype": "float", "value": value}
    written = TableCell(**kind, **how_often)
    written.addElement(P(text=str(value)))
    return written


ROWS = [
    [("plan_id",), ("weeks",), ("hours",), ("price",), ("deduction",)],
    [("A",), (6,), (9,), (1575,), (100,)],
    [("B",), (None, 2), (1575,)],
    [("C",), (6, 2), (1575,), (100,)],
]
document = OpenDocumentSpreadsheet()
table = Table(name="plans")
document.spreadsheet.addElement(table)
for cells in ROWS:
    row = TableRow()
    table.addElement(row)
    for given in cells:
        row.addElement(cell(*given))
document.save("plans.ods")

with open("plans.ods", "rb") as file:
    read = tablib.Dataset().load(file.read(), format="ods")
right = pandas.read_excel("plans.ods", engine="odf")
print("tablib:", *read.dict, sep="\n  ")
print("pandas:", *right.to_dict("records"), sep="\n  ")
prices = [price or 0 for price in read["price"]]
print("the sum of the prices:", sum(prices), "and right:", right["price"].sum())
assert right["price"].tolist() == [1575, 1575, 1575] and right["weeks"].tolist()[2] == 6
assert read["weeks"] == [6, 1575, 6] and prices == [1575, 0, 100], "cells no longer move"
PY
echo "as described: what stands behind blanks, or values alike, is read under another heading"
