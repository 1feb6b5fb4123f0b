"""PBR580 to PBR589: rankings of providers by price and quality."""

from pbr.problems.catalogue.rule import Rule

RULES_RANKINGS: tuple[Rule, ...] = (
    Rule(
        "PBR580",
        "A score says its weight, what it is about, and how points come about",
        "It is about a price or a measure of the scheme, or a number or money recorded of a standard. Points go in "
        "proportion to the best, by place, or by how much of the most there can be it is.",
        "price: 60% on own_rate, cheapest wins",
        "price: 60% on own_rate, lowest best in proportion",
    ),
    Rule(
        "PBR581",
        "The weights of a ranking come to the whole",
        "Points are of 100. Weights that come to less or more are a misprint of the contract or of the scheme.",
        "scores:\n  price: 60% on own_rate, lowest best in proportion\n"
        '  quality: 30% on score of "quality", out of 100',
        "scores:\n  price: 60% on own_rate, lowest best in proportion\n"
        '  quality: 40% on score of "quality", out of 100',
    ),
    Rule(
        "PBR582",
        "Providers are ranked by a price that is one amount for each",
        "A price that differs by the kind of plan has no one figure for a provider, and a price per hour cannot be "
        "compared with one per week.",
        "prices:\n  rate:\n    by: plan's rate",
        "prices:\n  rate:\n    by: plan's provider_id",
    ),
    Rule(
        "PBR583",
        "A figure is scored in a way that fits it",
        "A share is out of 100%, a score out of a number; of money there is no most. A measure over the whole run is "
        "not over when providers are ranked.",
        "quality: 40% on kept_at_home, out of 100      (kept_at_home is a share)",
        "quality: 40% on kept_at_home, out of 100%",
    ),
    Rule(
        "PBR584",
        "A ranking has its days in the scheme's run",
        "It is made once, or again after so many months from a day that every month has.",
        "ranked: every six months",
        "ranked: every 6 months from 2026-04-01",
    ),
    Rule(
        "PBR585",
        "A ranking says who is first of those who tie",
        "The order of the file, or of the alphabet, is no rule that a contract could be held to. Those who tie share "
        "the rank, or the points of one score decide, and then those of another.",
        "ties: best first",
        "ties: most points for quality first",
    ),
    Rule(
        "PBR586",
        "A rank comes to what the worked example says",
        "The example was ranked by hand from the contract. Either the scheme does not say what the contract says, or "
        "the arithmetic is wrong. The points may stand beside the rank.",
        "award P1 2026-04-01: rank 1      (and it comes to rank 2)",
        "award P1 2026-04-01: rank 2 with 88.1 points",
    ),
    Rule(
        "PBR587",
        "A rank of a worked example is one that it gives",
        "It is named by its ranking, the provider and the day. Of days after the example's there is none.",
        "award P9 2026-04-01: rank 1      (nobody has a figure of P9)",
        "award P1 2026-04-01: rank 1",
    ),
    Rule(
        "PBR588",
        "A figure that is scored can be",
        "A figure below nought, or a score of 105 out of 100, would give points that the contract has not got. Nobody "
        "is ranked until it is mended.",
        'score of "quality", out of 100      (and 105 is recorded)',
        'score of "quality", out of 100      (and 95 is recorded)',
    ),
)
