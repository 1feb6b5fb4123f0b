"""The search for cycles is put off while rows are made, and afterwards all is as it was."""

import gc

import pytest

from pbr.records.tables.gc_pause import cycle_search_put_off


def lists(number: int) -> list[list[int]]:
    """So many objects that Python searches for circles."""
    return [[at] for at in range(number)]


def test_it_is_put_off_and_taken_up_again() -> None:
    def broken_off() -> None:
        with cycle_search_put_off():
            assert not gc.isenabled()
            raise ValueError("in the middle")

    assert gc.isenabled()
    with pytest.raises(ValueError, match="in the middle"):
        broken_off()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_what_was_off_stays_off() -> None:
    gc.disable()
    try:
        with cycle_search_put_off():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_somebody_has_frozen_stays_frozen() -> None:
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        with cycle_search_put_off():
            many = lists(20_000)
        assert gc.get_freeze_count() == frozen > 0
        assert len(many) == 20_000
    finally:
        gc.unfreeze()


@pytest.mark.parametrize(("number", "generation"), [(20_000, 2), (20, 0)])
def test_many_that_were_made_count_as_old_and_few_as_new(number: int, generation: int) -> None:
    with cycle_search_put_off():
        made = lists(number)
    assert any(one is made for one in gc.get_objects(generation))
