"""A scheme keeps its own name whatever its label says that its figures rest on."""

from pathlib import Path

from pbr.simulate.schemes_compared import read_candidates
from tests.simulate.by_hand import ESSEX


def test_a_mark_is_in_the_label_and_not_in_the_name() -> None:
    _, essex = read_candidates([Path(ESSEX)], Path("time-and-task"))
    marked = essex.marked("invented").marked("dates moved 1 year later")
    assert marked.name == essex.name == "essex_reablement_bonus"
    assert marked.label == "essex_reablement_bonus (invented) (dates moved 1 year later)"
    assert marked.marks == ("invented", "dates moved 1 year later")
