import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.values.money import money_in_cell, money_in_scheme, plain_pounds, pounds

PENCE = st.integers(min_value=-(10**14) + 1, max_value=10**14 - 1)


@pytest.mark.parametrize(
    ("text", "pence"),
    [("£1,575.00", 157_500), ("-£5.00", -500), ("£15", 1_500), ("£1575.00", 157_500), ("£0.07", 7), ("£0", 0)],
)
def test_money_in_a_scheme(text: str, pence: int) -> None:
    assert money_in_scheme(text) == pence


@pytest.mark.parametrize(
    "text",
    ["1575", "1,575.00", "£15,75", "£1.5", "£1.500", "£", "", "£-5", "£ 5", " £5", "£1,5750", "£,575", "£5.", "£.50",
     "£1e3", "£١٢", "£1,575.00\n", "--£5", "(£5)", "$5", "£1234567890123", "£1,234,567,890,123"],
)  # fmt: skip
def test_what_is_not_money_in_a_scheme(text: str) -> None:
    assert money_in_scheme(text) is None


@pytest.mark.parametrize(
    ("text", "pence"),
    [("1575", 157_500), ("£1,575.00", 157_500), (" -5.5 ", -550), ("(12.50)", -1_250), ("(£1,200)", -120_000),
     ("£-5", -500), ("-£5", -500), ("+5", 500), ("12.5000", 1_250), ("0.00", 0)],
)  # fmt: skip
def test_money_in_a_cell(text: str, pence: int) -> None:
    assert money_in_cell(text) == pence


@pytest.mark.parametrize(
    "text", ["", "n/a", "12.505", "12.5050", "12,50", "(5", "5)", "-(5)", "--5", "-£-5", "1 575", "4E3", "٣"]
)
def test_what_is_not_money_in_a_cell(text: str) -> None:
    assert money_in_cell(text) is None


def test_money_is_written_with_two_places() -> None:
    assert [pounds(157_500), pounds(-500), pounds(-7), pounds(0)] == ["£1,575.00", "-£5.00", "-£0.07", "£0.00"]
    assert [plain_pounds(157_500), plain_pounds(-500), plain_pounds(0)] == ["1575.00", "-5.00", "0.00"]
    assert [pounds(1), pounds(-1), plain_pounds(1), plain_pounds(-1)] == ["£0.01", "-£0.01", "0.01", "-0.01"]


@given(PENCE)
def test_money_written_is_read_back(pence: int) -> None:
    assert money_in_scheme(pounds(pence)) == pence
    assert money_in_cell(pounds(pence)) == pence
    assert money_in_cell(plain_pounds(pence)) == pence


@given(st.text(alphabet="£-+,.()0123456789 \u0660E"))
def test_any_text_is_money_or_nothing(text: str) -> None:
    in_scheme = money_in_scheme(text)
    assert in_scheme is None or money_in_cell(text) == in_scheme
