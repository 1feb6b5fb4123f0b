"""Money and shares that are written as a scheme does not write them: what was meant, where it can be told."""

import pytest

from pbr.values.figure_suggestions import money_meant, share_meant
from pbr.values.money import money_in_scheme
from pbr.values.share import share_in_scheme


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("620", "£620"),
        ("620.00", "£620.00"),
        ("620.5", "£620.50"),
        ("1575", "£1,575"),
        ("250,000", "£250,000"),
        ("GBP 620", "£620"),
        ("620 pounds", "£620"),
        ("£ 620", "£620"),
        ("-50", "-£50"),
        ("250k", "£250,000"),
        ("£2m", "£2,000,000"),
    ],
)
def test_money(text: str, meant: str) -> None:
    assert money_meant(text) == f'did you mean "{meant}"?'
    assert money_in_scheme(text) is None
    assert money_in_scheme(meant) is not None


@pytest.mark.parametrize("text", ["£1620,00", "£6,20", "1,57,500.00"])
def test_of_commas_that_may_stand_for_either_nothing_is_guessed(text: str) -> None:
    assert money_meant(text) == "a comma stands between thousands, and pence after a point: £1,575.00"


@pytest.mark.parametrize("text", ["", "package_price", "£20.00 per hour", "1.234", "£", "12345678901234"])
def test_of_what_is_no_money_nothing_is_said(text: str) -> None:
    assert money_meant(text) == ""


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("80", "80%"),
        ("0.8", "80%"),
        ("0.05", "5%"),
        ("12.5", "12.5%"),
        ("80 %", "80%"),
        ("80 per cent", "80%"),
        ("100", "100%"),
    ],
)
def test_shares(text: str, meant: str) -> None:
    assert share_meant(text) == f'did you mean "{meant}"?'
    assert share_in_scheme(meant) is not None


@pytest.mark.parametrize("text", ["1", "1.0", "0", "120", "half", ""])
def test_of_what_may_be_either_share_nothing_is_guessed(text: str) -> None:
    assert share_meant(text) == ""
