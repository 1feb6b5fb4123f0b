"""PBR83x: records that can be read and are lost from what is counted or paid without an error."""

from pbr.problems.catalogue.rule import Rule

RULES_DOUBTFUL: tuple[Rule, ...] = (
    Rule(
        "PBR830",
        "A review of an outcome has its result",
        "An outcome that was reviewed and has no result is read as not known, and is paid nothing. What nobody could "
        "assess has the result not_assessed. This is a warning.",
        "result,reviewed_on\n,2026-06-18",
        "result,reviewed_on\nachieved,2026-06-18",
    ),
    Rule(
        "PBR831",
        "Where somebody is referred again, the last day with the provider is recorded",
        "Without the column left_on nothing tells whether two referrals of a person to one provider overlap, or are "
        "one that was written down twice. This is a warning.",
        "person_id,provider_id,referred_on\nS-1,P1,2026-04-06\nS-1,P1,2026-04-07",
        "person_id,provider_id,referred_on,left_on\nS-1,P1,2026-04-06,2026-05-31\nS-1,P1,2026-09-07,",
    ),
)
