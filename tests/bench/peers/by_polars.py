"""Essex's and Wiltshire's money with polars' lazy frames: no checks, no reasons, no clauses.

Run in a process of its own: ``python -m tests.bench.peers.by_polars SCHEME RECORDS LAST_DAY OUT``.
"""

from pathlib import Path

import polars
from polars import Expr, LazyFrame, col, lit, when

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


def known(path: Path, columns: list[str], dated: dict[str, list[str]], last_day: str) -> LazyFrame:
    """A table's columns as text, null where they are blank or were recorded after the last day."""
    rows = polars.scan_csv(path, infer_schema=False).select(columns)
    for day, facts in dated.items():
        told = col(day).is_null() | (col(day) <= last_day)
        rows = rows.with_columns(when(told).then(col(one)).alias(one) for one in [*facts, day])
    return rows


def later(*days: str) -> Expr:
    """The latest of several days, null while one of them is."""
    return when(polars.all_horizontal(col(day).is_not_null() for day in days)).then(polars.max_horizontal(*days))


def to_the_penny(part: Expr, whole: Expr) -> Expr:
    """A division in whole numbers, half a penny up."""
    return (2 * part + whole) // (2 * whole)


def settled(parts: list[LazyFrame], last_day: str, out: Path) -> int:
    """Lines by their day, written, and what is due."""
    hangs = col("status").is_in(["due", "open"])
    by_day = (
        when(hangs & (col("due_on") > last_day))
        .then(lit("not_due"))
        .when(hangs & col("due_on").is_null())
        .then(lit("open"))
        .otherwise("status")
    )
    lines = polars.concat([one.select("line_id", "provider_id", "status", "due_on", "pence") for one in parts])
    lines = lines.with_columns(by_day.alias("status"))
    # A number in an expression is Int32, whose sum goes round above £21 million: see findings.
    due = when(col("status") == "due").then("pence").otherwise(0).cast(polars.Int64)
    lines = lines.with_columns(amount=due)
    done = lines.select(WRITTEN).collect()
    done.write_csv(out)
    return int(done["amount"].sum())


def essex(records: Path, last_day: str, out: Path) -> int:
    """A price for each package, and a bonus where it ended with no further support."""
    plans = known(records / "plans.csv", PLAN_COLUMNS, PLAN_DATED, last_day)
    plans = plans.filter((col("plan_type") == "reablement") & col("started_on").is_between(lit(RUN[0]), lit(RUN[1])))
    packages = plans.with_columns(
        line_id=col("plan_id") + "/package", status=lit("due"), due_on="started_on", pence=lit(PACKAGE_PENCE)
    )
    reason, support = col("end_reason"), col("support_at_end")
    found = (
        when(reason.is_in(FINISHED) & (support == "none"))
        .then(lit("due"))
        .when(reason.is_in(CUT_SHORT) | (support != "none"))
        .then(lit("not_earned"))
        .otherwise(lit("open"))
    )
    bonuses = plans.with_columns(
        line_id=col("plan_id") + "/bonus", status=found, due_on=later("reviewed_on", "ended_on"), pence=lit(BONUS_PENCE)
    )
    return settled([packages, bonuses], last_day, out)


def wiltshire(records: Path, last_day: str, out: Path) -> int:
    """A fifth of a plan's value up front, and the rest by weight as its payable outcomes are achieved."""
    plans = costed(known(records / "plans.csv", PLAN_COLUMNS, PLAN_DATED, last_day))
    refused = (col("plan_status") == "due") & (col("end_reason") == "declined").fill_null(value=False)
    firsts = plans.with_columns(
        line_id=col("plan_id") + "/plan.up_front",
        status=when(refused).then(lit("not_earned")).otherwise("plan_status"),
        due_on=later("started_on", "agreed_on"),
        pence="up_front",
    )
    outcomes = known(records / "outcomes.csv", OUTCOME_COLUMNS, OUTCOME_DATED, last_day).filter(payable="yes")
    below = outcomes.join(plans, on="plan_id", suffix="_of_plan").sort("plan_id", "outcome_id")
    weight = (100 * col("weight").fill_null("1").cast(polars.Float64)).round().cast(polars.Int64)
    below = below.with_columns(weight=weight).with_columns(
        so_far=col("weight").cum_sum().over("plan_id"), all_of_it=col("weight").sum().over("plan_id")
    )
    before = col("balance") * (col("so_far") - col("weight"))
    shares = below.with_columns(
        line_id=col("outcome_id") + "/plan.balance",
        status=balance_status(),
        due_on=later("reviewed_on", "agreed_on", "agreed_on_of_plan"),
        pence=to_the_penny(col("balance") * col("so_far"), col("all_of_it")) - to_the_penny(before, col("all_of_it")),
    )
    childless = plans.join(outcomes, on="plan_id", how="anti").with_columns(
        line_id=col("plan_id") + "/plan.balance/no-outcome",
        status=when(col("plan_status") == "due").then(lit("open")).otherwise("plan_status"),
        due_on=lit(None, polars.String),
        pence="balance",
    )
    return settled([firsts, shares, childless], last_day, out)


def costed(plans: LazyFrame) -> LazyFrame:
    """The plans that are paid for, with what stands before their gates and the two parts of their value, in pence.

    ``value`` is in pence times 700: hundredths of an hour a week, for so many days, at so many pence an hour.
    """
    ongoing = col("plan_type") == "ongoing"
    money = ongoing & col("agreed_on").is_null() & (col("end_reason") == "direct_payment").fill_null(value=False)
    started, ends = col("started_on").str.to_date(), col("planned_end_on").str.to_date()
    hundredths = (100 * col("weekly_hours").cast(polars.Float64)).round().cast(polars.Int64)
    value = hundredths * ((ends - started).dt.total_days() + 1) * col("rate").replace_strict(RATE_PENCE)
    status = (
        when(ongoing & (ends >= started.dt.offset_by("6mo")))
        .then(lit("held"))
        .when(col("agreed_on").is_null())
        .then(lit("open"))
        .otherwise(lit("due"))
    )
    home = plans.filter(
        col("plan_type").is_in(["initial", "ongoing"]) & ~money & col("started_on").is_between(lit(RUN[0]), lit(RUN[1]))
    )
    home = home.with_columns(plan_status=status, value=value)
    up_front = to_the_penny(col("value"), lit(3500))
    return home.with_columns(up_front=up_front, balance=to_the_penny(col("value"), lit(700)) - up_front)


def balance_status() -> Expr:
    """What becomes of each outcome's share before its day is asked, the gates in their order."""
    result, reason, achieved_on, ended_on = col("result"), col("end_reason"), col("achieved_on"), col("ended_on")
    gave_way = (reason == "direct_payment").fill_null(value=False)
    confirmed = (col("verified_by") == "council") & col("reviewed_on").is_not_null()
    agreed = col("agreed_on").is_not_null() & col("agreed_on_of_plan").is_not_null()
    waited = (confirmed & agreed).fill_null(value=False)
    achieved = (result == "achieved").fill_null(value=False)
    kept = (~gave_way | (achieved_on <= ended_on)).fill_null(value=False)
    return (
        when((col("plan_status") == "held") | (col("disputed") == "yes"))
        .then(lit("held"))
        .when(col("plan_status") == "open")
        .then(lit("open"))
        .when(waited & achieved & (achieved_on <= col("planned_end_on")) & kept)
        .then(lit("due"))
        .when((result == "not_assessed") | (~achieved & ended_on.is_not_null() & reason.is_in(LEFT)))
        .then(lit("not_earned"))
        .when(~waited)
        .then(lit("open"))
        .when((result != "achieved") | (achieved_on > col("planned_end_on")) | (gave_way & (achieved_on > ended_on)))
        .then(lit("not_earned"))
        .otherwise(lit("open"))
    )


if __name__ == "__main__":
    run_peer({"essex-reablement-bonus": essex, "wiltshire-payable-outcomes": wiltshire})
