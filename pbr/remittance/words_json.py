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
        "payments": [_of_payment(one, words) for one in words.payments],
        "terms": list(words.terms),
        "measures": list(words.measures),
        **({"payers": dict(words.payers)} if words.payers else {}),
        **({"of_persons": sorted(words.of_persons)} if words.of_persons else {}),
    }
    file.write(json.dumps(said, ensure_ascii=False, indent=2) + "\n")


def _of_payment(one: PaymentWords, words: SchemeWords) -> Mapping[str, Any]:
    """What a payment is for, and who pays it where the scheme lists its payers."""
    said = {"payment": one.payment, "part": one.part, "text": one.text}
    return {**said, "paid_by": list(one.paid_by)} if words.payers else said


def read_words(text: str) -> SchemeWords:
    """Read back what ``write_words`` wrote; a run of before it did has no payers, and nothing of persons."""
    said = json.loads(text)
    return SchemeWords(
        rounding=said["rounding"],
        payments=tuple(
            PaymentWords(one["payment"], one["part"], one["text"], tuple(one.get("paid_by", ())))
            for one in said["payments"]
        ),
        terms=tuple(said["terms"]),
        measures=tuple(said["measures"]),
        payers=said.get("payers", {}),
        of_persons=frozenset(said.get("of_persons", ())),
    )


NO_WORDS = SchemeWords("Each line is rounded once, to the penny, and a total is the sum of its lines.", (), (), ())
"""What is said of a run that was settled before its words were kept."""
