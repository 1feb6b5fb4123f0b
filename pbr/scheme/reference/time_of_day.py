"""The phrase of prices that go by the time of day."""

from pbr.scheme.reference.phrase import Phrase

TIME_OF = Phrase(
    "time of",
    "prices",
    "In `by`: where in the day a time is that a record has, such as when a visit began. A row takes in its first "
    "time and ends before its second, `22:00 to 06:00` goes on over midnight, and each minute has one row. The "
    "whole visit has the price of that time, and the day is that of its own date: one that begins on Friday at "
    "23:00 is Friday's throughout. The clock is the one on the wall, on the days on which it changes too.",
    "records:\n  fields:\n    of a visit:\n      started_at: time of day\nprices:\n  hourly_rate:\n"
    "    assumed: made up\n    by: time of started_at\n    from 2026-04-01:\n"
    "      06:00 to 22:00: £18.00 per hour\n      22:00 to 06:00: £24.00 per hour\n"
    "payments:\n  care:\n    pay: hourly_rate\nexamples:\n  A minute apart:\n    plans:\n"
    "      - {plan_id: C, person_id: S3, provider_id: P1, plan_type: ongoing, started_on: 2026-05-04}\n"
    "    visits:\n"
    "      - {visit_id: C1, plan_id: C, visited_on: 2026-06-05, planned_minutes: 30, delivered_minutes: 30, "
    "started_at: 21:59}\n"
    "      - {visit_id: C2, plan_id: C, visited_on: 2026-06-05, planned_minutes: 30, delivered_minutes: 30, "
    "started_at: 22:00}\n"
    "    as at: 2026-06-30\n    lines:\n      C1/care: £9.00\n      C2/care: £12.00\n    total due: £21.00",
    "C1/care: £9.00\nC2/care: £12.00",
)
