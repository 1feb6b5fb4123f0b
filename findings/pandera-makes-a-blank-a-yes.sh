#!/usr/bin/env bash
# A column of True and False with a blank in it, checked by pandera with the type bool, coerce=True and nullable=False: the blank is not refused. It is
# turned into True first, and what is looked at afterwards has no blank. A plan whose review is not known then counts as achieved, in a table that
# was checked. In a column of yes and no, every no is True as well. With pandas's "boolean" the blank is refused, and so is the text.
# Seen with pandera 0.35.0 and pandas 3.1.1 on Python 3.11: True, blank, False are valid, and come out as True, True, False; two of three are paid.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pandera==0.35.0 pandas==3.1.1
cd "$folder"
printf 'plan_id,achieved,disputed\nA,True,no\nB,,no\nC,False,yes\n' >plans.csv
venv/bin/python - <<'PY'
from importlib.metadata import version

import pandas
import pandera.pandas as pandera

print({name: version(name) for name in ("pandera", "pandas")})
plans = pandas.read_csv("plans.csv")


class Plan(pandera.DataFrameModel):
    plan_id: str
    achieved: bool = pandera.Field(nullable=False, coerce=True)


def checked(column, kind):
    schema = pandera.DataFrameSchema({column: pandera.Column(kind, coerce=True, nullable=False)})
    try:
        return schema.validate(plans)[column].tolist()
    except (pandera.errors.SchemaError, pandera.errors.SchemaErrors) as error:
        return type(error).__name__


seen = {(column, kind): checked(column, kind) for column in ("achieved", "disputed") for kind in (bool, "boolean")}
for (column, kind), result in seen.items():
    print(f"{column} as {kind}:", result)
assert seen["achieved", bool] == [True, True, False], "a blank is no longer True"
assert seen["disputed", bool] == [True, True, True], "no is no longer True"
assert Plan.validate(plans)["achieved"].tolist() == [True, True, False]
assert seen["achieved", "boolean"] == "SchemaError" and seen["disputed", "boolean"] == "SchemaErrors"
PY
echo "as described: a blank is True after the check that refuses blanks"
