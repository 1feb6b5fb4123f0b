"""Instalments: so many equal payments a month apart, from a day of the record, and until another where they stop."""

from dataclasses import dataclass

from pbr.conditions.date_expressions import Day


@dataclass(frozen=True, slots=True)
class Instalments:
    """So many equal payments, a month apart, from a day of the record; none of those that fall after ``until``.

    ``open_ended`` says that a blank last day means still going on.
    """

    count: int
    start: Day
    start_text: str
    until: Day | None
    until_text: str
    open_ended: bool
