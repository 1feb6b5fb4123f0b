"""The rules about the year of prices (PBR480 to PBR482)."""

from pbr.problems.catalogue.rule import Rule

RULES_PRICE_YEARS: tuple[Rule, ...] = (
    Rule(
        "PBR480",
        "The year of a price is a year",
        "A day, a month or a span of several years would not say which prices a sum compares with.",
        "at prices of: 2014 to 2016",
        "at prices of: 2014-15",
    ),
    Rule(
        "PBR481",
        "A share has no price year",
        "A tenth is a tenth whatever things cost; the year belongs to the money that it is a tenth of.",
        "up_front_share:\n  at prices of: 2016\n  from 2026-04-01: 20%",
        "package_price:\n  at prices of: 2016\n  from 2026-04-01: £1,575.00",
    ),
    Rule(
        "PBR482",
        "A price is of a year that had begun when it holds",
        "Nobody knows next year's prices. A later year is usually a slip, or the day from which the price holds put in "
        "the wrong place.",
        "at prices of: 2027-28\nfrom 2026-04-01: £23.26",
        "at prices of: 2024-25\nfrom 2026-04-01: £23.26",
    ),
)
