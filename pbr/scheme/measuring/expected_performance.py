"""Targets: what a contract expects of a measure, ``at least 50%``; said beside the measure, and pays nothing."""

import re

from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar
from pbr.values.pattern import Pattern
from pbr.values.share import percent, share_in_scheme

_ONE = Pattern(r"(?:(?:at least|at most|about|above|below|from|up to) )?(?P<share>[0-9./]+%?)", re.ASCII)
_TWO = Pattern(r"(?P<low>[0-9./]+%?) to (?P<high>[0-9./]+%?)", re.ASCII)
REMEDY = "write it like at least 50%, at most 5%, above 80%, below 10%, about 50%, 10% to 15%, or 75%"


def read_expected(text: Scalar | None, reading: Reading) -> str:
    """What is expected, as it was written; empty, and a problem, where it means nothing. A measure is 0% to 100%."""
    if text is None:
        return ""
    match = _TWO.fullmatch(text.text) or _ONE.fullmatch(text.text)
    shares = [share_in_scheme(one) for one in match.groups()] if match else [None]
    read = [share for share in shares if share is not None]
    if len(read) != len(shares):
        reading.problem("PBR429", f"'{text.text}' is not what a measure can be expected to be", text.place, REMEDY)
        return ""
    if max(read) > 1:
        reading.problem("PBR405", f"{percent(max(read))} is more than the whole", text.place, REMEDY)
    if read != sorted(set(read)):
        reading.problem(
            "PBR429",
            f"'{text.text}' does not go from the lower to the higher",
            text.place,
            "write the lower share first",
        )
    return text.text
