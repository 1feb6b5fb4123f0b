"""Essex's and Wiltshire's money with pandas, as an analyst's notebook works it out: no checks, no reasons, no clauses.

Run in a process of its own: ``python -m tests.bench.peers.by_pandas SCHEME RECORDS LAST_DAY OUT``.
"""

from pathlib import Path

import pandas
from pandas import DataFrame, Series

from tests.bench.peers.contracts import (
    BONUS_PENCE,
    CUT_SHORT,
    FINISHED,
    LEFT,
    OUTCOME_COLUMNS,
    OUTCOME_DATED,
    PACKAGE_PENCE,
    PLAN_COLUMNS,
    PLAN_DATED,
    RATE_PENCE,
    RUN,
    WRITTEN,
    run_peer,
)


def read(path: Path, columns: list[str], dated: dict[str, list[str]], last_day: str) -> DataFrame:
    """The columns of a table as text, blank where they were recorded after the last day."""
    rows = pandas.read_csv(path, dtype="str", usecols=columns, keep_default_na=False)
    for day, facts in dated.items():
        rows.loc[rows[day] > last_day, [day, *facts]] = ""
    return rows


def later(*days: "Series[str]") -> "Series[str]":
    """The latest of several days for each row; blank while one of them is."""
    latest, known = days[0], days[0] != ""
    for day in days[1:]:
        latest, known = latest.where(latest >= day, day), known & (day != "")
    return latest.where(known, "")


def by_their_day(lines: DataFrame, last_day: str) -> DataFrame:
    """Lines with what is earned or open put off to its day, and the amount of what is due."""
    hangs = lines["status"].isin(["due", "open"])
    lines.loc[hangs & (lines["due_on"] == ""), "status"] = "open"
    lines.loc[hangs & (lines["due_on"] > last_day), "status"] = "not_due"
    lines["amount"] = lines["pence"].where(lines["status"] == "due", 0)
    return lines


def written(parts: list[DataFrame], last_day: str, out: Path) -> int:
    """Write all lines, and give what is due."""
    lines = by_their_day(pandas.concat(parts, ignore_index=True), last_day)
    lines[WRITTEN].to_csv(out, index=False)
    return int(lines["amount"].sum())


def essex(records: Path, last_day: str, out: Path) -> int:
    """A price for each package, and a bonus where it ended with no further support."""
    plans = read(records / "plans.csv", PLAN_COLUMNS, PLAN_DATED, last_day)
    plans = plans[(plans["plan_type"] == "reablement") & plans["started_on"].between(*RUN)]
    packages = plans.assign(
        line_id=plans["plan_id"] + "/package", status="due", due_on=plans["started_on"], pence=PACKAGE_PENCE
    )
    reason, support = plans["end_reason"], plans["support_at_end"]
    bonuses = plans.assign(
        line_id=plans["plan_id"] + "/bonus",
        status="open",
        due_on=later(plans["reviewed_on"], plans["ended_on"]),
        pence=BONUS_PENCE,
    )
    bonuses.loc[reason.isin(FINISHED) & (support == "none"), "status"] = "due"
    bonuses.loc[reason.isin(CUT_SHORT) | ~support.isin(["", "none"]), "status"] = "not_earned"
    return written([packages, bonuses], last_day, out)


def wiltshire(records: Path, last_day: str, out: Path) -> int:
    """A fifth of a plan's value up front, and the rest by weight as its payable outcomes are achieved."""
    plans = read(records / "plans.csv", PLAN_COLUMNS, PLAN_DATED, last_day)
    reason = plans["end_reason"]
    money = (plans["plan_type"] == "ongoing") & (plans["agreed_on"] == "") & (reason == "direct_payment")
    plans = plans[plans["plan_type"].isin(["initial", "ongoing"]) & ~money & plans["started_on"].between(*RUN)]
    started, ends = pandas.to_datetime(plans["started_on"]), pandas.to_datetime(plans["planned_end_on"])
    # Hundredths of an hour a week, for so many days, at so many pence an hour: pence times 700.
    hundredths = (plans["weekly_hours"].astype("float64") * 100).round().astype("int64")
    value = hundredths * ((ends - started).dt.days + 1) * plans["rate"].map(RATE_PENCE)
    whole, up_front = (2 * value + 700) // 1_400, (2 * value + 3_500) // 7_000
    plan_status = Series("due", index=plans.index).mask(plans["agreed_on"] == "", "open")
    too_long = (plans["plan_type"] == "ongoing") & (ends >= started + pandas.DateOffset(months=6))
    plan_status = plan_status.mask(too_long, "held")
    plans = plans.assign(plan_status=plan_status, balance=whole - up_front)
    firsts = plans.assign(
        line_id=plans["plan_id"] + "/plan.up_front",
        status=plan_status.mask((plan_status == "due") & (plans["end_reason"] == "declined"), "not_earned"),
        due_on=later(plans["started_on"], plans["agreed_on"]),
        pence=up_front,
    )
    outcomes = read(records / "outcomes.csv", OUTCOME_COLUMNS, OUTCOME_DATED, last_day)
    below = outcomes[outcomes["payable"] == "yes"].merge(plans, on="plan_id", suffixes=("", "_of_plan"))
    below = below.sort_values(["plan_id", "outcome_id"], ignore_index=True)
    weight = (below["weight"].replace("", "1").astype("float64") * 100).round().astype("int64")
    grouped = weight.groupby(below["plan_id"])
    so_far, all_of_it = grouped.cumsum(), grouped.transform("sum")
    upto = (2 * below["balance"] * so_far + all_of_it) // (2 * all_of_it)
    before = (2 * below["balance"] * (so_far - weight) + all_of_it) // (2 * all_of_it)
    below = below.assign(
        line_id=below["outcome_id"] + "/plan.balance",
        status=balance_status(below),
        due_on=later(below["reviewed_on"], below["agreed_on"], below["agreed_on_of_plan"]),
        pence=upto - before,
    )
    none_below = plans[~plans["plan_id"].isin(below["plan_id"])]
    childless = none_below.assign(
        line_id=none_below["plan_id"] + "/plan.balance/no-outcome",
        status=none_below["plan_status"].mask(none_below["plan_status"] == "due", "open"),
        due_on="",
        pence=none_below["balance"],
    )
    return written([firsts, below, childless], last_day, out)


def balance_status(below: DataFrame) -> "Series[str]":
    """What becomes of each outcome's share before its day is asked, the gates in their order."""
    result, reason, achieved_on = below["result"], below["end_reason"], below["achieved_on"]
    gave_way = reason == "direct_payment"
    in_time = (achieved_on != "") & (achieved_on <= below["planned_end_on"])
    before_it = (achieved_on != "") & (achieved_on <= below["ended_on"]) & (below["ended_on"] != "")
    confirmed = (below["reviewed_on"] != "") & (below["verified_by"] == "council")
    waited = confirmed & (below["agreed_on"] != "") & (below["agreed_on_of_plan"] != "")
    earned = waited & (result == "achieved") & in_time & (~gave_way | before_it)
    left = (below["ended_on"] != "") & reason.isin(LEFT)
    not_assessed = (result == "not_assessed") | ((result != "achieved") & left)
    missed = ~result.isin(["", "achieved"]) | ((achieved_on != "") & ~in_time)
    missed |= gave_way & (achieved_on != "") & (achieved_on > below["ended_on"]) & (below["ended_on"] != "")
    own = Series("open", index=below.index).mask(waited & missed, "not_earned")
    own = own.mask(not_assessed, "not_earned").mask(earned, "due").mask(below["disputed"] == "yes", "held")
    waits = (below["plan_status"] == "open") & (below["disputed"] != "yes")
    return own.mask(waits, "open").mask(below["plan_status"] == "held", "held")


if __name__ == "__main__":
    run_peer({"essex-reablement-bonus": essex, "wiltshire-payable-outcomes": wiltshire})
