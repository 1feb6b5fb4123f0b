"""The rules about indices, and prices that are uplifted by them (PBR354 to PBR359)."""

from pbr.problems.catalogue.rule import Rule

RULES_UPLIFT: tuple[Rule, ...] = (
    Rule(
        "PBR354",
        "An index has figures above nil, or is made of a whole of others",
        "A price is moved by how far an index went from one figure to another; shares of several are one whole.",
        "costs:\n  made of: 60% of wages, 30% of prices",
        "costs:\n  made of: 60% of wages, 40% of prices",
    ),
    Rule(
        "PBR355",
        "A price that is uplifted says by which index, on which days, and how that is rounded if it is",
        "An index moves every month, and the contract says on which days the price follows it.",
        "indexed by: wages",
        "indexed by: wages\nuplifted on: 2027-04-01\nrounded: to the nearest £0.01",
    ),
    Rule(
        "PBR356",
        "What is uplifted is a sum of money of its own",
        "A share of a price moves with that price already, and would move twice; and a price at prices of one year is, "
        "once uplifted, at those of another.",
        "enhanced:\n  from 2026-04-01: 150% of hourly\n  indexed by: wages",
        "hourly:\n  from 2026-04-01: £20.17\n  indexed by: wages",
    ),
    Rule(
        "PBR357",
        "A day of uplift comes after a figure and is no figure's own",
        "What is moved is the figure that held before; where one is written for that very day, it would be either.",
        "from 2026-04-01: £20.17\nuplifted on: 2026-04-01",
        "from 2026-04-01: £20.17\nuplifted on: 2027-04-01",
    ),
    Rule(
        "PBR358",
        "An index has a figure for the day of uplift, and one for the day from which the price held",
        "An old figure carried on would say that nothing rose. The day is written once the figure is known; what was "
        "settled at the old price is corrected then.",
        "wages:\n  from 2026-01-01: 100\nuplifted on: 2027-04-01",
        "wages:\n  from 2026-01-01: 100\n  from 2027-01-01: 104.2\nuplifted on: 2027-04-01",
    ),
    Rule(
        "PBR359",
        "Every index moves a price",
        "An index that nothing is indexed by was forgotten in a price, or is left over. It is a warning.",
        "indices:\n  wages:\n    from 2026-01-01: 100",
        "hourly:\n  indexed by: wages\n  uplifted on: 2027-04-01",
    ),
)
