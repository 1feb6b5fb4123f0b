#!/usr/bin/env bash
# DuckDB's CSV reader chooses a column's type from a sample at the start of the file. Where the sampled quantities are whole, the column becomes
# BIGINT, and a later part week (4.4285714286) is not refused: it is rounded to a whole number without a word, so a sum of weeks is wrong.
# Met in a settlement whose early lines are whole weeks. With whole quantities written as 1.0 the column is DOUBLE and the sum is right.
# Seen with duckdb 2.0.1 on Python 3.11: after 20,479 whole rows, part weeks of 4.4285714286 and 0.4285714286 add 4 and 0 to the sum, 20483
# where 20483.8571428572 is right. One whole row fewer, and the column is DOUBLE.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.1
cd "$folder"
venv/bin/python - <<'PY'
import duckdb


def sum_of(path, whole):
    with open(path, "w", encoding="utf-8") as file:
        file.write("line_id,quantity\n")
        file.writelines(f"L{number},{whole}\n" for number in range(20_479))
        file.write("Lx,4.4285714286\nLy,0.4285714286\n")
    rows = duckdb.sql(f"select sum(quantity), typeof(any_value(quantity)) from '{path}'").fetchall()
    return rows[0]


print("duckdb", duckdb.__version__)
whole, kind = sum_of("whole.csv", "1")
print("whole quantities written as 1:  ", kind, whole)
decimal, decimal_kind = sum_of("decimal.csv", "1.0")
print("whole quantities written as 1.0:", decimal_kind, decimal)
assert (kind, whole) == ("BIGINT", 20_483), "the part weeks are no longer rounded away"
assert decimal_kind == "DOUBLE" and abs(decimal - 20_483.8571428572) < 1e-6, "a decimal point no longer helps"
PY
echo "as described: part weeks after many whole ones are rounded without a word"
