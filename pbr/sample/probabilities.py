"""The figures a sample is drawn from, each with where it comes from, or "assumed".

A published figure keeps its own counts as weights, so that it can be held against the source.
"""

from pbr.rng.sample_stream import Odds, Shares

ASSUMED = "assumed"
SEQUELS_SOURCE = "SALT STS002a, new clients, England 2022-23, as published by the Health Foundation, figure 3"
COUNCILS_SOURCE = "ASCOF 2D by council, England 2022-23: the median, upper quarter, lower quarter and 5th percentile"

PROVIDERS = Shares("plans by provider", {"P1": 40, "P2": 30, "P3": 25, "P4": 5}, ASSUMED)
AREAS = Shares("plans by area", {"North": 30, "East": 25, "South": 25, "West": 20}, ASSUMED)
PLAN_TYPES = Shares("plans by type", {"reablement": 40, "initial": 35, "ongoing": 25}, ASSUMED)
RATES = Shares("plans by rate", {"standard": 80, "specialist": 20}, ASSUMED)

NAMES_SOURCE = (
    "names of outcomes and standards, when things happen within a plan, levels by hours a week, the opening figure, "
    "and every other number that no line here names (assumed)"
)

# What a week costs.
HOURLY_PENCE = {"standard": 1700, "specialist": 2100, "lower": 2326, "higher": 2326, "intensive": 2326}
"""The hourly figure, in pence, behind plan_value, by rate."""
HOURLY_SOURCE = (
    "hourly figure behind plan_value: standard £17.00, Wiltshire's external home care in 2014-15 (PSS-EX1); "
    "specialist £21.00, assumed; lower, higher and intensive £23.26, the average of UK councils in 2024-25 "
    "(Homecare Association)"
)
CARE_HOME_WEEK_PENCE = 118_555
"""The cost of a week in a care home, in pence."""
CARE_HOME_SOURCE = (
    "weekly cost of residential and nursing stays: £1,185.55, England 2024-25 (Adult Social Care Finance Report), "
    "and up to £150.00 either side, which is assumed"
)

# How much care. There is no published spread of hours from person to person, only means.
WEEKLY_QUARTER_HOURS = (
    *(9, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 21, 22, 22, 23, 24, 24, 25, 25),
    *(26, 26, 27, 28, 28, 29, 29, 30, 30, 31, 31, 32, 32, 33, 33, 34, 34, 35, 36, 36),
    *(37, 37, 38, 38, 39, 40, 40, 41, 41, 42, 43, 43, 44, 45, 45, 46, 47, 48, 48, 49),
    *(50, 51, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 67, 68, 70),
    *(71, 73, 74, 76, 78, 80, 82, 85, 87, 90, 93, 97, 101, 105, 111, 117, 126, 138, 156, 199),
)
"""Hours a week in quarters of an hour, at the middle of each hundredth of a log-normal curve."""
HOURS_SOURCE = (
    "hours a week: mean 12.7, England 2013-14 (PSS-EX1); the spread around it is invented, "
    "a log-normal curve with a sigma of 0.6"
)
VISIT_QUARTERS = Shares("visits by planned quarter hours", {1: 20, 2: 50, 3: 20, 4: 10}, ASSUMED)
DELIVERED = Shares(
    "visits by what was delivered",
    {"as planned": 50, "a few minutes over or under": 26, "short": 12, "long": 10, "missed": 2},
    ASSUMED,
)
DELIVERED_PERCENT = (92, 102)
"""Hours delivered over a whole plan, in percent of the hours planned: least and most."""
DELIVERED_PERCENT_SOURCE = (
    "hours_delivered: 92% to 102% of the hours planned (assumed; it is not the sum of the visits)"
)

WEEKS = {
    "reablement": Shares(
        "reablement by planned weeks",
        {6: 68, 5: 8, 4: 12, 3: 6, 2: 3, 8: 2, 10: 1},
        "six weeks is commonly the most, because it is free up to then; the split is assumed",
    ),
    "initial": Shares("initial plans by planned weeks", {6: 40, 8: 25, 12: 35}, ASSUMED),
    "ongoing": Shares(
        "ongoing plans by planned weeks",
        {8: 15, 12: 33, 16: 22, 20: 12, 24: 14, 30: 3, 39: 1},
        "Wiltshire's plans last six months at most (Outcomes Matter); the split and the few longer ones are assumed",
    ),
}

# How plans end.
SEQUELS = Shares(
    "what followed short-term support",
    {
        "early end, NHS care or death": 12_385,
        "early end, no long-term support": 28_815,
        "early end, long-term support": 4_965,
        "long-term support": 37_245,
        "self-funding": 7_525,
        "ongoing low-level support": 12_030,
        "other short-term support": 20_910,
        "support declined": 5_025,
        "signposted": 16_620,
        "no identified needs": 79_545,
    },
    SEQUELS_SOURCE,
)
NEEDED_LESS = {
    "P1": Odds("P1, no long-term support needed", 782, COUNCILS_SOURCE),
    "P2": Odds("P2, no long-term support needed", 861, COUNCILS_SOURCE),
    "P3": Odds("P3, no long-term support needed", 679, COUNCILS_SOURCE),
    "P4": Odds("P4, no long-term support needed", 481, COUNCILS_SOURCE),
}
LESS_AFTER_SHORT_TERM = Shares(
    "support at the end, where no long-term support was needed",
    {"none": 16_620 + 79_545, "reduced": 12_030 + 20_910},
    SEQUELS_SOURCE,
)
LESS_AFTER_ONGOING = Shares("support at the end of an ongoing plan that did well", {"none": 30, "reduced": 70}, ASSUMED)
MORE = Shares(
    "support at the end, where long-term support was needed", {"same": 55, "increased": 30, "residential": 15}, ASSUMED
)
EARLY_ENDS = Shares(
    "early ends with no long-term support", {"recovered_early": 60, "declined": 15, "moved": 10, "other": 15}, ASSUMED
)
NHS_OR_DEATH = Shares("early ends by NHS care or death", {"hospital": 50, "died": 50}, ASSUMED)
ONGOING_ENDS = Shares(
    "how ongoing plans end",
    {"completed": 68, "recovered_early": 8, "died": 8, "hospital": 8, "moved": 3, "declined": 3, "other": 2},
    ASSUMED,
)
TRANSFERRED = Odds("plans that end by transfer to another provider", 25, ASSUMED)
DIRECT_PAYMENT = Odds("initial and ongoing plans that end by a direct payment", 25, ASSUMED)
FOLLOWED_BY_ONGOING = Odds("completed plans with support still needed, followed by an ongoing plan", 350, ASSUMED)
COMPLETED_ON = Shares("completed plans by the day they end", {"as planned": 60, "sooner": 15, "later": 25}, ASSUMED)

# Agreement and review.
NOT_AGREED = Odds("plans with no agreement on record", 30, ASSUMED)
AGREED_LATE = Odds("plans agreed after they start", 80, ASSUMED)
NEVER_REVIEWED = Odds("ended plans never reviewed", 60, ASSUMED)
REVIEWED_AFTER_CUT_SHORT = Odds("plans cut short that are reviewed all the same", 500, ASSUMED)
REVIEW_DELAY = Shares("reviews by days after the end", {7: 40, 14: 30, 28: 20, 56: 10}, ASSUMED)
"""Each kind is the most days of its band."""
VERIFIED_BY = Shares("reviews by who verifies", {"council": 90, "person": 6, "provider": 3, "independent": 1}, ASSUMED)

# Outcomes.
OUTCOMES = (
    ("washing", "improvement"),
    ("staying_safe", "maintenance"),
    ("cooking", "improvement"),
    ("walking_outdoors", "improvement"),
    ("company", "maintenance"),
    ("dressing", "improvement"),
    ("managing_medicines", "improvement"),
    ("living_at_home", "maintenance"),
)
"""The outcomes a plan may have, and the kind of each (assumed)."""
OUTCOMES_A_PLAN = Shares("outcomes in a plan", {1: 8, 2: 27, 3: 40, 4: 20, 5: 5}, ASSUMED)
NOT_PAYABLE = Odds("outcomes after the first that are not payable", 150, ASSUMED)
WEIGHTED = Odds("plans whose outcomes carry weights", 100, ASSUMED)
DUE_SOONER = Odds("outcomes due before the plan's planned end", 250, ASSUMED)
ACHIEVED = {
    "none": Odds("outcomes achieved, no support needed at the end", 920, ASSUMED),
    "reduced": Odds("outcomes achieved, support reduced at the end", 800, ASSUMED),
    "same": Odds("outcomes achieved, support the same at the end", 450, ASSUMED),
    "increased": Odds("outcomes achieved, support increased at the end", 250, ASSUMED),
    "residential": Odds("outcomes achieved, residential care at the end", 100, ASSUMED),
    "": Odds("outcomes achieved before a plan was cut short", 150, ASSUMED),
}
NOT_ASSESSED = Odds("outcomes not assessed at the review of a finished plan", 30, ASSUMED)
ACHIEVED_DAY_UNKNOWN = Odds("achieved outcomes with no day of achievement", 20, ASSUMED)
DISPUTED = Odds("reviewed outcomes in dispute", 20, ASSUMED)

# Afterwards.
STILL_SUPPORTED = Shares(
    "support at ten weeks where it has not ended", {"reduced": 35, "same": 50, "increased": 15}, ASSUMED
)
NOT_FOLLOWED_UP = Odds("people with no record at ten weeks or at a year", 50, ASSUMED)
STILL_NONE_AT_A_YEAR = Odds(
    "people who needed no support at ten weeks and need none at a year",
    840,
    "68% needed no package and 48% still did not two years later (CSED 2007); the square root of 48/68, for one year",
)
NONE_BY_A_YEAR = Odds("people with support at ten weeks who need none at a year", 250, ASSUMED)
RESPITE = Odds("plans with a short residential stay in the middle", 20, ASSUMED)
NURSING = Odds("care home stays that are nursing care", 300, ASSUMED)
STILL_IN_CARE_HOME = Odds("care home stays after a plan that have no end", 800, ASSUMED)

# Standards and openings.
STANDARDS = {
    "P1": ("safe_staffing", "visits_on_time", "records_complete", "complaints_answered"),
    "P2": ("safe_staffing", "visits_on_time", "records_complete", "complaints_answered"),
    "P3": ("safe_staffing", "visits_on_time", "records_complete", "complaints_answered"),
    "P4": ("safe_staffing", "visits_on_time", "records_complete", "complaints_answered"),
}
"""The standards each provider is judged on in each calendar quarter (assumed)."""
STANDARD_MET = Odds("standards met", 940, ASSUMED)
STANDARD_NEVER_ASSESSED = Odds("standards never assessed", 30, ASSUMED)
