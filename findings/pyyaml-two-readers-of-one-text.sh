#!/usr/bin/env bash
# PyYAML has two readers, one in Python and one around libyaml, which its wheels bring along and its documentation offers as the quicker one.
# They do not take the same texts: a plain question inside brackets, and a tab inside or after plain text, are read by the one around libyaml
# and refused by the one in Python. A scheme that one colleague's installation reads is then an error for another, or in a browser, where
# there is no libyaml. Met when contracts were to be read by the quicker one.
# Seen with PyYAML 6.0.4 (libyaml 0.2.5) on Python 3.11: the first of these four texts is the same to both; the others are read by one only.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pyyaml==6.0.4
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

import yaml

print("PyYAML", version("pyyaml"), "with libyaml", yaml.__with_libyaml__)
TEXTS = {
    "a question by itself": "asked: may it be ended?\n",
    "a question in brackets": "asked: [may it be ended? yes, reviewed? no]\n",
    "a tab inside plain text": "clause: schedule\t4\n",
    "a tab after plain text": "clause: schedule 4\t\n",
}


def read(text: str, loader: type) -> object:
    try:
        return yaml.load(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        return type(error).__name__


for name, text in TEXTS.items():
    in_python, in_c = read(text, yaml.SafeLoader), read(text, yaml.CSafeLoader)
    print(f"{name}: in Python {in_python!r}, by libyaml {in_c!r}")
    assert isinstance(in_c, dict), name
    assert (in_python == in_c) == (name == "a question by itself"), name
    assert in_python == in_c or in_python in ("ParserError", "ScannerError"), name
PY
echo "as described: texts that one reader of PyYAML takes and the other refuses"
