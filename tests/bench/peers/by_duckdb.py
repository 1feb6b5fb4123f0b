"""Essex's and Wiltshire's money as one statement of SQL each, by DuckDB: no checks, no reasons, no clauses.

Run in a process of its own: ``python -m tests.bench.peers.by_duckdb SCHEME RECORDS LAST_DAY OUT``.
"""

from pathlib import Path

import duckdb

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
    run_peer,
)


def known(path: Path, columns: list[str], dated: dict[str, list[str]], last_day: str) -> str:
    """A table's columns as text, null where they are blank or were recorded after the last day."""
    day_of = {fact: day for day, facts in dated.items() for fact in (day, *facts)}
    shown = [
        f"case when {day_of[one]} > '{last_day}' then null else {one} end as {one}" if one in day_of else one
        for one in columns
    ]
    return f"(select {', '.join(shown)} from read_csv('{path}', all_varchar = true))"


def settled(lines: str, last_day: str, out: Path) -> int:
    """Lines by their day, written, and what is due."""
    duckdb.execute(
        f"""create table lines as select line_id, provider_id,
            case when status not in ('due', 'open') then status when due_on > '{last_day}' then 'not_due'
                when due_on is null then 'open' else status end as status,
            due_on, case when status = 'due' and due_on <= '{last_day}' then pence else 0 end as amount
        from ({lines})"""
    )
    duckdb.execute(f"copy lines to '{out}' (header)")
    [(total,)] = duckdb.execute("select sum(amount) from lines").fetchall()
    return int(total)


def later(*days: str) -> str:
    """The latest of several days, null while one of them is."""
    return f"case when {' and '.join(f'{day} is not null' for day in days)} then greatest({', '.join(days)}) end"


def essex(records: Path, last_day: str, out: Path) -> int:
    """A price for each package, and a bonus where it ended with no further support."""
    plans = known(records / "plans.csv", PLAN_COLUMNS, PLAN_DATED, last_day)
    return settled(
        f"""with packages as (
            select * from {plans} where plan_type = 'reablement' and started_on between '{RUN[0]}' and '{RUN[1]}'
        )
        select plan_id || '/package' as line_id, provider_id, 'due' as status, started_on as due_on,
            {PACKAGE_PENCE} as pence from packages
        union all select plan_id || '/bonus', provider_id,
            case when end_reason in {FINISHED} and support_at_end = 'none' then 'due'
                when end_reason in {CUT_SHORT} or support_at_end <> 'none' then 'not_earned' else 'open' end,
            {later("reviewed_on", "ended_on")}, {BONUS_PENCE} from packages""",
        last_day,
        out,
    )


def wiltshire(records: Path, last_day: str, out: Path) -> int:
    """A fifth of a plan's value up front, and the rest by weight as its payable outcomes are achieved.

    ``value`` is in pence times 700: hundredths of an hour a week, for so many days, at so many pence an hour.
    """
    plans = known(records / "plans.csv", PLAN_COLUMNS, PLAN_DATED, last_day)
    outcomes = known(records / "outcomes.csv", OUTCOME_COLUMNS, OUTCOME_DATED, last_day)
    rate = " ".join(f"when '{name}' then {pence}" for name, pence in RATE_PENCE.items())
    return settled(
        f"""with home as (
            select *, cast(100 * cast(weekly_hours as decimal(9, 2)) as bigint)
                    * (planned_end_on::date - started_on::date + 1) * case rate {rate} end as value,
                case when plan_type = 'ongoing' and planned_end_on::date >= started_on::date + interval 6 months
                    then 'held' when agreed_on is null then 'open' else 'due' end as plan_status
            from {plans} where started_on between '{RUN[0]}' and '{RUN[1]}' and plan_type in ('initial', 'ongoing')
                and not (plan_type = 'ongoing' and agreed_on is null and coalesce(end_reason, '') = 'direct_payment')
        ), costed as (
            select *, (2 * value + 3500) // 7000 as up_front,
                (2 * value + 700) // 1400 - (2 * value + 3500) // 7000 as balance from home
        ), weighed as (
            select *, cast(100 * cast(coalesce(weight, '1') as decimal(9, 2)) as bigint) as hundredths
            from {outcomes} where payable = 'yes'
        ), shares as (
            select o.*, p.provider_id, p.agreed_on as plan_agreed_on, planned_end_on, ended_on, end_reason, plan_status,
                balance, sum(hundredths) over (partition by o.plan_id order by outcome_id) as so_far,
                sum(hundredths) over (partition by o.plan_id) as all_of_it
            from weighed o join costed p on o.plan_id = p.plan_id
        ), judged as (
            select *, coalesce(reviewed_on is not null and verified_by = 'council' and agreed_on is not null
                    and plan_agreed_on is not null, false) as waited,
                coalesce(achieved_on <= planned_end_on, false) as in_time,
                coalesce(end_reason, '') <> 'direct_payment' as stayed,
                coalesce(achieved_on <= ended_on, false) as before_it
            from shares
        )
        select plan_id || '/plan.up_front' as line_id, provider_id,
            case when plan_status = 'due' and end_reason = 'declined' then 'not_earned' else plan_status end as status,
            {later("started_on", "agreed_on")} as due_on, up_front as pence from costed
        union all select plan_id || '/plan.balance/no-outcome', provider_id,
            case when plan_status = 'due' then 'open' else plan_status end, null, balance
            from costed where plan_id not in (select plan_id from weighed)
        union all select outcome_id || '/plan.balance', provider_id,
            case when plan_status = 'held' or disputed = 'yes' then 'held' when plan_status = 'open' then 'open'
                when waited and result = 'achieved' and in_time and (stayed or before_it) then 'due'
                when result = 'not_assessed' then 'not_earned'
                when coalesce(result, '') <> 'achieved' and ended_on is not null and end_reason in {LEFT}
                    then 'not_earned'
                when not waited then 'open'
                when result <> 'achieved' or achieved_on > planned_end_on then 'not_earned'
                when not stayed and achieved_on > ended_on then 'not_earned' else 'open' end,
            {later("reviewed_on", "agreed_on", "plan_agreed_on")},
            (2 * balance * so_far + all_of_it) // (2 * all_of_it)
                - (2 * balance * (so_far - hundredths) + all_of_it) // (2 * all_of_it) from judged""",
        last_day,
        out,
    )


if __name__ == "__main__":
    run_peer({"essex-reablement-bonus": essex, "wiltshire-payable-outcomes": wiltshire})
