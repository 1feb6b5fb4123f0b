#!/usr/bin/env bash
# hledger import adds the "new" rows of a CSV file to a journal. New is what is dated after the last day that it took from the file, and of that day whatever
# stands behind as many rows as it took before. Payment by results is full of late rows: a review that comes in June makes a line due in April. Where
# the year so far is settled again each month into lines.csv, late lines are left out, and a line of the last day is taken twice in place of another,
# with exit code 0.
# Seen with hledger 1.25 of Debian 12: of a file that comes to 6,550.00 the journal has 6,300.00: C and
# A's bonus are missing, and B is there twice. Read with -f, the file is right. It needs Debian's apt.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download --quiet --quiet hledger=1.25-2+b5 2>/dev/null
dpkg -x hledger_*.deb "$folder/debian"
hledger() { LANG=C.UTF-8 "$folder/debian/usr/bin/hledger" "$@"; }
hledger --version
cat >lines.csv.rules <<'RULES'
skip 1
fields line_id, due_on, provider_id, pounds
date-format %Y-%m-%d
date %due_on
description %line_id
account1 care
account2 payable:%provider_id
amount £%pounds
RULES
touch year.journal
heading=line_id,due_on,provider_id,amount
printf '%s\n' "$heading" A/package,2026-05-04,P1,1575.00 B/package,2026-05-29,P1,1575.00 >lines.csv
hledger -f year.journal import lines.csv
printf '%s\n' "$heading" A/bonus,2026-05-29,P1,250.00 A/package,2026-05-04,P1,1575.00 B/package,2026-05-29,P1,1575.00 \
    C/package,2026-04-13,P1,1575.00 D/package,2026-06-12,P1,1575.00 >lines.csv
hledger -f year.journal import lines.csv
total() { hledger -f "$1" balance care --format '%(total)' | head -n 1 | tr -d ' £'; }
taken=$(hledger -f year.journal print | grep -o '[A-D]/[a-z]*' | sort | tr '\n' ' ')
imported=$(total year.journal)
right=$(total lines.csv)
printf 'imported: %s %s\nread with -f: %s\n' "$taken" "$imported" "$right"
[ "$taken" = "A/package B/package B/package D/package " ]
[ "$imported" = 6300.00 ]
[ "$right" = 6550.00 ]
echo "as described: import leaves out late lines, and takes one of the last day twice"
