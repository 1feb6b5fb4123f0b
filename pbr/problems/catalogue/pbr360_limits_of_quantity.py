"""The rules about limits of quantity, over all providers of a person, and carried over (PBR360 to PBR366)."""

from pbr.problems.catalogue.rule import Rule

RULES_QUANTITIES: tuple[Rule, ...] = (
    Rule(
        "PBR360",
        "A limit of quantity is of what the payment counts",
        "Hours are limited where hours are paid for, and miles where miles are. What is paid for each record is paid "
        "so many times, which has no unit. A number of the plan's own is in a unit too, and is the plan's alone: hours "
        "a week are of a week.",
        "for each: hour of visit's delivered_minutes\nat most: 14 visits for each plan and week",
        "for each: hour of visit's delivered_minutes\nat most: 14 hours for each plan and week",
    ),
    Rule(
        "PBR361",
        "What is paid for up to a quantity is divided in no other way",
        "Parts, instalments, a measure, records that are added up and a price by how much there was so far each divide "
        "what is paid in a way of their own, and together they would have no one meaning.",
        "pay: tiered_rate\nat most: 14 hours for each plan and week",
        "pay: hourly_rate\nat most: 14 hours for each plan and week",
    ),
    Rule(
        "PBR362",
        "A limit over a person with all providers says who bears what it takes",
        "One sum for a person is over the money of several providers, and each settles with the council by itself. A "
        "rule that nobody agreed would take money from a provider on a guess.",
        "over: person with all providers",
        "over: person with all providers\nborne by: those due last",
    ),
    Rule(
        "PBR363",
        "A limit over a person with all providers is a cap",
        "What a floor adds is owed to somebody, and of several providers nothing says to which.",
        "no less than: £500.00\nover: person with all providers",
        "no less than: £500.00\nover: person with each provider",
    ),
    Rule(
        "PBR364",
        "What is over a cap by window is carried over",
        "Carried is what a cap takes in one window, to the next: a floor takes nothing, the whole run has no next "
        "window, and a sum that is worked out from what is due has none to compare it with. Of a payment it is what is "
        "over a quantity in a window, which days of service never are: they are counted when they are served. What is "
        "left of a sum is a provider's alone: for a plan or a person nothing says from which day on there is any.",
        "over: provider\ncarried over: what is over",
        "over: provider and month\ncarried over: what is over",
    ),
)
