"""PBR527 to PBR534: prices by the time of day, shares in bands of a sum, and time added up over records."""

from pbr.problems.catalogue.rule import Rule

RULES_TIME_AND_BANDS: tuple[Rule, ...] = (
    Rule(
        "PBR527",
        "A row by the time of day is from one time to another",
        "It takes in the first time and ends before the second, so that each minute is in one row. A row whose second "
        "time comes first goes on over midnight.",
        "by: time of started_at\nfrom 2026-04-01:\n  by day: £18.00\n  by night: £24.00",
        "by: time of started_at\nfrom 2026-04-01:\n  06:00 to 22:00: £18.00\n  22:00 to 06:00: £24.00",
    ),
    Rule(
        "PBR528",
        "Rows by the time of day have each minute once",
        "A visit that begins in a minute without a row would have no price, and in one with two rows two of them.",
        "06:00 to 22:00: £18.00\n22:00 to 05:00: £24.00",
        "06:00 to 22:00: £18.00\n22:00 to 06:00: £24.00",
    ),
    Rule(
        "PBR529",
        "A time of day is read as the clock on the wall shows it",
        "06:00, 6:00, 06:00:00 and 6:00 am are one. A day before it would be left out unread, though it may be another "
        "day than the row's, and a time of another zone is another time here.",
        "started_at\n2026-06-02T05:30Z",
        "started_at\n06:30",
    ),
    Rule(
        "PBR530",
        "Bands of a share are percentages of money that the record has",
        "How much of a saving is in the first 5% is known only beside the target that it is 5% of. It is the last "
        "thing the share differs by, because its rows stand under all others.",
        "by: money as a share of weekly_hours\nfrom 2026-04-01:\n  first 5%: 50%\n  after that: 100%",
        "by: money as a share of target_cost\nfrom 2026-04-01:\n  first 5%: 50%\n  after that: 100%",
    ),
    Rule(
        "PBR531",
        "A share in bands is of one sum of one record",
        "Hours, weeks and parts are each a piece of a sum, and a piece has no bands of its own. What another payment "
        "comes to has been shared by its own words.",
        "pay: gain_share of £18.00\nfor each: hour of plan's hours_delivered",
        "pay: gain_share of (target_cost less actual_cost)\nfor each: plan",
    ),
    Rule(
        "PBR532",
        "Time that is added up says how much, out of how much, and from which day",
        "Thirteen weeks in a row and thirteen weeks of sixteen are two contracts, each with its own words; in a row "
        "may do without an end. The days are counted from a date of the record that is paid for, the first of them.",
        'when: at least 13 weeks of work of the person where (plan_type is "ongoing")',
        'when: at least 13 weeks of the 16 weeks from started_on in plans of the person where (plan_type is "ongoing")',
    ),
    Rule(
        "PBR533",
        "Time is added up over plans, referrals or stays of the person",
        "They have a first and a last day of service. Visits and outcomes are of one day, and standards of a provider.",
        "when: at least 10 days of the 4 weeks from started_on in visits of the person where (delivered_minutes > 0)",
        'when: at least 10 days of the 4 weeks from started_on in stays of the person where (kind is "hospital")',
    ),
    Rule(
        "PBR534",
        "Which records count is said of them alone where time is added up",
        "They are put together once for each person, however many records ask. From which day they are looked at is "
        "said before the bracket, of the record in hand.",
        "… in plans of the person where (started_on > this plan's started_on)",
        '… in plans of the person where (plan_type is "ongoing")',
    ),
)
