"""What was found when records were compared, and the words that all findings share."""

from collections.abc import Sequence

from pbr.records.consistency.comparison import Answer
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Rows of one table that contradict others: their places in the table, what is wrong, and how to mend it.

    What is said of a whole file names no rows.
    """

    code: str
    table: str
    rows: Sequence[int]
    message: str
    help: "str | HoldBy"


def true_in(answers: Sequence[Answer]) -> tuple[int, ...]:
    """The places of those answers that are a yes."""
    return tuple(at for at, answer in enumerate(answers) if answer is True) if any(answers) else ()


def many(rows: Sequence[int], one: str, several: str) -> str:
    """How many rows, and what is said of one or of several of them."""
    return f"1 {one}" if len(rows) == 1 else f"{len(rows):,} {several}"


@dataclass(frozen=True, slots=True)
class HoldBy:
    """How to mend records that a scheme can hold by some words about ``one`` of them."""

    one: str
    words: str

    def said(self, held_by: str) -> str:
        """What to do, with the name of the hold of a scheme that asks for it already; empty where none does."""
        if held_by:
            return f"mend the records: the scheme holds what '{held_by}' says of them until they are"
        return f"mend the records, or let the scheme hold them (records, hold when, of {self.one}): {self.words}"


def hold_by(one: str, words: str) -> HoldBy:
    """How to mend records that a scheme can hold by these words."""
    return HoldBy(one, words)
