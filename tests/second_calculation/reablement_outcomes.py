"""The measure of reablement outcomes: sequels of episodes that count for, count against, or are in neither figure."""

from tests.second_calculation.shared import Asked, Fields, Tables, Worked, by_key, in_run, later_of, line
from tests.second_calculation.shares import OUT, Ways, yes_or_no

LESS = (
    "short_term_ongoing_low_level",
    "short_term_other",
    "nfa_information_and_advice",
    "nfa_support_ended_as_planned",
    "nfa_moved_to_another_authority",
    "nfa_referred_within_the_authority",
    "nfa_other",
    "nfa_no_services_offered",
    "nfa_support_ended_other_reason",
)
MORE = (
    "long_term_nursing",
    "long_term_residential",
    "long_term_community",
    "long_term_prison",
    "short_term_residential_or_nursing",
)
NEITHER = ("nfa_deceased", "nfa_referred_to_nhs", "nfa_self_funded", "nfa_support_declined", "admitted_to_hospital")
UNKNOWN = "unable_to_classify"
SEQUELS = (*LESS, *MORE, *NEITHER, UNKNOWN)
Counted = dict[tuple[str, str, str], list[Ways]]


def with_sequels(tables: Tables) -> Tables:
    """The same tables, with a sequel as the code of each outcome: each in turn, so that all are there."""
    outcomes = [{**row, "outcome": SEQUELS[at % len(SEQUELS)]} for at, row in enumerate(tables["outcomes"])]
    return {**tables, "outcomes": outcomes}


def counted(tables: Tables, asked: Asked) -> Worked:
    """£1.00 for each episode of the run that counts for, once what followed it is known."""
    plans = by_key(tables["plans"], "plan_id")
    worked: Worked = {}
    for outcome in tables["outcomes"]:
        ended_on = plans[outcome["plan_id"]]["ended_on"]
        if outcome["outcome"] not in (*LESS, *MORE) or (ended_on and not in_run(ended_on)):
            continue
        pence = 100 if ended_on else None
        due_on = later_of(ended_on, outcome["reviewed_on"])
        disputed = outcome["disputed"] == "yes"
        worked[f"{outcome['outcome_id']}/counted"] = (
            ("held", pence) if disputed else line(needs_less(outcome), pence, due_on, asked)
        )
    return worked


def needs_less(outcome: Fields) -> bool | None:
    """Whether a sequel is no or less support; not known before anybody has said so."""
    if outcome["outcome"] not in LESS:
        return False
    return outcome["result"] == "achieved" if outcome["result"] else None


def shares(tables: Tables, asked: Asked) -> Counted:
    """Of the episodes that ended in the run: no or less support, and those that could not be classified."""
    plans = by_key(tables["plans"], "plan_id")
    found: Counted = {}
    for outcome in tables["outcomes"]:
        plan = plans[outcome["plan_id"]]
        less = found.setdefault(("no_or_less_support_after", plan["provider_id"], "run"), [])
        unclassified = found.setdefault(("unable_to_classify", plan["provider_id"], "run"), [])
        if plan["ended_on"] and not in_run(plan["ended_on"]):
            continue
        # An episode that goes on may end after the run.
        perhaps = frozenset() if plan["ended_on"] else frozenset({OUT})
        disputed = outcome["disputed"] == "yes"
        if outcome["outcome"] in (*LESS, *MORE):
            less.append(yes_or_no(None if disputed else needs_less(outcome)) | perhaps)
        unclassified.append(yes_or_no(None if disputed else outcome["outcome"] == UNKNOWN) | perhaps)
    # Nothing is measured of a provider none of whose episodes has ended in the run for certain.
    return {key: ways for key, ways in found.items() if any(OUT not in one for one in ways)}
