"""Care paid by the visit: time and task, and Bracknell Forest's single rate."""

from datetime import date

from tests.second_calculation.shared import Asked, Tables, Worked, half_up, in_run, last_day_of, line


def time_and_task(tables: Tables, asked: Asked) -> Worked:
    """£23.26 an hour, each visit rounded up to the quarter hour, due at the end of its month."""
    return {
        f"{visit['visit_id']}/visits": line(
            True,
            half_up(2326 * 15 * -(-int(visit["delivered_minutes"]) // 15), 60),
            last_day_of(visit["visited_on"][:7]),
            asked,
        )
        for visit in tables["visits"]
        if in_run(visit["visited_on"])
    }


def bracknell(tables: Tables, asked: Asked) -> Worked:
    """£23.26 an hour to the minute, due at the end of its month."""
    return {
        f"{visit['visit_id']}/visits": line(
            True, half_up(2326 * int(visit["delivered_minutes"]), 60), last_day_of(visit["visited_on"][:7]), asked
        )
        for visit in tables["visits"]
        if in_run(visit["visited_on"])
    }


HOLIDAYS = ("2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28")
"""The bank holidays of the run, 2026-27, but for those of 2027."""
HOLIDAYS_OF_2027 = ("2027-01-01", "2027-03-26", "2027-03-29")


def weekends(tables: Tables, asked: Asked) -> Worked:
    """£42.00 an hour on a bank holiday, else £21.00 from Monday to Friday and £23.00 at weekends, to the minute."""
    return {
        f"{visit['visit_id']}/visits": line(
            True,
            half_up(rate_of(visit["visited_on"]) * int(visit["delivered_minutes"]), 60),
            last_day_of(visit["visited_on"][:7]),
            asked,
        )
        for visit in tables["visits"]
        if in_run(visit["visited_on"])
    }


def rate_of(day: str) -> int:
    """What an hour of a day is paid at, in pence."""
    if day in (*HOLIDAYS, *HOLIDAYS_OF_2027):
        return 4200
    return 2300 if date.fromisoformat(day).isoweekday() > 5 else 2100
