#!/usr/bin/env bash
# A Table Schema number with "bareNumber": false lets frictionless take off what stands before and after the digits, meant for currency signs and
# per cent. Brackets are taken off too, so an amount below nil as accountants write it, (12.50), is read as 12.50 above nil, and passes a
# "minimum" of 0; so does 12.50- from older finance systems. Met when a care provider's credit notes were checked with a schema.
# Seen with frictionless 5.21.0 on Python 3.11: both are valid, and read as Decimal('12.50').
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet frictionless==5.21.0
cd "$folder"
printf 'plan,amount\nA,(12.50)\nB,12.50-\nC,£12.50\n' >amounts.csv
venv/bin/python - <<'PY'
from decimal import Decimal
from importlib.metadata import version

from frictionless import Resource, Schema

print("frictionless", version("frictionless"))
amount = {"name": "amount", "type": "number", "bareNumber": False, "groupChar": ",", "constraints": {"minimum": 0}}
schema = Schema.from_descriptor({"fields": [{"name": "plan", "type": "string"}, amount]})
resource = Resource(path="amounts.csv", schema=schema)
valid = resource.validate().valid
with Resource(path="amounts.csv", schema=schema) as rows:
    read = [row["amount"] for row in rows.row_stream]
print("valid:", valid, "read:", read)
assert valid and read == [Decimal("12.50")] * 3, "brackets or a minus behind are read differently now"
PY
echo "as described: (12.50) and 12.50- are read as 12.50 above nil"
