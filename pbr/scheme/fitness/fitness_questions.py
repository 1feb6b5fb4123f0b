"""The questions of fitness: what commissioners are told to ask before they pay by results, list by list, with sources.

Tool 5 (2017, section 3) prints the National Audit Office's table of 2015 damaged: eight features beside nine reasons,
which slip from the sixth row on. The two reasons whose features are lost there are asked as questions here
(``providers respond to money``, ``what works and its cost are known``), in words of our own.
"""

from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """A question by the words that a scheme writes for it, what it asks, and why it matters by its list's source."""

    words: str
    asks: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class QuestionList:
    """The questions of one source: what the list is, and where it stands."""

    title: str
    source: str
    questions: tuple[Question, ...]


_FEATURES = QuestionList(
    "Features of a service that payment by results suits",
    "Tool 5 (2017), section 3, after the National Audit Office (2015)",
    (
        Question(
            "outcomes can be measured",
            "Are the aims clear, and can they be put as outcomes that are measured?",
            "Otherwise nobody can say how far a provider succeeded, or work out what is due.",
        ),
        Question(
            "the cohort is clear",
            "Is it clear, before anything starts, which people it is for?",
            "Otherwise what the service changed cannot be followed.",
        ),
        Question(
            "results come from the provider",
            "Can the outcomes be put down to what the provider does?",
            "Otherwise a provider is paid for what came about anyway, or loses by what it could not change.",
        ),
        Question(
            "there is a baseline",
            "Are there data of how things stood before providers start?",
            "Without them neither the effect nor the right incentive can be told.",
        ),
        Question(
            "a counterfactual can be drawn",
            "Can it be said what would have happened without the service?",
            "Otherwise other causes may be taken for its effect.",
        ),
        Question(
            "failure can be tolerated",
            "Is the service one whose underperformance or failure can be borne?",
            "An essential service is one over which commissioners want closer control.",
        ),
        Question(
            "providers will take it",
            "Are there providers who would take the contract at its price and risk?",
            "Without bids there is no contract.",
        ),
        Question(
            "providers respond to money",
            "Do providers act on financial incentives?",
            "If they do not, this is the wrong way to get the service delivered.",
        ),
        Question(
            "results come soon",
            "Is the time short between what a provider does and the evidence of the outcome?",
            "",
        ),
        Question(
            "what works and its cost are known",
            "Is there clear evidence of what achieves the outcomes?",
            "Otherwise providers cannot estimate their costs, and the contract is hard to price.",
        ),
    ),
)
_CIRCUMSTANCES = QuestionList(
    "Circumstances in which more may be asked of a provider",
    "Institute of Public Care (2016), section 8.1",
    (
        Question("the care plan lays out outcomes", "Was each person assessed for outcomes that the plan lays out?"),
        Question("fewer should enter residential care", "Is the provider expected to keep people out of care homes?"),
        Question("people should improve", "With the right help, are people expected to improve and need less care?"),
        Question("hospital admissions should fall", "Is part of the care meant to prevent repeated hospital stays?"),
        Question("starts are at short notice", "Must the provider be ready for new people at short notice?"),
        Question("people learn to manage", "Are people to be trained to manage their own condition?"),
    ),
)
_CONDITIONS = QuestionList(
    "Conditions that have to be in place",
    "Institute of Public Care (2016), section 8.1",
    (
        Question("a professional clarified the outcomes", "Did a professional clarify what could be achieved?"),
        Question("the person agreed the outcomes", "Were the outcomes agreed with the person?"),
        Question("staff have the skills", "Has the provider staff with the training for these outcomes?"),
        Question("outcomes take less than a year", "Are they realistic within a time that is less than a year?"),
        Question("less support will be needed", "Is the person likely to need less support in the longer term?"),
        Question("there are longer-term savings", "Do the outcomes bear on where cost may fall in the longer term?"),
    ),
)
_RULES = QuestionList(
    "Design rules",
    "Institute of Public Care (2016), section 9",
    (
        Question("the model of care promotes independence", "Is it part of a model of prevention and independence?"),
        Question("the right providers are in place", "Are the right providers in place, and clear about the outcomes?"),
        Question("care staff are being trained", "Are care staff trained for it, with the time that takes?"),
        Question("assessors look for outcomes", "Do assessors look for outcomes, with forms and systems that fit?"),
        Question("equipment is arranged", "Is it agreed who sees to equipment, telecare included?"),
        Question("everybody affected is engaged", "Do all who are affected know, carers and families above all?"),
        Question("the payment is simple", "Is the way of paying as simple as it can be?"),
        Question("needs call for different help", "Are providers helped to give different help for different needs?"),
        Question("provider and person may say it is done", "May they recognise together that an outcome is reached?"),
        Question("everybody can reach an outcome", "Is there an outcome that most people can attain, however small?"),
        Question("performance is looked at regularly", "Is performance reported simply, and looked at regularly?"),
        Question("a new provider can recruit", "Can a new provider recruit, and not count on staff moving over?"),
        Question("health services are part of it", "Is it worked out with health services, whose help outcomes need?"),
    ),
)
_CHECKLIST = QuestionList(
    "Five questions for commissioners and elected members",
    "Outcomes Matter (2012), chapter 6",
    (
        Question("it contracts for outcomes", "Does what a provider is paid depend on outcomes, not on time alone?"),
        Question("local need was considered", "Were the local drivers of need considered?"),
        Question("housing and health are aligned", "Is commissioning aligned with housing and health?"),
        Question("providers are empowered", "Are providers free to find the way?"),
        Question("elected members are engaged", "Are elected members engaged?"),
    ),
)

QUESTION_LISTS: tuple[QuestionList, ...] = (_FEATURES, _CIRCUMSTANCES, _CONDITIONS, _RULES, _CHECKLIST)
"""Every list, in the order in which a report has them."""

QUESTIONS: dict[str, Question] = {one.words: one for listed in QUESTION_LISTS for one in listed.questions}
"""Every question by the words that a scheme writes for it."""
