#!/usr/bin/env bash
# In the national return of adult social care and in extracts made for it, "none" is a finding: no support is needed after reablement. csvkit's tools
# that go through its typed reader blank it on the way, also with -I, which turns the guessing of types off; only --blanks keeps it.
# A cleaned extract then has reviews without a finding, and a bonus for "no further support" is not paid.
# Seen with csvkit 2.2.0 on Python 3.11: csvsort -I gives an empty cell for none, NA and null; csvsort -I --blanks keeps them; csvcut keeps them in any case.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet csvkit==2.2.0
cd "$folder"
printf 'plan_id,support_at_end\nA,none\nB,reduced\nC,NA\nD,null\n' >plans.csv
"$folder/venv/bin/csvsort" --version
show() { printf '%-24s %s\n' "$1" "$(printf '%s' "$2" | tr '\n' ' ')"; }
untyped=$(venv/bin/csvsort -I -c plan_id plans.csv)
kept=$(venv/bin/csvsort -I --blanks -c plan_id plans.csv)
cut=$(venv/bin/csvcut -c plan_id,support_at_end plans.csv)
show "csvsort -I:" "$untyped"
show "csvsort -I --blanks:" "$kept"
show "csvcut:" "$cut"
[ "$untyped" = "$(printf 'plan_id,support_at_end\nA,\nB,reduced\nC,\nD,')" ]
[ "$kept" = "$(cat plans.csv)" ]
[ "$cut" = "$(cat plans.csv)" ]
echo "as described: -I alone blanks the finding none"
