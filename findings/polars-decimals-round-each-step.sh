#!/usr/bin/env bash
# polars keeps of a product or a quotient of decimals no more places than the longer of the two had, and rounds there, half to even, unasked: half an
# hour at £17.25 is £8.62 where a contract that rounds half up pays £8.63, and £100.00 a week for three days of seven is £42.87 where £42.86 is right,
# because the price of a day was rounded to a penny first. A cast of text to Decimal(18, 2) rounds in silence too. With ten places the product is exact.
# Seen with polars 2.1.0 on Python 3.11: 0.50 x 17.25 is Decimal('8.62'), and 1,000 of them are £8,620.00; with one side cast to Decimal(38, 10) it is 8.6250000000.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet polars==2.1.0
cd "$folder"
printf 'visit_id,hours,hourly_rate\nA,0.50,17.25\nB,0.50,17.35\n' >visits.csv
venv/bin/python - <<'PY'
from decimal import Decimal

import polars
from polars import Decimal as Places
from polars import col, lit

print("polars", polars.__version__)
visits = polars.read_csv("visits.csv", infer_schema=False)
hours, rate = col("hours").cast(Places(18, 2)), col("hourly_rate").cast(Places(18, 2))
exactly = hours.cast(Places(38, 10)) * rate


def given(expression):
    return visits.select(expression.alias("given"))["given"].to_list()


product, exact, rounded = given(hours * rate), given(exactly), given(exactly.round(2, mode="half_away_from_zero"))
cut = polars.Series(["8.625"]).cast(Places(18, 2)).item()
print("the text 8.625 as cast:", cut)
assert cut == Decimal("8.62"), "a cast of text is no longer rounded"
print("hours x rate:          ", product)
print("with ten places:       ", exact)
print("rounded half up after: ", rounded)
assert product == [Decimal("8.62"), Decimal("8.68")], "products are no longer rounded half to even"
assert exact == [Decimal("8.625"), Decimal("8.675")] and rounded == [Decimal("8.63"), Decimal("8.68")]
(month,) = visits.head(1).select(polars.concat([hours * rate] * 1_000).sum()).to_series()
print("1,000 such half hours: ", month)
assert month == Decimal("8620.00")
week = lit(Decimal("100.00")).cast(Places(18, 2))
days = polars.select(week / 7 * 3).item(), polars.select(week.cast(Places(38, 10)) * 3 / 7).item()
print("three days of a week:  ", days)
assert days == (Decimal("42.87"), Decimal("42.8571428571")), "the price of a day is no longer rounded to a penny"
PY
echo "as described: products and quotients of decimals are rounded at each step, half to even"
