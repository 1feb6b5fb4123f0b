"""Care paid by the visit: time and task, and Bracknell Forest's single rate."""

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
