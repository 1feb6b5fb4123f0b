"""How much a condition may say with its terms written out: 500 statements, and 10 terms one inside another."""

import pytest

from pbr.conditions.lexer import Misread
from pbr.conditions.parser import parse_condition
from pbr.conditions.size_limit import ConditionSize, check_size, size_of
from pbr.records.dictionary import TABLES
from tests.conditions.asked import names


def test_statements_are_added_up_and_the_deepest_term_is_taken() -> None:
    text = 'finished and not (independent or rate is "standard") and disputed'.replace("disputed", "plan_type is known")
    condition = parse_condition(text, names(TABLES["plans"]))
    of_terms = {("plans", "finished"): ConditionSize(3, 1), ("plans", "independent"): ConditionSize(40, 4)}
    # 3 + 40 + 1 + 1 statements; independent stands one deeper than what stands in it
    assert size_of(condition, of_terms) == ConditionSize(45, 5)


@pytest.mark.parametrize("extent", [ConditionSize(500, 0), ConditionSize(1, 10), ConditionSize(500, 10)])
def test_as_much_as_can_be_followed(extent: ConditionSize) -> None:
    check_size(extent, 20)


@pytest.mark.parametrize("extent", [ConditionSize(501, 0), ConditionSize(1, 11)])
def test_more_than_can_be_followed(extent: ConditionSize) -> None:
    with pytest.raises(Misread) as misread:
        check_size(extent, 20)
    # All of the text is marked
    assert (misread.value.code, misread.value.start, misread.value.end) == ("PBR316", 0, 20)
