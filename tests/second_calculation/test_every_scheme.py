"""Every shipped scheme settled, and worked out a second time from the words of its contract: line by line the same.

The second time nothing of the engine, its conditions or its rounding is used. It is done over invented extracts as they
come and made untidy, for several periods and days of settling; each line must have the same status and the same pence.
"""

import csv
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from itertools import chain, product
from pathlib import Path
from typing import TypeVar

import pytest

from pbr.records.dictionary import TABLES as KINDS
from pbr.records.extract.read_extract import read_extract
from pbr.sample.request import Rates, SampleWanted
from pbr.sample.sample_folder import write_sample
from pbr.settlement.line import Line, Status
from pbr.settlement.measure_result import Measured
from tests.engine.settled import NAMES, Settled, settle_extract, settle_whole_run, shipped
from tests.national_return.in_an_extract import OF_A_RETURN
from tests.own_fields.in_an_extract import OWN_CODES, OWN_COLUMNS, own_columns, with_own_codes
from tests.second_calculation import contract_sums, essex, hourly, ipc, measures, population, visits, wiltshire
from tests.second_calculation import reablement_outcomes as reablement
from tests.second_calculation.direct_payment import chosen_at_the_offer
from tests.second_calculation.messed import mess_up
from tests.second_calculation.service_fund import in_advance
from tests.second_calculation.shared import Asked, Outcome, Tables, Worked, asked_for, known_tables
from tests.second_calculation.shares import counts, ends
from tests.second_calculation.wigan import accepted_offer
from tests.second_calculation.wiltshire_penalty import penalty_and_reward
from tests.second_calculation.wirral import both_shares, rapid_access
from tests.thorough import everything

FIRST, LAST = date(2026, 3, 1), date(2027, 1, 31)
ASKED = (
    asked_for("2026-04-01", "2027-03-31"),
    asked_for("2026-04-01", "2026-04-30"),
    asked_for("2026-06-01", "2026-06-30"),
    asked_for("2026-07-10", "2026-10-20"),
    asked_for("2027-02-01", "2028-12-31"),
    asked_for("2026-11-18", "2026-12-31"),
    # Settled before the period is over, and long after it.
    asked_for("2026-08-01", "2026-08-31", as_at="2026-08-12"),
    asked_for("2026-08-01", "2026-08-31", as_at="2027-01-31"),
)
NOTHING_ASKED = Asked("2026-04-01", "2028-03-31", "2028-03-31", goes_on_to="2027-03-31")
"""The run and the twelve months after it, where service goes on to the last day of the run."""
OF_ANOTHER_RUN = {
    "direct-payment": Asked("2026-04-06", "2028-04-04", "2028-04-04", goes_on_to="2027-04-04"),
    "individual-service-fund": Asked("2026-04-06", "2028-03-07", "2028-03-07", goes_on_to="2027-03-07"),
}
"""The same of the schemes whose run has other days."""
EXTRACTS = {
    "tidy": (120, 7, 0),
    "untidy": (160, 7, 100),
    "half untidy": (90, 5, 50),
    "small 1": (30, 1, 20),
    "small 2": (30, 2, 10),
    "small 3": (30, 3, 20),
    "small 4": (15, 4, 10),
    "small 5": (15, 5, 10),
    "small 6": (15, 6, 30),
    # a care home begins after a death on the very day of settling
    "small 7": (24, 109, 10),
    # an outcome that nothing dates, of a provider without any other in a quarter
    "small 8": (40, 231, 60),
}
"""Extracts: so many plans, the seed, and how many in a hundred of the rows are made untidy."""
MORE = {f"24 of {seed}": (24, seed, 10 + seed % 40) for seed in range(101, 420, 8)}
"""Forty more, which make fifty: they are tried by the thorough profile."""
OPEN_STAYS = {"open stays 1": (160, 71237, 100), "open stays 2": (160, 71473, 100)}
"""In each of these somebody is in a care home that nobody has said the end of, and in another from after the run."""
TRIED = EXTRACTS | MORE if everything() else EXTRACTS
TABLES = ("plans", "outcomes", "visits", "people", "stays", "standards")

WORKED: dict[str, Callable[[Tables, Asked], Worked]] = {
    "block-contract": contract_sums.block,
    "bracknell-single-rate": visits.bracknell,
    "direct-payment": chosen_at_the_offer,
    "essex-ranked-rates": visits.essex_ranked,
    "essex-reablement-bonus": essex.package_and_bonus,
    "essex-six-weeks-before": essex.six_weeks,
    "hertfordshire-reablement": contract_sums.hertfordshire,
    "hourly-plus-bonus": hourly.bonus_for_the_plan,
    "individual-service-fund": in_advance,
    "hourly-plus-bonus-per-outcome": hourly.bonus_by_outcome,
    "ipc-outcome-tariff": ipc.tariff,
    "ipc-set-sum-per-outcome": ipc.set_sum,
    "population-prime-provider": population.prime_provider,
    "population-prime-provider-at-risk": population.at_risk,
    "reablement-outcomes-2a": reablement.counted,
    "staffordshire-quality-reward": contract_sums.staffordshire,
    "sutton-75-25-retention": contract_sums.sutton_by_standards,
    "sutton-ability-proved-once": contract_sums.sutton_proved_once,
    "time-and-task": visits.time_and_task,
    "time-and-task-weekends": visits.weekends,
    "wiltshire-payable-outcomes": wiltshire.payable_outcomes,
    "wiltshire-penalty-and-reward": penalty_and_reward,
    "wigan-best-offer": accepted_offer,
    "wirral-rapid-access": rapid_access,
    "hourly-withheld-until-targets-are-met": contract_sums.hourly_withheld,
    "withheld-until-targets-are-met": contract_sums.withheld,
}
COUNTED: dict[str, Callable[[Tables, Asked], measures.Counted]] = {
    "hertfordshire-reablement": measures.hertfordshire,
    "population-prime-provider": measures.prime_provider,
    "population-prime-provider-at-risk": measures.at_risk,
    "reablement-outcomes-2a": reablement.shares,
    "staffordshire-quality-reward": measures.staffordshire,
    "sutton-75-25-retention": measures.sutton_by_standards,
    "sutton-ability-proved-once": measures.sutton_proved_once,
    "wirral-rapid-access": both_shares,
    "hourly-withheld-until-targets-are-met": measures.withheld,
    "withheld-until-targets-are-met": measures.withheld,
}
RATED: dict[str, Callable[[Tables, Asked], measures.Rated]] = {"population-prime-provider": measures.admissions}
MORE_STATUSES = {
    "block-contract": (),
    "bracknell-single-rate": (),
    "direct-payment": ("open", "not_earned", "note"),
    "essex-ranked-rates": (),
    "essex-reablement-bonus": ("open", "not_earned"),
    "essex-six-weeks-before": ("held",),
    "hertfordshire-reablement": (),
    "hourly-plus-bonus": ("open", "not_earned"),
    "hourly-plus-bonus-per-outcome": ("open", "not_earned", "held"),
    "individual-service-fund": ("open", "not_earned", "note"),
    "ipc-outcome-tariff": ("open", "not_earned"),
    "ipc-set-sum-per-outcome": ("open", "not_earned", "held"),
    "population-prime-provider": ("open", "held"),
    "population-prime-provider-at-risk": ("open", "not_earned", "note"),
    "reablement-outcomes-2a": ("open", "not_earned", "held"),
    "staffordshire-quality-reward": ("open", "not_earned"),
    "sutton-75-25-retention": ("open", "not_earned"),
    "sutton-ability-proved-once": ("open", "not_earned"),
    "time-and-task": (),
    "time-and-task-weekends": (),
    "wiltshire-payable-outcomes": ("open", "not_earned", "held", "note"),
    "wiltshire-penalty-and-reward": ("open", "not_earned", "held"),
    "wigan-best-offer": ("open", "held"),
    "wirral-rapid-access": ("open", "not_earned"),
    "hourly-withheld-until-targets-are-met": ("open", "not_earned", "note"),
    "withheld-until-targets-are-met": ("open", "not_earned"),
}
BY_LEVEL = ("ipc-outcome-tariff", "ipc-set-sum-per-outcome")
Key = TypeVar("Key")
Extracts = Callable[[str, str], tuple[Path, Tables]]


@pytest.fixture(scope="module")
def extract(tmp_path_factory: pytest.TempPathFactory) -> Extracts:
    """The folder and the rows of an extract, for one scheme or another."""

    @cache
    def sample(kind: str, rates: Rates) -> Tables:
        plans, seed, untidy = (TRIED | OPEN_STAYS)[kind]
        folder = tmp_path_factory.mktemp("sample") / "extract"
        write_sample(folder, SampleWanted(plans, seed, FIRST, LAST, rates=rates))
        tables = {table: rows(folder / f"{table}.csv") for table in TABLES}
        # Every visit of one plan in thirty is enough.
        with_visits = {row["plan_id"] for row in tables["plans"][::30]}
        tables["visits"] = [row for row in tables["visits"] if row["plan_id"] in with_visits]
        return mess_up(tables, seed, untidy) if untidy else tables

    @cache
    def written(kind: str, rates: Rates, name: str) -> tuple[Path, Tables]:
        tables = sample(kind, rates)
        if name in OF_A_RETURN:
            tables = reablement.with_sequels(tables)
        if name in OWN_COLUMNS:
            tables = {
                table: [{**row, **own_columns(name, table, at)} for at, row in enumerate(records)]
                for table, records in tables.items()
            }
        if name in OWN_CODES:
            tables = {table: [with_own_codes(name, table, row) for row in records] for table, records in tables.items()}
        folder = tmp_path_factory.mktemp("second")
        for table, records in tables.items():
            with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
                every = records[0] if records else [one.name for one in KINDS[table].fields]
                writer = csv.DictWriter(file, list(every))
                writer.writeheader()
                writer.writerows(records)
        return folder, tables

    def of_a_scheme(kind: str, name: str) -> tuple[Path, Tables]:
        changed = name if name in OF_A_RETURN or name in OWN_COLUMNS or name in OWN_CODES else ""
        return written(kind, Rates.LEVELS if name in BY_LEVEL else Rates.STANDARD, changed)

    return of_a_scheme


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table, every cell as text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def outcome(line: Line) -> Outcome:
    """What a line of the engine came to: its amount where it is due, and otherwise what is at stake."""
    return str(line.status), line.amount if line.status is Status.DUE else line.at_stake


def counted(measured: Measured) -> tuple[object, ...]:
    """A measure of the engine: how many, out of how many, how many are not known, and both ends."""
    ends = None if measured.low is None else (measured.low, measured.high)
    return measured.count, measured.out_of, measured.unknown, ends


def differing(engine: Mapping[Key, object], second: Mapping[Key, object]) -> dict[Key, tuple[object, object]]:
    """What the engine and the second calculation have differently, each with both."""
    return {
        key: (engine.get(key), second.get(key)) for key in chain(engine, second) if engine.get(key) != second.get(key)
    }


def test_no_shipped_scheme_is_left_out() -> None:
    assert sorted(WORKED) == NAMES
    assert sorted(COUNTED) == [name for name in NAMES if shipped(name).scheme.measures]


@pytest.mark.parametrize("kind", TRIED)
@pytest.mark.parametrize("name", NAMES)
def test_a_scheme_worked_twice_comes_to_the_same(name: str, kind: str, extract: Extracts) -> None:
    folder, tables = extract(kind, name)
    plan = shipped(name)
    read = read_extract(folder, plan.needs, hold_errors=False)
    for asked in ASKED:
        settled = settle_extract(plan, read, f"{asked.first} to {asked.last}", asked.as_at)
        assert_the_same(name, asked, settled, tables)


@pytest.mark.parametrize("kind", ["half untidy", "small 1"])
@pytest.mark.parametrize("name", NAMES)
def test_a_whole_run_worked_twice_comes_to_the_same(name: str, kind: str, extract: Extracts) -> None:
    _, tables = extract(kind, name)
    plan = shipped(name)
    assert_the_same(name, OF_ANOTHER_RUN.get(name, NOTHING_ASKED), settle_whole_run(plan, tables), tables)


@pytest.mark.parametrize("kind", OPEN_STAYS)
@pytest.mark.parametrize("name", ["population-prime-provider", "population-prime-provider-at-risk"])
def test_a_stay_that_nobody_has_ended_overlaps_those_after_the_run(name: str, kind: str, extract: Extracts) -> None:
    _, tables = extract(kind, name)
    assert_the_same(name, NOTHING_ASKED, settle_whole_run(shipped(name), tables), tables)


def assert_the_same(name: str, asked: Asked, settled: Settled, tables: Tables) -> None:
    """Compare the lines, the total and the measures of a settlement with those of the second calculation."""
    then = known_tables(tables, asked.as_at)
    second = WORKED[name](then, asked)
    engine = {line_id: outcome(line) for line_id, line in settled.by_id.items()}
    assert differing(engine, second) == {}, f"{asked}: the engine's, and the second"
    assert settled.total == sum(pence or 0 for status, pence in second.values() if status == "due")
    measured = {(one.measure, one.provider_id, one.window.label): counted(one) for one in settled.measures}
    again = {
        key: (*counts(ways), ends(ways))
        for key, ways in (COUNTED[name](then, asked) if name in COUNTED else {}).items()
        if ways or key in measured
    }
    again |= RATED[name](then, asked) if name in RATED else {}
    assert differing(measured, again) == {}, f"{asked}: the engine's, and the second"


@pytest.mark.parametrize("name", NAMES)
def test_every_status_that_a_scheme_can_have_is_met_with(name: str, extract: Extracts) -> None:
    """The records would try little if, for one scheme, no line of them were held, or none were open."""
    met: set[str] = set()
    wanted = {"due", "earlier", "not_due", *MORE_STATUSES[name]}
    for kind, asked in product(reversed(EXTRACTS), ASKED):
        if met < wanted:
            _, tables = extract(kind, name)
            met |= {status for status, _ in WORKED[name](known_tables(tables, asked.as_at), asked).values()}
    assert met == wanted


def test_a_floor_that_was_paid_is_taken_back_by_what_a_plan_earns_later(extract: Extracts) -> None:
    name = "wiltshire-penalty-and-reward"
    taken_back = [
        line_id
        for kind, asked in product(EXTRACTS, ASKED)
        for line_id, (status, pence) in WORKED[name](known_tables(extract(kind, name)[1], asked.as_at), asked).items()
        if line_id.endswith("/no_plan_below_nil") and status == "due" and pence is not None and pence < 0
    ]
    assert taken_back != []
