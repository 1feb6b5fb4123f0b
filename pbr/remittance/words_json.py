"""``words.json``: what a scheme's payments are for, as a statement says it to a provider."""

import json
from collections.abc import Mapping
from typing import Any, TextIO

from pbr.remittance.scheme_words import PaymentWords, SchemeWords

WORDS = "words.json"


def write_words(file: TextIO, words: SchemeWords) -> None:
    """Write what a statement says of a scheme to an open file."""
    said: Mapping[str, Any] = {
        "rounding": words.rounding,
        "payments": [one._asdict() for one in words.payments],
        "terms": list(words.terms),
        "measures": list(words.measures),
    }
    file.write(json.dumps(said, ensure_ascii=False, indent=2) + "\n")


def read_words(text: str) -> SchemeWords:
    """Read back what ``write_words`` wrote."""
    said = json.loads(text)
    payments = tuple(PaymentWords(one["payment"], one["part"], one["text"]) for one in said["payments"])
    return SchemeWords(said["rounding"], payments, tuple(said["terms"]), tuple(said["measures"]))


NO_WORDS = SchemeWords("Each line is rounded once, to the penny, and a total is the sum of its lines.", (), (), ())
"""What is said of a run that was settled before its words were kept."""
