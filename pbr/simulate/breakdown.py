"""What the figures of a comparison can be broken down by: groups, and single plans and people."""

from enum import StrEnum


class By(StrEnum):
    """One group of figures for each provider, area, rate or type of plan."""

    PROVIDER = "provider"
    AREA = "area"
    RATE = "rate"
    PLAN_TYPE = "plan_type"

    @property
    def heading(self) -> str:
        """What a column of them is called."""
        return self.value.replace("_", " ").capitalize()


PlanOrPerson = tuple[str, str]
"""A provider, and one of its plans or one of the people it cares for."""

Person = tuple[str, str]
"""A provider, and a person it cares for."""
