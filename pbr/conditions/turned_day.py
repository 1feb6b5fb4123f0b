"""The mend of a day that begins with how far it is moved: ``6 weeks after end of quarter``."""

from pbr.conditions.lexer import Word

_UNITS = ("day", "days", "week", "weeks", "month", "months", "working day", "working days")


def turned_day(number: Word, others: list[Word]) -> str:
    """How a day is written that began with how far it is moved: ``6 weeks after end of quarter``."""
    words = [*[word.text for word in others], "", "", "", ""]
    unit, way, rest = words[0], words[1], words[2:]
    if unit == "working":
        unit, way, rest = f"{unit} {way}", rest[0], rest[1:]
    signs = {"after": "+", "from": "+", "before": "-"}
    day = " ".join(filter(None, rest))
    of_the_line = rest[0] in ("start", "end") and unit.startswith("month")
    if unit in _UNITS and way in signs and day and not of_the_line:
        return f"write {day} {signs[way]} {number.text} {unit}"
    return (
        "write a date of the record, or start of or end of month, quarter, contract quarter, contract year or calendar "
        "year, and how far it is moved behind it: started_on + 6 weeks, end of quarter + 6 weeks"
    )
