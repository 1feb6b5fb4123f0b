"""Comparisons go to another process by their names, where a process begins anew and is sent what it works with."""

import pickle

import pytest

from pbr.records.consistency import COMPARISONS


@pytest.mark.parametrize(("table", "words"), sorted(COMPARISONS))
def test_every_comparison_is_the_same_one_there(table: str, words: str) -> None:
    one = COMPARISONS[table, words]
    assert pickle.loads(pickle.dumps(one)) is one
