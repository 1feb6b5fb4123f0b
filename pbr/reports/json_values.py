"""Values as JSON has them: money in pounds and exact numbers as text, periods by their days, files by their hash."""

from collections.abc import Iterable
from fractions import Fraction

from pbr.records.input_file import InputFile
from pbr.values.money import plain_pounds
from pbr.values.number import plain_number
from pbr.values.period import Period


def pounds_or_null(pence: int | None) -> str | None:
    """Pence as pounds, ``1575.00``; null where there are none to show."""
    return None if pence is None else plain_pounds(pence)


def number_or_null(number: Fraction | None) -> str | None:
    """An exact number, ``2.5`` or ``7/3``; null where it is not known."""
    return None if number is None else plain_number(number)


def period_in_json(period: Period) -> dict[str, str]:
    """A period by its first and last day, both included."""
    return {"first": period.first.isoformat(), "last": period.last.isoformat()}


def file_in_json(used: InputFile) -> dict[str, str]:
    """A file that was read, by its name and its SHA-256."""
    return {"file": used.name, "sha256": used.sha256}


def inputs_in_json(inputs: Iterable[InputFile]) -> list[dict[str, str]]:
    """The files that were read, in the order of their names."""
    return [file_in_json(one) for one in sorted(inputs, key=lambda one: one.name)]
