#!/usr/bin/env bash
# ruamel.yaml, which editors of YAML use because it keeps comments, folds a long plain key over two lines when it writes a file back. YAML
# takes no plain key over two lines, so it cannot read its own text. Met with the titles of worked examples, which are keys and are sentences.
# Seen with ruamel.yaml 0.19.1 on Python 3.11: keys of up to 76 letters come back; one of 79 is folded, and reading it gives a ScannerError.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet ruamel.yaml==0.19.1
cd "$folder"
venv/bin/python - <<'PY'
import io
from importlib.metadata import version

from ruamel.yaml import YAML
from ruamel.yaml.scanner import ScannerError

print("ruamel.yaml", version("ruamel.yaml"))
short = "Two weeks in a nursing home and the first month after it are two lines"
long = "Two weeks in a nursing home and the first month after it are two lines, by the day of each"
for title in (short, long):
    written = io.StringIO()
    YAML().dump(YAML().load(f"examples:\n  {title}:\n    total due: 1\n"), written)
    try:
        YAML().load(written.getvalue())
        result = "reads"
    except ScannerError as error:
        result = f"does not read: {type(error).__name__}"
    print(len(title), "letters:", result)
    assert result == ("reads" if title is short else "does not read: ScannerError"), written.getvalue()
PY
echo "as described: a long key is folded, and is not read again"
