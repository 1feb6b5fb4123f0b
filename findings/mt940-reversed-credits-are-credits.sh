#!/usr/bin/env bash
# A bank statement in MT940 marks what came in with C and what went out with D, and what was reversed of each with RC and RD. A payment that a council made to a provider and
# then called back is C and RC: nothing is left. The package mt-940 turns the sign for D alone, so that a payment called back is received twice in the sum, and a sum still
# owed looks paid. It does not look at the balances of the statement, which show it. RD is right.
# Seen with mt-940 5.1.1 on Python 3.11: of 1,575.00 received and called back, and 200.00 that went out and came back, the sum is 3,150.00, where the balances of the
# statement are both 10,000.00. mt940 0.8.1, another package, has it right: 0.00.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for package in mt-940==5.1.1 mt940==0.8.1; do # each has a module of the name mt940, so each has a place of its own
    python3 -m venv "${package%%==*}"
    "${package%%==*}/bin/pip" install --quiet "$package"
done
cat >statement.sta <<'STATEMENT'
:20:STATEMENT12
:25:200000/12345678
:28C:00012/001
:60F:C260501GBP10000,00
:61:2605040504C1575,00NTRFLINE-A//1
:86:EXAMPLE COUNTY COUNCIL
:61:2605060506RC1575,00NTRFLINE-A//2
:86:EXAMPLE COUNTY COUNCIL, CALLED BACK
:61:2605070507D200,00NTRFREFUND-B//3
:86:REFUND
:61:2605080508RD200,00NTRFREFUND-B//4
:86:REFUND, RETURNED
:62F:C260508GBP10000,00
-
STATEMENT
mt-940/bin/python - <<'PY'
from decimal import Decimal
from importlib.metadata import version

import mt940

print("mt-940", version("mt-940"))
statement = mt940.parse("statement.sta")
entries = [(entry.data["status"], entry.data["amount"].amount) for entry in statement]
moved = statement.data["final_closing_balance"].amount.amount - statement.data["final_opening_balance"].amount.amount
print(*(f"{mark:>2} {amount}" for mark, amount in entries), sep="\n")
print("sum:", sum(amount for _, amount in entries), "by the balances:", moved)
assert moved == 0
assert entries == [("C", Decimal(1575)), ("RC", Decimal(1575)), ("D", Decimal(-200)), ("RD", Decimal(200))], "RC goes out now"
PY
mt940/bin/python - <<'PY'
from importlib.metadata import version

import mt940

(statement,) = mt940.MT940("statement.sta").statements
print("mt940", version("mt940"), "sum:", sum(entry.amount for entry in statement.transactions))
assert sum(entry.amount for entry in statement.transactions) == 0
PY
echo "as described: a payment received and called back is received twice"
