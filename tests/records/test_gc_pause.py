"""The search for cycles is put off while rows are made, and afterwards all is as it was."""

import gc

import pytest

from pbr.records.tables.gc_pause import cycle_search_put_off


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
            pass
        assert gc.get_freeze_count() == frozen > 0
    finally:
        gc.unfreeze()
