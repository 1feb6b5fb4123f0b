#!/usr/bin/env bash
# Lengths of visits are often written as hours and minutes, 1:30 and 0:45. csvkit takes such a column for lengths of time, which is right, and reads minutes and
# seconds, which is not: csvsort writes 0:01:30 for an hour and a half. A sum by csvsql --query is wrong by more, also of 1:30:00: lengths are stored
# as moments after the start of 1970, and each row adds 1970, so that a sum of minutes is the number of visits times 1970. -I keeps the text.
# Seen with csvkit 2.2.0 on Python 3.11: 1:30 and 0:45 are sorted into 0:01:30 and 0:00:45, csvstat adds 0:02:15, and csvsql adds 3940.0.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet csvkit==2.2.0
cd "$folder"
printf 'visit_id,length\nA,1:30\nB,0:45\n' >visits.csv
printf 'visit_id,length\nA,1:30:00\nB,0:45:00\n' >seconds.csv
venv/bin/csvsort --version
show() { printf '%-34s %s\n' "$1" "$(printf '%s' "$2" | tr '\n' ' ')"; }
sorted=$(venv/bin/csvsort -c visit_id visits.csv)
kept=$(venv/bin/csvsort -I --blanks -c visit_id visits.csv)
stated=$(venv/bin/csvstat -c length --sum visits.csv)
queried=$(venv/bin/csvsql --query 'select sum(length) as length from visits' visits.csv)
seconds=$(venv/bin/csvsql --query 'select sum(length) as length from seconds' seconds.csv)
show "csvsort:" "$sorted"
show "csvsort -I --blanks:" "$kept"
show "csvstat --sum:" "$stated"
show "csvsql, the sum of 1:30 and 0:45:" "$queried"
show "csvsql, of 1:30:00 and 0:45:00:" "$seconds"
[ "$sorted" = "$(printf 'visit_id,length\nA,0:01:30\nB,0:00:45')" ]
[ "$kept" = "$(cat visits.csv)" ]
[ "$stated" = 0:02:15 ]
[ "$queried" = "$(printf 'length\n3940.0')" ]
[ "$seconds" = "$queried" ]
echo "as described: hours and minutes are read as minutes and seconds, and a sum is 1970 a row"
