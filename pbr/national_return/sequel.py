"""What a sequel is, and how the published measure counts it."""

from enum import Enum

from pbr.national_return.outcomes import Outcome
from pbr.national_return.services import ServiceType


class Counts(Enum):
    """How a sequel counts in the measure."""

    NO_OR_LESS_SUPPORT = "counted, as no or less support"
    MORE_SUPPORT = "counted, as other support"
    NOT_COUNTED = "not counted"
    UNABLE_TO_CLASSIFY = "unable to classify"


class Sequel(Enum):
    """What followed an episode: the code in records, the words of the method, and how it counts."""

    code: str
    counts: Counts

    NURSING = ("long_term_nursing", "Long term support: Nursing care", Counts.MORE_SUPPORT)
    RESIDENTIAL = ("long_term_residential", "Long term support: Residential care", Counts.MORE_SUPPORT)
    COMMUNITY = ("long_term_community", "Long term support: Community", Counts.MORE_SUPPORT)
    PRISON = ("long_term_prison", "Long term support: Prison", Counts.MORE_SUPPORT)
    SHORT_TERM_IN_A_HOME = (
        "short_term_residential_or_nursing",
        "Short term support: Residential or Nursing care",
        Counts.MORE_SUPPORT,
    )
    ONGOING_LOW_LEVEL = (
        "short_term_ongoing_low_level",
        "Short term support: Ongoing low level",
        Counts.NO_OR_LESS_SUPPORT,
    )
    OTHER_SHORT_TERM = ("short_term_other", "Short term support: Other short term", Counts.NO_OR_LESS_SUPPORT)
    ADVICE = ("nfa_information_and_advice", Outcome.ADVICE.value, Counts.NO_OR_LESS_SUPPORT)
    ENDED_AS_PLANNED = ("nfa_support_ended_as_planned", Outcome.ENDED_AS_PLANNED.value, Counts.NO_OR_LESS_SUPPORT)
    MOVED = ("nfa_moved_to_another_authority", Outcome.MOVED.value, Counts.NO_OR_LESS_SUPPORT)
    REFERRED_WITHIN = ("nfa_referred_within_the_authority", Outcome.REFERRED_WITHIN.value, Counts.NO_OR_LESS_SUPPORT)
    OTHER = ("nfa_other", Outcome.OTHER.value, Counts.NO_OR_LESS_SUPPORT)
    NOT_OFFERED = ("nfa_no_services_offered", Outcome.NOT_OFFERED.value, Counts.NO_OR_LESS_SUPPORT)
    ENDED_FOR_ANOTHER_REASON = (
        "nfa_support_ended_other_reason",
        Outcome.ENDED_FOR_ANOTHER_REASON.value,
        Counts.NO_OR_LESS_SUPPORT,
    )
    DECEASED = ("nfa_deceased", Outcome.DECEASED.value, Counts.NOT_COUNTED)
    TO_NHS = ("nfa_referred_to_nhs", Outcome.TO_NHS.value, Counts.NOT_COUNTED)
    SELF_FUNDED = ("nfa_self_funded", Outcome.SELF_FUNDED.value, Counts.NOT_COUNTED)
    DECLINED = ("nfa_support_declined", Outcome.DECLINED.value, Counts.NOT_COUNTED)
    TO_HOSPITAL = ("admitted_to_hospital", Outcome.TO_HOSPITAL.value, Counts.NOT_COUNTED)
    UNABLE_TO_CLASSIFY = ("unable_to_classify", "unable to classify", Counts.UNABLE_TO_CLASSIFY)

    def __new__(cls, code: str, words: str, counts: Counts) -> "Sequel":
        """Make a sequel of its three parts; its value is the words of the method."""
        made = object.__new__(cls)
        made._value_ = words
        made.code = code
        made.counts = counts
        return made


OF_SERVICE: tuple[tuple[ServiceType, Sequel], ...] = (
    (ServiceType.NURSING, Sequel.NURSING),
    (ServiceType.RESIDENTIAL, Sequel.RESIDENTIAL),
    (ServiceType.COMMUNITY, Sequel.COMMUNITY),
    (ServiceType.PRISON, Sequel.PRISON),
    (ServiceType.ONGOING_LOW_LEVEL, Sequel.ONGOING_LOW_LEVEL),
    (ServiceType.OTHER_SHORT_TERM, Sequel.OTHER_SHORT_TERM),
)
"""The services that can follow, the highest first. Another episode cannot: within a week it is the same one."""

_OF_OUTCOME = {sequel.value: sequel for sequel in Sequel}


def sequel_of_outcome(outcome: Outcome | None) -> Sequel:
    """The sequel that an outcome alone says; where it says none, the episode cannot be classified."""
    return Sequel.UNABLE_TO_CLASSIFY if outcome is None else _OF_OUTCOME.get(outcome.value, Sequel.UNABLE_TO_CLASSIFY)
