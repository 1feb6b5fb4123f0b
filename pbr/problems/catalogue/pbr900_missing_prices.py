"""PBR9xx: settling records by a scheme."""

from pbr.problems.catalogue.rule import Rule

RULES_SETTLING: tuple[Rule, ...] = (
    Rule(
        "PBR901",
        "There is a price on the day that fixes it",
        "Before the first figure of a price nothing is agreed. The record is named, nothing is published, and no "
        "line is nil because a price was missing.",
        "started_on: 2026-04-13\nfrom 2026-05-01: £75.00",
        "started_on: 2026-05-04\nfrom 2026-05-01: £75.00",
    ),
    Rule(
        "PBR902",
        "There is a price for the codes of the record",
        "A code that the table leaves out is not paid at some other code's price, unless 'otherwise:' says so.",
        "rate: specialist\nfrom 2026-04-01:\n  standard: £17.00",
        "rate: specialist\nfrom 2026-04-01:\n  standard: £17.00\n  otherwise: £19.00",
    ),
    Rule(
        "PBR903",
        "Every deduction has been taken before a total is paid",
        "What is held or not known is neither paid nor taken off. Of a payment that makes a total lower than it may "
        "turn out to be, and of a deduction higher. So where a deduction is held, or may be for a row that could not "
        "be read, the total says so, and how much was not taken as far as it is known. A row that could not be read "
        "has no sum: it may be for no deduction at all. This is a warning.",
        "pbr settle scheme.yaml records --hold-errors\nkind: residental",
        "pbr settle scheme.yaml records --hold-errors\nkind: residential",
    ),
)
