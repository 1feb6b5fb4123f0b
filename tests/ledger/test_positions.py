"""How things stand: read a provider at a time, written from what was before, and the same as replaying every entry."""

import io
from collections.abc import Sequence
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.ledger.position_csv import PositionsOf, nothing_settled, write_positions
from pbr.ledger.positions import Positions, replay
from pbr.ledger.positions_after import PositionsAfter
from pbr.settlement.obligation import EntryId
from pbr.settlement.position_table import position_table
from tests.ledger.hand_made import entry
from tests.ledger.small_ledger import recorded

PROVIDERS = ("P1", "P10", "P2", "'quoted", "=run", "with, comma", 'with "quotes"', "é", "two\nlines", "P1\r", "~")

moves = st.tuples(
    st.sampled_from(PROVIDERS),
    st.sampled_from(["A", "B", "'C", '"D,', "E\nF", "E\\nF", "G\r\n'H"]),
    st.sampled_from(["bonus", "package"]),
    st.integers(-500, 500),
    st.none() | st.fractions(),
)


@given(st.lists(st.lists(moves, max_size=6, unique_by=lambda one: one[:3]), max_size=4))
def test_streamed_as_replayed(runs: list[list[tuple[str, str, str, int, None]]]) -> None:
    replayed: Positions = {}
    standing = nothing_settled()
    for number, run in enumerate(runs, 1):
        entries = recorded(
            [
                entry(number, place, pence, provider=provider, id=record, payment=payment, brings=brings)
                for place, (provider, record, payment, pence, brings) in enumerate(run, 1)
            ]
        )
        replay(entries, replayed)
        file = io.BytesIO()
        after = PositionsAfter(file, standing)
        in_order = sorted(entries, key=lambda one: one.obligation.provider_id)
        for provider, own in groupby(in_order, lambda one: one.obligation.provider_id):
            before = standing.of(provider)
            after.move(before, own)
            after.write(provider, before)
        after.finish()
        standing = PositionsOf(file)
        whole = io.BytesIO()
        write_positions(whole, replayed)
        assert file.getvalue() == whole.getvalue()
        assert standing.providers() == sorted({key.provider_id for key in replayed})
        of_all: Sequence[object] = [one for provider in standing.providers() for one in standing.of(provider)]
        assert of_all == [replayed[key] for key in sorted(replayed)]


def test_what_is_nil_stays_with_its_entries() -> None:
    positions: Positions = {}
    first, last = EntryId(1, 1), EntryId(2, 1)
    replay(recorded([entry(1, 1, 500)]), positions)
    replay(recorded([entry(2, 1, -500, before=500, corrects=first, first=first)]), positions)
    (only,) = positions.values()
    assert (only.settled, only.first, only.last) == (0, first, last)


def test_providers_are_given_in_order() -> None:
    after = PositionsAfter(io.BytesIO(), nothing_settled())
    after.write("P2", position_table([]))
    with pytest.raises(ValueError, match="in order"):
        after.write("P1", position_table([]))


@pytest.mark.parametrize("text", [b"", b"provider\n"])
def test_another_file_is_refused(text: bytes) -> None:
    with pytest.raises(ValueError, match="columns"):
        PositionsOf(io.BytesIO(text))
