"""PBR527 to PBR529: prices by the time of day."""

from pbr.problems.catalogue.rule import Rule

RULES_TIME_OF_DAY: tuple[Rule, ...] = (
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
)
