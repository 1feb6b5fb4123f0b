#!/usr/bin/env bash
# A remittance advice gives a sum in figures and in words. babel, which py-moneyed writes money with too, rounds a half penny to the even penny; num2words, which writes the
# words, rounds it up. Given the one exact amount, one letter then says £8.62 and "eight pounds, sixty-three pence", each without a word. Half an hour at £17.25 is such an amount.
# The Money of py-moneyed is no help: it keeps the half penny, and shows 8.62. A whole number is worse: num2words takes an int, and no other type, for pence, so that 1575 pounds are fifteen pounds seventy-five.
# Seen with babel 2.19.0, num2words 0.5.14 and py-moneyed 3.0 on Python 3.11: of the sums of half an hour at 17.25, 17.27, 17.29 and 17.31 every second one differs; rounded to pence first, all agree.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet babel==2.19.0 num2words==0.5.14 py-moneyed==3.0
cd "$folder"
venv/bin/python - <<'PY'
from decimal import ROUND_HALF_UP, Decimal
from importlib.metadata import version

from babel.numbers import format_currency
from moneyed import Money
from moneyed.l10n import format_money
from num2words import num2words

print({name: version(name) for name in ("babel", "num2words", "py-moneyed")})


def figures(amount):
    return format_currency(amount, "GBP", locale="en_GB")


def words(amount):
    return num2words(amount, to="currency", currency="GBP")


def in_words(shown):
    return words(Decimal(shown.removeprefix("£").replace(",", "")))


differ = []
for rate in ("17.25", "17.27", "17.29", "17.31"):
    amount = Decimal(rate) / 2
    shown, said = figures(amount), words(amount)
    by_moneyed = format_money(Money(amount, "GBP"), locale="en_GB")
    print(f"half of {rate}: {shown}, py-moneyed {by_moneyed}, {said}")
    assert by_moneyed == shown
    differ.append(in_words(shown) != said)
    pence = amount.quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert in_words(figures(pence)) == words(pence)
print("1575 as a decimal:", words(Decimal(1575)))
print("1575 as an int:   ", words(1575))
assert differ == [True, False, True, False], "figures and words agree now"
assert words(Decimal("8.625")) == "eight pounds sterling, sixty-three pence" and figures(Decimal("8.625")) == "£8.62"
assert words(1575) == "fifteen pounds sterling, seventy-five pence", "an int is no longer pence"
assert words(Decimal(1575)).startswith("one thousand, five hundred and seventy-five pounds")
PY
echo "as described: one amount is a penny more in words than in figures"
