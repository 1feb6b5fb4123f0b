#!/usr/bin/env bash
# OpenFisca, a calculator of rules written as code, keeps a variable of value_type float in 32 bits, about seven figures, where a float of Python has about sixteen. Pennies of a
# large sum go when it is put in, before any rule has run, without a word: from £262,144 up the step is over 3p, and the sums of a provider or of a council's year are larger.
# One person's sums are right to the penny, which is what is looked at first. There is no type with more figures; an int is of 32 bits too, so that pence end at £21,474,836.47.
# Seen with openfisca-core 46.0.1 and numpy 2.4.6 on Python 3.11: 262,144.01 is 262,144.00 and 1,234,567.89 is 1,234,567.875; 20,000 packages of 1,575.10 add up to 31,501,996.00 or so
# where 31,502,000.00 is right, by numpy's own sum of what calculate gives.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet openfisca-core==46.0.1
cd "$folder"
venv/bin/python - <<'PY'
from importlib.metadata import version

import numpy
from openfisca_core import entities, periods, simulation_builder, taxbenefitsystems, variables

print({name: version(name) for name in ("openfisca-core", "numpy")})
Provider = entities.Entity("provider", "providers", "", "")
rules = taxbenefitsystems.TaxBenefitSystem([Provider])


class due(variables.Variable):
    value_type = float
    entity = Provider
    definition_period = periods.MONTH
    label = "What is due"


class paid(variables.Variable):
    value_type = float
    entity = Provider
    definition_period = periods.MONTH
    label = "What is paid: all that is due"

    def formula(provider, period):
        return provider("due", period)


rules.add_variables(due, paid)


def paid_for(amounts):
    given = {f"P{number}": {"due": {"2026-05": amount}} for number, amount in enumerate(amounts)}
    simulation = simulation_builder.SimulationBuilder().build_from_dict(rules, {"providers": given})
    return simulation.calculate("paid", "2026-05")


GIVEN = [1575.10, 262144.01, 1234567.89]
found = paid_for(GIVEN)
shown = [f"{float(amount):.4f}" for amount in found]
for amount, said in zip(GIVEN, shown, strict=True):
    print(f"due {amount:>12.2f} paid {said:>14}")
many = paid_for([1575.10] * 20_000)
total, exact = float(many.sum()), float(many.astype(numpy.float64).round(2).sum())
print(f"20,000 of 1,575.10: {total:.2f}, and right: {exact:.2f}")
assert found.dtype == numpy.float32, "a variable is no longer of 32 bits"
assert shown == ["1575.1000", "262144.0000", "1234567.8750"], "pennies are kept now"
assert round(exact, 2) == 31_502_000 and abs(total - exact) > 1, "the sum is right now"
PY
echo "as described: pennies of large sums are dropped when they are put in"
