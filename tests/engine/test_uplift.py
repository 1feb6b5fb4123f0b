"""Prices moved by an index: exact where nothing is rounded, corrected when a figure is known late, and told."""

from datetime import date
from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pbr.explain import explain
from pbr.records.extract.as_at import as_known
from pbr.records.extract.read_extract import read_extract
from pbr.scheme.scheme import Scheme
from pbr.values.period import Period
from pbr.values.rounding import Rounding, to_pence
from pbr.worked_examples.kept_scheme import as_bytes, from_bytes
from tests.engine.month_after_month import Kept, moved
from tests.engine.rows import plan, records
from tests.engine.settled import scheme, settle

PRICES = """
indices:
  wages:
    assumed: made up
    from 2026-04-01: {before}
    from 2026-06-01: {after}
prices:
  package_price:
    assumed: made up
    by: rate
    from 2026-04-01:
      standard: £{price}
      specialist: £1,000.00
    {up}
  half:
    assumed: made up
    by: rate
    from 2026-04-01:
      standard: 50% of package_price
      specialist: 50% of package_price
payments:
  package:
    assumed: made up
    pay: package_price
    for each: plan
    priced at: started_on
    due: started_on
  more:
    assumed: made up
    pay: half
    for each: plan
    priced at: started_on
    due: started_on
"""
UP = "indexed by: wages\n    uplifted on: 2026-06-01"


def text(up: str = UP, before: str = "100", after: str = "104.2", price: str = "901.00") -> str:
    return PRICES.format(up=up, before=before, after=after, price=price)


def figures(of: Scheme, name: str) -> list[tuple[str, Fraction]]:
    return [(str(step.first), step.figures["standard",]) for step in of.prices[name].steps]


@given(
    st.integers(1, 10**7), st.decimals(1, 1000, places=2), st.decimals(1, 1000, places=2), st.sampled_from([1, 4, 50])
)
def test_it_is_exact_until_it_is_rounded(pence: int, before: object, after: object, unit: int) -> None:
    price = f"{pence // 100:,}.{pence % 100:02}"
    ratio = Fraction(str(after)) / Fraction(str(before))
    exact = scheme(text(UP, str(before), str(after), price)).scheme
    assert figures(exact, "package_price") == [("2026-04-01", pence), ("2026-06-01", pence * ratio)]
    assert figures(exact, "half")[1] == ("2026-06-01", pence * ratio / 2)
    rounded = scheme(text(f"{UP}\n    rounded: up to £0.{unit:02}", str(before), str(after), price)).scheme
    up = to_pence(pence * ratio / unit, Rounding.UP) * unit
    assert figures(rounded, "package_price")[1] == ("2026-06-01", Fraction(up))
    assert 0 <= up - pence * ratio < unit


def test_a_figure_that_is_known_late_corrects_what_was_settled_at_the_old_price() -> None:
    rows = records(
        plan("A", rate="standard", started_on="2026-05-04"), plan("B", rate="standard", started_on="2026-06-01")
    )
    kept = Kept()
    kept.settle(scheme(text("")), rows, "2026-06")
    assert kept.total == 2 * (90100 + 45050)
    # £901.00 x 1.042 is £938.842, and half of it £469.421
    assert moved(kept.settle(scheme(text()), rows, "2026-07")) == [("B/package", 3784), ("B/more", 1892)]
    assert settle(scheme(text()), rows).total == kept.total


def test_a_scheme_with_an_index_is_kept_and_read_back() -> None:
    read = scheme(text()).scheme
    again, _ = from_bytes(as_bytes((read, ())))
    assert (again.indices, again.prices) == (read.indices, read.prices)


def test_its_arithmetic_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    folder.mkdir()
    row = "B,S1,P1,initial,standard,2026-06-01\n"
    (folder / "plans.csv").write_text(f"plan_id,person_id,provider_id,plan_type,rate,started_on\n{row}")
    uplifted, june = scheme(text()), Period(date(2026, 6, 1), date(2026, 6, 30))
    known = as_known(read_extract(folder, uplifted.needs, hold_errors=False), june.last)
    told = " ".join(explain(uplifted, known, folder, june, june.last, "B").split())
    made = "which is £901.00 uplifted by wages, 104.2 / 100"
    assert f"package_price is £938.842 for standard, {made}, from 2026-06-01" in told
    assert f"half is £469.421 for standard, which is 50% of package_price, {made}, from 2026-06-01" in told
