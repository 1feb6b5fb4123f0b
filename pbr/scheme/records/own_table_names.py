"""The names that a council's own table can have: one for its file and for a row of it, which means nothing else."""

import re
from collections.abc import Collection

from pbr.records.dictionary import PROVIDERS, TABLES
from pbr.scheme.reading.reading_context import Reading
from pbr.values.pattern import Pattern

_NAME = Pattern(r"[a-z]+(_[a-z]+)*", re.ASCII)
_LONGEST = 60

_BESIDE_THE_TABLES = {"notices", "notice", "adjustments", "adjustment"}
"""Files of a folder of records that are no tables, and what one row of each is called."""
_OF_FILES = {one for kind in (*TABLES.values(), PROVIDERS) for one in (kind.name, kind.one)} | _BESIDE_THE_TABLES
_OF_LOOKS = {
    "a", "an", "and", "another", "any", "all", "between", "count", "each", "every", "is", "least", "no", "not", "of",
    "one", "or", "other", "person", "referral", "referrals", "some", "the", "this", "where",
}  # fmt: skip
_OF_COUNTING = {
    "area", "cycle", "day", "hour", "line", "minute", "mile", "month", "payment", "payments", "period", "point",
    "quarter", "record", "records", "run", "week", "window", "windows", "year",
}  # fmt: skip
_OF_EXAMPLES = {"lines", "totals", "measures", "limits", "verdicts", "ranks"}


def check_table_name(name: str, reading: Reading) -> None:
    """Note a problem where a table has a name that is another table's, or means something else in the language."""
    place = reading.place("records", "tables", name)
    if not _NAME.fullmatch(name) or len(name) > _LONGEST:
        message = f"'{name}' cannot be the name of a table: those are small letters and underscores, up to 60"
        reading.problem("PBR477", message, place, "write it like respite, or equipment_loan")
        return
    others = [one for one in reading.names_written("records", "tables") if one != name]
    if name in _OF_FILES or _is_one_of_several(name, _OF_FILES):
        one, another = _called(name), "give the table another name"
        message = f"'{name}' is what the dictionary of records calls a table, or one of its records"
        own = f"fields of your own are added to it: records: fields: of {one}:, or {another}"
        reading.problem("PBR477", message, place, own if one else another)
    elif name in _OF_LOOKS | _OF_COUNTING | _OF_EXAMPLES:
        reading.problem("PBR477", f"'{name}' is a word of the language", place, "add a word to it: equipment_loan")
    elif _is_one_of_several(name, others):
        message = f"'{name}' and '{name[:-1]}' would be one table's records"
        reading.problem("PBR477", message, place, "give one of them another name")


def _is_one_of_several(name: str, others: Collection[str]) -> bool:
    return name[-1:] == "s" and name[:-1] in others


def _called(name: str) -> str:
    """One record of the dictionary's table that is meant, with its article; empty for a file that is no such table."""
    kinds = (kind for kind in TABLES.values() if name in (kind.name, kind.one))
    return next((f"{kind.article} {kind.one}" for kind in kinds), "")
