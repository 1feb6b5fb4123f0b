"""What is paid and what is carried: never below nil, never above it."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.ledger.entry import Change
from pbr.ledger.invoice_reference import LONGEST, invoice_references
from pbr.ledger.manifest import ChangeSum, PaidOfRun
from pbr.ledger.remittances import IN_NO_PAYABLE, carried_after, paid_of, remittances
from pbr.ledger.remittances_csv import REMITTANCE_COLUMNS, read_remittances, write_remittances


def adds(provider: str, change: Change, pence: int) -> ChangeSum:
    """One entry of a provider."""
    return ChangeSum(provider, change, 1, pence, min(pence, 0))


def test_more_is_taken_back_than_is_new_and_the_rest_is_carried() -> None:
    # 2,000.00 - 5,900.00 = -3,900.00, and a month later -3,900.00 + 5,000.00 = 1,100.00
    (first,) = remittances({}, [adds("P1", Change.NEW, 200_000), adds("P1", Change.CORRECTION, -590_000)])
    assert (first.invoices, first.credits) == (200_000, -590_000)
    assert (first.entries, first.payable, first.carried_forward) == (-390_000, 0, -390_000)
    (second,) = remittances(carried_after([first]), [adds("P1", Change.NEW, 500_000)])
    assert (second.brought_forward, second.payable, second.carried_forward) == (-390_000, 110_000, 0)
    assert carried_after([second]) == {}


def test_what_was_settled_elsewhere_and_pools_are_in_no_payable() -> None:
    assert remittances({}, [adds("P1", Change.OPENING, 200_000), adds("P2", Change.POOL, 0)]) == []


def test_invoices_and_credits_stand_apart_within_one_kind_of_entry() -> None:
    # Corrections of +30.00, -45.33 and +22.66 in two sums: 52.66 is invoiced and 45.33 is credited, 7.33 in all.
    made = remittances({}, [ChangeSum("P1", Change.CORRECTION, 3, 733, -4533), adds("P2", Change.LIMIT, -100)])
    assert [(one.invoices, one.credits, one.entries) for one in made] == [(5266, -4533, 733), (0, -100, -100)]
    assert paid_of(made) == PaidOfRun(invoices=5266, credits=-4633, payable=733, carried_forward=-100)


def test_who_has_no_entry_still_carries() -> None:
    (only,) = remittances({"P1": -5}, [])
    assert (only.payable, only.carried_forward) == (0, -5)


def test_no_two_providers_share_a_reference() -> None:
    providers = [f"provider-{number}" for number in range(3000)] + ["P1", "p1", "P-1", "", "ACMECARE LTD"]
    references = invoice_references("essex_reablement_bonus", 7, providers)
    assert len(set(references.values())) == len(providers)
    assert max(map(len, references.values())) <= LONGEST
    assert references["P1"].endswith("-00007-P1")


providers = st.text(alphabet=["P", "1", "p", "-", " ", "é", "=", "'", ",", '"'], max_size=9)


@given(st.sets(providers, max_size=30), st.text(max_size=60), st.sampled_from([0, 1, 99_999, 100_000, 9_999_999]))
def test_references_are_short_plain_and_never_shared(given: set[str], scheme: str, run: int) -> None:
    references = invoice_references(scheme, run, given)
    assert references.keys() == given
    assert len(set(references.values())) == len(given)
    assert all(len(one) <= LONGEST and set(one) <= PLAIN for one in references.values())
    assert invoice_references(scheme, run, sorted(given, reverse=True)) == references


PLAIN = set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")


def test_references_of_other_runs_and_ledgers_are_others() -> None:
    given = [
        invoice_references(scheme, run, ["P1"])["P1"]
        for scheme in ("essex_reablement_bonus", "wiltshire_payable_outcomes")
        for run in (1, 2, 100_001)
    ]
    assert len(set(given)) == len(given)


moves = st.lists(
    st.tuples(providers.filter(bool), st.sampled_from(Change), st.integers(-(10**8), 10**8)).filter(
        lambda one: one[1] is not Change.POOL
    ),
    max_size=12,
)


@given(st.lists(moves, max_size=6))
def test_balances_add_up_whatever_moves(runs: list[list[tuple[str, Change, int]]]) -> None:
    carried: dict[str, int] = {}
    paid, settled = dict[str, int](), dict[str, int]()
    for number, moved in enumerate(runs, 1):
        made = remittances(carried, [adds(*one) for one in moved])
        assert [one.provider_id for one in made] == sorted({one.provider_id for one in made})
        for one in made:
            assert one.brought_forward == carried.get(one.provider_id, 0)
            assert one.brought_forward + one.entries == one.payable + one.carried_forward
            assert one.payable >= 0 >= one.carried_forward
            assert 0 in (one.payable, one.carried_forward)
            columns = (one.new, one.late, one.more, one.corrections, one.taken_back, one.limits, one.adjustments)
            assert sum(columns) == one.entries == one.invoices + one.credits
            assert one.invoices >= 0 >= one.credits
            paid[one.provider_id] = paid.get(one.provider_id, 0) + one.payable
        for provider, change, pence in moved:
            if change not in IN_NO_PAYABLE:
                settled[provider] = settled.get(provider, 0) + pence
        file = io.StringIO()
        write_remittances(file, made, "by_hand", number)
        assert read_remittances(io.StringIO(file.getvalue(), newline="")) == made
        carried = carried_after(made)
    # What was paid and what is still carried is what was settled: no penny is lost on the way.
    for provider, pence in settled.items():
        assert paid.get(provider, 0) + carried.get(provider, 0) == pence


@pytest.mark.parametrize("text", ["", "provider_id\n", ",".join(REMITTANCE_COLUMNS) + "\nP1,0.00\n", '"'])
def test_another_file_is_no_remittances(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        read_remittances(io.StringIO(text, newline=""))


def test_what_persons_are_paid_is_in_no_remittance() -> None:
    (one,) = remittances({}, [adds("P1", Change.NEW, 20_400), adds("", Change.NEW, 102_001)])
    assert (one.provider_id, one.entries, one.payable) == ("P1", 20_400, 20_400)
