"""The rules about a council's own fields and codes (PBR483 to PBR495)."""

from pbr.problems.catalogue.rule import Rule

RULES_OWN_FIELDS: tuple[Rule, ...] = (
    Rule(
        "PBR483",
        "A field of a council's own says what it holds",
        "Cells are read, checked and compared by what a field holds, so each says it in one of a few ways: text, a "
        "list of codes, yes or no, a date, money, or a number of something.",
        "travel_minutes: minutes",
        "travel_minutes: number of minutes",
    ),
    Rule(
        "PBR484",
        "A field has one meaning",
        "A name of the dictionary goes on meaning what it means for everybody; and two names that a heading of a file "
        "cannot tell apart would be one column.",
        "of a plan:\n  rate: text",
        "of a plan:\n  local_rate: text",
    ),
    Rule(
        "PBR485",
        "A code is new, and is added to a list of codes",
        "Codes are matched without regard to capitals, spaces and hyphens, so two that differ by no more are one. "
        "Codes that a council makes up for outcomes, standards, areas and providers are listed in the framework.",
        "plan_type: also reablement",
        "plan_type: also rapid_access",
    ),
    Rule(
        "PBR486",
        "A fact is known from a recorded date of the same record",
        "Settling as at a day uses what was known then. A planned date says nothing of when a fact was known, and nor "
        "does a date of another record.",
        "urgency: one of routine, urgent; known from planned_end_on",
        "urgency: one of routine, urgent; known from reviewed_on",
    ),
    Rule(
        "PBR487",
        "A blank means something that the field can hold",
        "A blank is not known, unless a field says what it means: no or yes, nil, or one of its codes. A blank day or "
        "a blank text says nothing.",
        "taken_up: yes or no; blank means nil",
        "taken_up: yes or no; blank means no",
    ),
    Rule(
        "PBR488",
        "A number says what it counts",
        "A number without its unit is taken for another sooner or later. The unit is a plain word for several: "
        "minutes, hours, points, miles, people.",
        "distance: number",
        "distance: number of miles",
    ),
    Rule(
        "PBR490",
        "A field that is declared is used",
        "A field that no condition, price or payment looks at changes nothing, and is usually a slip in a name "
        "elsewhere.",
        "of a plan:\n  link_worker: text",
        'of a plan:\n  link_worker: text\n# and, under hold when: no_link: link_worker is "nobody"',
    ),
    Rule(
        "PBR491",
        "Schemes over one extract declare a field or a table alike",
        "A column is read once. Where one scheme takes it for hours and another for minutes, or knows it from another "
        "day, one of the two would be paid wrongly.",
        "travel: number of minutes   # and in the other scheme: travel: number of hours",
        "travel: number of minutes   # in both",
    ),
)
