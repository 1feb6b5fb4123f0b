"""The same seed, record and component give the same chance, whatever else is drawn, and however rows are ordered."""

from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from pbr.rng.keyed_streams import CERTAIN, random_numbers, random_planes
from pbr.simulate.monte_carlo.bit_planes import DrawTotals, below, below_each, planes_of
from pbr.simulate.monte_carlo.draw import draw
from pbr.simulate.monte_carlo.drawn_alike import DrawnAlike
from tests.engine.settled import scheme
from tests.simulate.drawn import drawn_from, model_of, rates_of
from tests.simulate.test_closed_forms import BONUS, FORTY

NAME = ("outcomes", "result", "P1", "A1")


def numbers_of(planes: list[int], draws: int) -> list[int]:
    """The number of each draw, bit by bit."""
    return [sum((plane >> at & 1) << bit for bit, plane in enumerate(planes)) for at in range(draws)]


@given(st.lists(st.tuples(st.integers(0, 255), st.integers(0, 10**9))), st.integers(-100, 100))
def test_a_tally_adds_up_as_plain_addition_does(added: list[tuple[int, int]], base: int) -> None:
    tally = DrawTotals(base)
    for mask, amount in added:
        tally.add(mask, amount)
    assert tally.values(8) == [base + sum(amount for mask, amount in added if mask >> at & 1) for at in range(8)]


def test_one_of_several_amounts_is_added_to_each_draw_as_often_as_it_came() -> None:
    pence, count = DrawTotals(5), DrawTotals(2)
    alike = DrawnAlike(((pence, (700, -300, 0)), (count, (0, 1, 1))), [(True, True), (True, False), (True, False)])
    alike.count((0b001, 0b010, 0b100))
    alike.count((0b001, 0b100, 0b010))
    alike.count((0b001, 0b110, 0b000))
    alike.add_up()
    # Three times £7.00; £3.00 less twice, and once nothing: in either of the other draws.
    assert (pence.values(3), count.values(3)) == ([2105, -595, -595], [2, 5, 5])
    due = [0, 0]
    alike.note_due(due)
    assert due == [0, 0b001]


@given(st.integers(0, CERTAIN), st.integers(0, 9))
def test_a_threshold_is_compared_with_every_draw(threshold: int, seed: int) -> None:
    planes = random_planes(seed, NAME, 50)
    numbers = numbers_of(planes, 50)
    everything = (1 << 50) - 1
    expected = [number < threshold for number in numbers]
    assert [bool(below(planes, threshold, everything) >> at & 1) for at in range(50)] == expected
    chance = Random(seed)
    each = [chance.choice((0, threshold, CERTAIN, numbers[at], min(numbers[at] + 1, CERTAIN))) for at in range(50)]
    mask = below_each(planes, planes_of(each), everything)
    assert [bool(mask >> at & 1) for at in range(50)] == [
        number < limit for number, limit in zip(numbers, each, strict=True)
    ]


def test_chances_are_even_and_of_their_own_name() -> None:
    numbers = numbers_of(random_planes(1, NAME, 4000), 4000)
    # The mean of 4,000 even chances is a half, give or take five times 0.2887 / sqrt(4,000).
    assert abs(sum(numbers) / 4000 / CERTAIN - 0.5) < 0.023
    assert numbers != numbers_of(random_planes(2, NAME, 4000), 4000)
    assert random_planes(1, ("ab", "c"), 64) != random_planes(1, ("a", "bc"), 64)
    assert all(0 <= number < CERTAIN for number in random_numbers(1, NAME, 100))


def test_neither_the_order_of_rows_nor_other_records_change_a_draw() -> None:
    contract = scheme(BONUS)
    whole = drawn_from(contract, FORTY)
    rates = rates_of(whole)
    (draws,) = draw([model_of(contract, FORTY)], rates, 100, 7)
    turned = {table: rows[::-1] for table, rows in FORTY.items()}
    assert draw([model_of(contract, turned)], rates, 100, 7) == (draws,)
    first = {
        "plans": [row for row in FORTY["plans"] if row["provider_id"] == "P1"],
        "outcomes": [row for row in FORTY["outcomes"] if row["outcome_id"].startswith("P1")],
    }
    (alone,) = draw([model_of(contract, first)], rates, 100, 7)
    assert alone.by_provider["P1"] == draws.by_provider["P1"]
    assert draw([model_of(contract, FORTY)], rates, 100, 8)[0].total != draws.total


def test_schemes_are_drawn_alike_so_that_differences_are_paired() -> None:
    dearer = scheme(BONUS.replace("£100.00", "£130.00"))
    rates = rates_of(drawn_from(dearer, FORTY))
    one, other = draw([model_of(scheme(BONUS), FORTY), model_of(dearer, FORTY)], rates, 50, 3, effect=Fraction(1, 3))
    assert [10 * pence for pence in other.total] == [13 * pence for pence in one.total]
    assert len({*one.total}) > 1
