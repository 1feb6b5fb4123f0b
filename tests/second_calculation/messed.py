"""Invented records made as untidy as a council's: blanks, disputes, late agreements, rows that are not there.

It is done by the dice of a seed, so that the same records come out every time. Required cells are left as they are.
"""

from collections.abc import Callable
from random import Random

from tests.second_calculation.shared import LEFT, Fields, Tables, days_on, months_on

SUPPORT = ("none", "reduced", "same", "increased", "residential", "")


def mess_up(tables: Tables, seed: int, percent: int) -> Tables:
    """The same tables, with so many in a hundred of their rows untidy and some rows more or fewer."""
    dice = Random(seed)

    def some(rows: list[Fields], untidy: Callable[[Fields, Random], Fields]) -> list[Fields]:
        return [untidy(dict(row), dice) if dice.randrange(100) < percent else row for row in rows]

    people = [*tables["people"], *_referred_again(tables["people"], dice)]
    stays = [*tables["stays"], *_more_stays(tables["people"], dice)]
    return {
        "plans": some(tables["plans"], _plan),
        "outcomes": some(tables["outcomes"], _outcome),
        "visits": some(tables["visits"], _visit),
        "people": some(people, _person),
        "stays": some(stays, _stay),
        "standards": [row for row in some(tables["standards"], _standard) if dice.randrange(1000) > percent // 2],
    }


def _blank(row: Fields, dice: Random, **chances: float) -> None:
    """Rub out each column with its own chance."""
    for column, chance in chances.items():
        if dice.random() < chance:
            row[column] = ""


def _moved(row: Fields, column: str, days: int) -> None:
    """Move a day that is there."""
    if row[column]:
        row[column] = days_on(row[column], days)


def _plan(row: Fields, dice: Random) -> Fields:
    what = dice.random()
    started_on = row["started_on"]
    if row["plan_type"] == "ongoing" and what < 0.15:
        # Taken as money when it was offered: never agreed, and ended on the day of the choice.
        row.update(agreed_on="", ended_on=started_on, end_reason="direct_payment", support_at_end="", reviewed_on="")
    elif row["plan_type"] == "ongoing" and what < 0.5:
        row["planned_end_on"] = days_on(months_on(started_on, 6), dice.choice((-1, -1, 0, 0, 20)))
    elif row["plan_type"] == "reablement" and what < 0.25:
        # Rapid access: within a day, or not; fourteen days, or a day more.
        row.update(plan_type="other", agreed_on=days_on(started_on, -dice.randrange(4)), end_reason="transferred")
        row["ended_on"] = days_on(started_on, dice.choice((0, 5, 12, 13, 14, 15)))
    elif row["plan_type"] == "reablement" and what < 0.6:
        row["planned_end_on"] = days_on(started_on, dice.choice((40, 41, 41, 41, 42)))
    elif row["ended_on"] and what < 0.75:
        row["end_reason"] = dice.choice((*LEFT, "", ""))
        row["support_at_end"] = dice.choice(SUPPORT)
    if dice.random() < 0.1:
        _moved(row, "agreed_on", dice.randrange(20, 90))
    if dice.random() < 0.15:
        _moved(row, "reviewed_on", dice.randrange(-20, 60))
    if dice.random() < 0.1:
        _moved(row, "ended_on", dice.randrange(0, 30))
    _blank(
        row,
        dice,
        agreed_on=0.05,
        planned_end_on=0.05,
        ended_on=0.04,
        end_reason=0.04,
        rate=0.03,
        weekly_hours=0.03,
        support_at_end=0.05,
        reviewed_on=0.05,
    )
    return row


def _outcome(row: Fields, dice: Random) -> Fields:
    if row["result"] and dice.random() < 0.2:
        row["result"] = dice.choice(("achieved", "not_achieved", "not_assessed", "not_assessed"))
    if row["result"] == "achieved" and dice.random() < 0.2:
        row["achieved_on"] = days_on(row["due_on"], dice.choice((-1, 0, 0, 1, 10)))
    if row["result"] == "not_achieved" and dice.random() < 0.5:
        # Given up long before the others are looked at, so that a penalty comes first.
        _moved(row, "reviewed_on", -dice.randrange(20, 90))
    elif dice.random() < 0.2:
        _moved(row, "reviewed_on", dice.randrange(-10, 60))
    if dice.random() < 0.1:
        _moved(row, "agreed_on", dice.randrange(1, 90))
    if row["verified_by"] and dice.random() < 0.05:
        row["verified_by"] = dice.choice(("person", "provider", "independent"))
    if dice.random() < 0.06:
        row["disputed"] = "yes"
    if dice.random() < 0.1:
        row["weight"] = dice.choice(("0.5", "2.25", "7", ""))
    _blank(row, dice, agreed_on=0.03, due_on=0.002, result=0.03, achieved_on=0.04, reviewed_on=0.03, verified_by=0.03)
    return row


def _visit(row: Fields, dice: Random) -> Fields:
    if dice.random() < 0.05:
        # Before the plan began, or after it was planned to end.
        _moved(row, "visited_on", dice.choice((-90, -30, 30, 90)))
    if dice.random() < 0.1:
        row["delivered_minutes"] = dice.choice(("0", "1", "7", "14", "16", "29", "61"))
    return row


def _person(row: Fields, dice: Random) -> Fields:
    if dice.random() < 0.3:
        row["support_at_10_weeks"] = dice.choice(SUPPORT)
    if row["left_on"] and dice.random() < 0.2:
        row["left_reason"] = dice.choice((*LEFT, ""))
    return row


def _referred_again(people: list[Fields], dice: Random) -> list[Fields]:
    """Some people are referred to their provider again: before they leave, on that day, or afterwards."""
    again: list[Fields] = []
    for row in people:
        if dice.random() < 0.06:
            left_on = dice.choice(("", "", days_on(row["referred_on"], 200)))
            again.append(row | {"referred_on": days_on(row["referred_on"], dice.randrange(1, 90)), "left_on": left_on})
        if row["left_on"] and dice.random() < 0.5:
            again.append(row | {"referred_on": days_on(row["left_on"], dice.choice((0, 0, 1, 20))), "left_on": ""})
    return again


def _more_stays(people: list[Fields], dice: Random) -> list[Fields]:
    """More people in care homes and hospitals, some in two at once, some of another provider, some after a death."""
    stays: list[Fields] = []
    for number, person in enumerate(people):
        if not (person["left_reason"] == "died" or dice.random() < 0.2):
            continue
        from_on = days_on(person["referred_on"], dice.randrange(-5, 120))
        for place in ("A", "B"):
            to_on = days_on(from_on, dice.randrange(0, 70))
            stays.append(
                {
                    "stay_id": f"M{number:03}-{place}",
                    "person_id": person["person_id"],
                    "provider_id": dice.choice((person["provider_id"], person["provider_id"], "P1")),
                    "kind": dice.choice(("residential", "residential", "nursing", "hospital")),
                    "from_on": from_on,
                    "to_on": dice.choice((to_on, to_on, to_on, "")),
                    "weekly_cost": dice.choice(("900.00", "1033.35", "777.77", "845", "")),
                }
            )
            # The second begins on the day of moving, the day after it, or later.
            from_on = days_on(to_on, dice.choice((0, 1, 1, 9)))
            if dice.random() < 0.5:
                break
    return stays


def _stay(row: Fields, dice: Random) -> Fields:
    if dice.random() < 0.1:
        _moved(row, "to_on", dice.randrange(0, 60))
    return row


def _standard(row: Fields, dice: Random) -> Fields:
    if dice.random() < 0.15:
        row["score"] = dice.choice(("59", "59.5", "60", "89.9", "90"))
    if dice.random() < 0.06:
        row["met"] = dice.choice(("no", ""))
    if dice.random() < 0.1:
        _moved(row, "assessed_on", dice.randrange(10, 60))
    _blank(row, dice, assessed_on=0.02, score=0.02)
    return row
