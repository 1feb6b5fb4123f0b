"""The rules about records that are added up before they are rounded and priced (PBR465 to PBR469)."""

from pbr.problems.catalogue.rule import Rule

RULES_ADDED_UP: tuple[Rule, ...] = (
    Rule(
        "PBR465",
        "'added up' says by what",
        "By plan or by provider, and in which days: a day, a week from Monday, a month, a quarter, a year, a cycle; or "
        "the whole run, where no days are written.",
        "added up: each day",
        "added up: by plan and day",
    ),
    Rule(
        "PBR466",
        "Records are added up, or a number of theirs, by a day that each of them has",
        "What is added up is one line of several records, so it is not divided, scaled or limited in number as well. "
        "A record without the day would belong nowhere. A day on which somebody came is counted once, and so it has to "
        "be said whose day it is.",
        "for each: day of visit's visited_on",
        "for each: day of visit's visited_on\nadded up: by plan and month",
    ),
    Rule(
        "PBR467",
        "What fixes the one price and the one due day is the same for all that is added up",
        "A number of the records may choose a row of a price: it is added up too. A code, money or a date of one "
        "record is not that of the others; of the plan by which they are added up it is.",
        "added up: by plan and week\ndue: visited_on",
        "added up: by plan and week\ndue: end of month",
    ),
    Rule(
        "PBR468",
        "What is added up over longer than a day says of which day its price is",
        "A price may change in the middle of a week. Of a day there is nothing to say.",
        "pay: hourly_price\nadded up: by plan and week",
        "pay: hourly_price\nadded up: by plan and week, at the price of its last day",
    ),
    Rule(
        "PBR469",
        "What is added up is due once its days are over",
        "Before that a later record would change what was due already.",
        "added up: by plan and month\ndue: start of month",
        "added up: by plan and month\ndue: end of month",
    ),
)
