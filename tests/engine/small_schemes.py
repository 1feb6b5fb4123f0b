"""Pieces of schemes that several tests settle: given from the prices on."""

TARIFF = """
prices:
  tariff:
    from 2026-04-01: £{price}
    assumed: made up
payments:
  outcome:
    assumed: made up
    pay: tariff
    for each: outcome where payable
    priced at: plan's started_on
    when: result is "achieved"
    due: reviewed_on
"""
