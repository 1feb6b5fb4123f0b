"""The phrases by which only one of several payments is paid for a record."""

from pbr.scheme.reference.phrase import Phrase

_SHORT = (
    "payments:\n  package:\n    when: weekly_hours > 7\n  small_package:\n    assumed: made up\n    pay: £400.00\n"
    "    for each: plan where weekly_hours < 10\n    priced at: started_on\n    due: started_on\n"
)

ONLY_ONE = (
    Phrase(
        "only one of",
        "heading",
        "The section of payments of which not two are paid for one record. None of them goes before another: where two "
        "are earned, the contract is ambiguous and `pbr` says so.",
        'payments:\n  package:\n    for each: plan where plan_type is "reablement"\n  weekly_sum:\n    assumed: made up'
        '\n    pay: £150.00\n    for each: plan where plan_type is "ongoing"\n    priced at: started_on\n'
        "    due: started_on\nonly one of:\n  price_of_a_plan:\n    assumed: made up\n"
        "    payments: package, weekly_sum",
        "A/package: £1,000.00\nB/weekly_sum: £150.00",
        ("scheme",),
    ),
    Phrase(
        "payments",
        "only one of",
        "Which payments, with commas: two or more for one kind of record. A record that earns one and none of the "
        "others is paid that one. While it is not known of another whether it is earned as well, what is earned is "
        "open. A record that earns two is an error that names both, and nothing is settled.",
        f"{_SHORT}only one of:\n  price_of_a_plan:\n    assumed: made up\n    payments: package, small_package",
        "A/package: £1,000.00\nB/package: not earned\nB/small_package: £400.00",
        ("only one of",),
    ),
)
