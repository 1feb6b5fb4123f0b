"""What is paid and what is carried: never below nil, never above it."""

from pbr.ledger.entry import Change
from pbr.ledger.invoice_reference import LONGEST, invoice_references
from pbr.ledger.remittances import carried_after, remittances


def test_more_is_taken_back_than_is_new_and_the_rest_is_carried() -> None:
    # 2,000.00 - 5,900.00 = -3,900.00, and a month later -3,900.00 + 5,000.00 = 1,100.00
    (first,) = remittances({}, [("P1", Change.NEW, 200_000), ("P1", Change.CORRECTION, -590_000)])
    assert (first.entries, first.payable, first.carried_forward) == (-390_000, 0, -390_000)
    (second,) = remittances(carried_after([first]), [("P1", Change.NEW, 500_000)])
    assert (second.brought_forward, second.payable, second.carried_forward) == (-390_000, 110_000, 0)
    assert carried_after([second]) == {}


def test_what_was_settled_elsewhere_and_pools_are_in_no_payable() -> None:
    assert remittances({}, [("P1", Change.OPENING, 200_000), ("P2", Change.POOL, 0)]) == []


def test_who_has_no_entry_still_carries() -> None:
    (only,) = remittances({"P1": -5}, [])
    assert (only.payable, only.carried_forward) == (0, -5)


def test_no_two_providers_share_a_reference() -> None:
    providers = [f"provider-{number}" for number in range(3000)] + ["P1", "p1", "P-1", "", "ACMECARE LTD"]
    references = invoice_references("essex_reablement_bonus", 7, providers)
    assert len(set(references.values())) == len(providers)
    assert max(map(len, references.values())) <= LONGEST
    assert references["P1"].endswith("-00007-P1")
