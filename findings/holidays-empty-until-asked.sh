#!/usr/bin/env bash
# The calendars of the package holidays are empty until somebody asks after a day, and then hold the year of that day alone. numpy, pandas and polars never
# ask: they take what is in the calendar. So a count of working days leaves out no bank holiday at all, and visits on bank holidays, which are paid
# at a higher rate, are found on none of them, both without a word. It bears on "paid within so many working days" counted over Christmas.
# Seen with holidays 0.109, numpy 2.4.6, pandas 3.1.1 and polars 2.1.0 on Python 3.11: from 21 December 2026 to 8 January 2027 are 15 weekdays, of which 25 and
# 28 December and 1 January are bank holidays in England: 12. Counted are 15; after one question, 13; with years=[2026, 2027], 12.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet holidays==0.109 numpy==2.4.6 pandas==3.1.1 polars==2.1.0
cd "$folder"
venv/bin/python - <<'PY'
from datetime import date
from importlib.metadata import version

import holidays
import numpy
import pandas
import polars

print({name: version(name) for name in ("holidays", "numpy", "pandas", "polars")})
first, after = date(2026, 12, 21), date(2027, 1, 9)
visits = [date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)]


def england(**years):
    return holidays.country_holidays("GB", subdiv="ENG", **years)


def seen(calendar):
    in_polars = polars.select(polars.business_day_count(first, after, holidays=list(calendar))).item()
    by_pandas = pandas.offsets.CustomBusinessDay(holidays=list(calendar))
    return {
        "working days": [int(numpy.busday_count(first, after, holidays=list(calendar))), in_polars],
        "the one after 24 December": (pandas.Timestamp(2026, 12, 24) + by_pandas).date().isoformat(),
        "visits on bank holidays": int(pandas.Series(visits).isin(calendar).sum()),
    }


untouched = seen(england())
asked = england()
assert date(2026, 12, 25) in asked
asked_once = seen(asked)
with_years = seen(england(years=[2026, 2027]))
print("as it is made:     ", untouched)
print("after one question:", asked_once)
print("years said:        ", with_years)
assert untouched == {"working days": [15, 15], "the one after 24 December": "2026-12-25", "visits on bank holidays": 0}, "no longer empty"
assert asked_once == {"working days": [13, 13], "the one after 24 December": "2026-12-29", "visits on bank holidays": 2}
assert with_years == {"working days": [12, 12], "the one after 24 December": "2026-12-29", "visits on bank holidays": 3}
PY
echo "as described: a calendar that nobody has asked has no bank holidays"
