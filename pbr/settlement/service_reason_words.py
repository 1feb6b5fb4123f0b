"""The words of reasons why the days of a service are not known."""

from pbr.settlement.open_reasons import (
    CutShortDayNotKnown,
    CutShortNotKnown,
    ServiceBeginsLater,
    ServiceNotKnown,
    ServiceOpen,
)


def service_in_words(reason: ServiceOpen) -> str:
    """What the days of a service wait for: ``the last day of service is not known``."""
    match reason:
        case ServiceNotKnown(end=end):
            return f"the {end.value} day of service is not known"
        case ServiceBeginsLater(first=first):
            return f"the service begins on {first}, and its last day is not known"
        case CutShortNotKnown(condition=condition):
            return f"whether it was cut short ({condition}) is not known"
        case CutShortDayNotKnown(condition=condition):
            return f"whether and when it was cut short ({condition}) is not known"
