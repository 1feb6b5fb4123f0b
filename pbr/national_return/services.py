"""Services of the return: their types and their components, as both releases write them."""

from enum import Enum


class ServiceType(Enum):
    """What sort of service it is, as release 2 calls it."""

    TO_MAXIMISE_INDEPENDENCE = "Short term support: ST-Max"
    ONGOING_LOW_LEVEL = "Short term support: Ongoing low level"
    OTHER_SHORT_TERM = "Short term support: Other short term"
    NURSING = "Long term support: Nursing care"
    RESIDENTIAL = "Long term support: Residential care"
    COMMUNITY = "Long term support: Community"
    PRISON = "Long term support: Prison"
    TO_A_CARER = "Unpaid carer support: Direct to unpaid carer"
    INVOLVING_THE_CARED_FOR = "Unpaid carer support: Support involving the person cared-for"


LONG_TERM = frozenset({ServiceType.NURSING, ServiceType.RESIDENTIAL, ServiceType.COMMUNITY, ServiceType.PRISON})

SERVICE_TYPES: tuple[tuple[ServiceType, str], ...] = (
    (ServiceType.TO_MAXIMISE_INDEPENDENCE, "Short Term Support: ST-Max"),
    (ServiceType.ONGOING_LOW_LEVEL, "Short Term Support: Ongoing Low Level"),
    (ServiceType.OTHER_SHORT_TERM, "Short Term Support: Other Short Term"),
    (ServiceType.NURSING, "Long Term Support: Nursing Care"),
    (ServiceType.RESIDENTIAL, "Long Term Support: Residential Care"),
    (ServiceType.COMMUNITY, "Long Term Support: Community"),
    (ServiceType.PRISON, "Long Term Support: Prison"),
    (ServiceType.TO_A_CARER, "Carer Support: Direct to Carer"),
    (ServiceType.INVOLVING_THE_CARED_FOR, "Carer Support: Support involving the person cared-for"),
)
"""Each type, with the words of release 1."""


EQUIPMENT = "Equipment"
SHORT_TERM_IN_A_HOME = frozenset({"Short term nursing care", "Short term residential care"})
"""The components, by the words of release 2, on which a sequel hangs."""

COMPONENTS: tuple[tuple[str, str], ...] = (
    ("Reablement", "Reablement"),
    ("Short term nursing care", "Short Term Nursing Care"),
    ("Short term residential care", "Short Term Residential Care"),
    ("Long term nursing care", "Long Term Nursing Care"),
    ("Long term residential care", "Long Term Residential Care"),
    ("Home support or domiciliary care", "Home Support"),
    ("Day support", "Day Support"),
    ("Meals", "Meals"),
    ("Transport", "Transport"),
    (EQUIPMENT, "Equipment"),
    ("Direct payment", "Direct Payment"),
    ("Shared Lives", "Shared Lives"),
    ("Community supported living", "Community Supported Living"),
    ("Extra care housing", "Extra care housing"),
    ("Professional support: Social worker", "Professional Support: Social Worker"),
    ("Professional support: Other", "Professional Support"),
    ("Learning, education or employment support", "Learning/Education/Employment Support"),
    ("End of life care", "End of Life Care"),
    ("Emergency support", "Emergency Support"),
    ("Other short term support", "Other Short Term Support"),
    ("Other long term support", "Other Long Term Support"),
    ("Unpaid carer respite", "Carer Respite"),
    ("Unpaid carer sitting service", "Carer Sitting Service"),
    ("Unpaid carer universal services", "Carer Universal Services"),
    ("Other unpaid carer support", "Other Carer Support"),
)
"""Each component as release 2 calls it, with the words of release 1."""
