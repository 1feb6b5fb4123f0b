#!/usr/bin/env bash
# A price in whole pence that an expression of polars adds as a plain number (lit, or when/then) becomes a column of Int32, and its sum stays Int32:
# above £21,474,836.47, which a big council spends on this in a year, it goes round to a number below nil, without a word. The same figures as a column of Python numbers are Int64, and right.
# Seen with polars 2.1.0 on Python 3.11: 20,000 packages of 157,500 pence, 3,150,000,000 in all, add up to -1,144,967,296, in a column, in select and
# in group_by alike; 13,634 are still right (2,147,355,000), and one more is below nil.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet polars==2.1.0
cd "$folder"
venv/bin/python - <<'PY'
import polars
from polars import col, lit, when


def sums(packages, pence):
    lines = polars.DataFrame({"earned": [True] * packages}).with_columns(pence=pence)
    return str(lines["pence"].dtype), lines["pence"].sum(), lines.select(col("pence").sum()).item(), lines.group_by("earned").agg(col("pence").sum())["pence"][0]


print("polars", polars.__version__)
earned = when(col("earned")).then(157_500).otherwise(0)
for packages in (13_634, 13_635, 20_000):
    print(f"{packages:,} packages:", sums(packages, earned), "right:", packages * 157_500)
assert sums(13_634, earned) == ("Int32", *[2_147_355_000] * 3)
for wrapped in (earned, lit(157_500)):
    assert sums(20_000, wrapped) == ("Int32", *[-1_144_967_296] * 3), "the sum of pence no longer goes round"
as_int64 = earned.cast(polars.Int64)
assert sums(20_000, as_int64) == ("Int64", *[3_150_000_000] * 3), "a cast no longer helps"
assert polars.DataFrame({"pence": [157_500]})["pence"].dtype == polars.Int64
PY
echo "as described: whole pence from an expression add up to a number below nil above £21,474,836.47"
