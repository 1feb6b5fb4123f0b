"""Care paid by the visit: time and task, with and without weekends, one rate in Bracknell Forest and many in Essex."""

from datetime import date

from tests.second_calculation.shared import (
    Asked,
    Tables,
    Worked,
    by_key,
    half_up,
    in_run,
    last_day_of,
    line,
)


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


def essex_ranked(tables: Tables, asked: Asked) -> Worked:
    """Each provider's own rate, one for each half year, to the minute; due at the end of the month of the visit."""
    plans = by_key(tables["plans"], "plan_id")
    summer = {"P1": 1740, "P2": 1810, "P3": 1680, "P4": 1890}
    winter = {"P1": 1720, "P2": 1760, "P3": 1680, "P4": 1760}
    worked: Worked = {}
    for visit in tables["visits"]:
        day = visit["visited_on"]
        if in_run(day):
            rate = (summer if day < "2026-10-01" else winter)[plans[visit["plan_id"]]["provider_id"]]
            pence = half_up(rate * int(visit["delivered_minutes"]), 60)
            worked[f"{visit['visit_id']}/visits"] = line(True, pence, last_day_of(day[:7]), asked)
    return worked


# As www.gov.uk/bank-holidays prints them for England and Wales, from April 2026 to May 2027.
BANK_HOLIDAYS = (
    *("2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28"),
    *("2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31"),
)
DUE = {
    # The fifth day after the month that is no weekend and no bank holiday, counted on a calendar.
    "2026-04": "2026-05-08",
    "2026-05": "2026-06-05",
    "2026-06": "2026-07-07",
    "2026-07": "2026-08-07",
    "2026-08": "2026-09-07",
    "2026-09": "2026-10-07",
    "2026-10": "2026-11-06",
    "2026-11": "2026-12-07",
    "2026-12": "2027-01-08",
    "2027-01": "2027-02-05",
    "2027-02": "2027-03-05",
    "2027-03": "2027-04-07",
}


def weekends(tables: Tables, asked: Asked) -> Worked:
    """£21.00 an hour on weekdays, £23.00 at weekends, £42.00 on bank holidays, due five working days later."""
    worked: Worked = {}
    for visit in tables["visits"]:
        day = visit["visited_on"]
        if in_run(day):
            at_a_weekend = date.fromisoformat(day).strftime("%a") in ("Sat", "Sun")
            rate = 4200 if day in BANK_HOLIDAYS else 2300 if at_a_weekend else 2100
            pence = half_up(rate * int(visit["delivered_minutes"]), 60)
            worked[f"{visit['visit_id']}/visits"] = line(True, pence, DUE[day[:7]], asked)
    return worked
