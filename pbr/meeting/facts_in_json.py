"""Values of a meeting as JSON has them: days as ``2026-06-30``, pence as pounds, numbers exact, blanks as null."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from fractions import Fraction
from typing import Any

from pbr.meeting.meeting_money import MeetingMoney
from pbr.records.table import Value
from pbr.values.money import plain_pounds
from pbr.values.number import plain_number


def in_json(value: Any) -> Any:
    """One value of a record, or of a plan or outcome of it."""
    if isinstance(value, bool):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Fraction):
        return plain_number(value)
    if isinstance(value, int):
        return plain_pounds(value)
    if isinstance(value, Mapping):
        return {name: in_json(one) for name, one in value.items()}
    if isinstance(value, tuple):
        return list(value)
    return value or None


def record_in_json(record: Any) -> Mapping[str, Value]:
    """A plan, outcome or other record, field by field."""
    return {each.name: in_json(getattr(record, each.name)) for each in fields(record)}


def money_in_json(one: MeetingMoney) -> Mapping[str, Any]:
    """Some money, with its days, and why it stands so."""
    return {
        "record_id": one.record_id or None,
        "provider_id": one.provider_id,
        "payment": one.payment,
        "part": one.part or None,
        "status": one.status.value,
        "lines": one.lines,
        "amount": plain_pounds(one.amount),
        "at_stake": plain_pounds(one.at_stake),
        "sums_not_known": one.no_sum,
        "first_due_on": in_json(one.first),
        "last_due_on": in_json(one.last),
        "why": one.why,
        "next": one.next or None,
    }
