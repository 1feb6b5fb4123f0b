"""The YAML reader in C (libyaml), where there is one, for texts that it takes as the reader in Python does.

It is six times as quick, and most of the time that a scheme takes to be looked at is reading its YAML. The two differ
in a few places: tabs, a byte order mark, a question mark or nothing at all in brackets, what stands behind ``>`` or
``|``, the end of a text without a line end. A text with one of those is read in Python, and so is any text in which
the reader in C finds a mistake, because the words for it are made from what the one in Python says. A build without
libyaml, as in a browser, reads everything in Python: a scheme means the same wherever it is read.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yaml import Event

_READ_OTHERWISE = re.compile(r"[\t\r?\\\ufeff\x85\u2028\u2029]|^%|:[ \n]*[,\]}]|[|>][-+0-9]*#|[^\n]\Z", re.MULTILINE)
"""What the two readers were seen to take in two ways, or to place differently."""


def events_in_c(text: str) -> Iterator["Event"] | None:
    """The events of a text by the reader in C, one by one, or nothing where the one in Python should read it."""
    # imported late: pbr --help stays quick
    import yaml

    if not yaml.__with_libyaml__ or _READ_OTHERWISE.search(text):
        return None
    return yaml.parse(text, Loader=yaml.CSafeLoader)
