"""The invented return of ``examples/reablement-outcomes-2a``: two files, one of each release, of one council."""

import csv
from pathlib import Path
from typing import NamedTuple

HEADER = (
    *("LA Code", "Reporting Period Start Date", "Reporting Period End Date", "NHS Number"),
    *("LA Person Unique Identifier", "First Name", "Last Name", "GP Practice Name", "GP Practice Code", "Gender"),
    *("Ethnicity", "Date of Birth", "Date of Death", "Client Type", "Primary Support Reason", "Postcode"),
    *("Accommodation Status", "Employment Status", "Has Unpaid Carer", "Autism Spectrum Disorder (ASD)"),
    *("Visual Impairment", "Hearing Impairment", "Dementia", "Client Funding Status", "Event Type", "Event Reference"),
    *("Event Start Date", "Event End Date", "Event Description", "Event Outcome", "Request: Route of Access"),
    *("Assessment Type", "Eligible Needs Identified", "Method of Assessment", "Total Hrs Caring per week"),
    *("No. of adults being cared for", "Adult 1 Linked Person_ID", "Adult 2 Linked Person_ID"),
    *("Adult 3 Linked Person_ID", "Service Type", "Service Component", "Delivery Mechanism"),
    *("Provider CQC Location Name", "Provider CQC Location ID", "Review Reason", "Review Outcomes Achieved"),
    *("Method of Review", "Unit Cost", "Cost Frequency (Unit Type)", "Planned units per week"),
)
"""The fifty columns of the specification, as councils have them."""


class Row(NamedTuple):
    """What is filled of a row: whom it is of, what happened and when, and what came of it."""

    person: str
    kind: str
    start: str
    end: str
    outcome: str
    service: str = ""
    component: str = ""
    provider: str = ""


BORN = {"C16": "14/06/2010"}
DIED = {"C06": "10/06/2026"}
CARERS = ("C20",)

ST_MAX_1, ST_MAX_2 = "Short Term Support: ST-Max", "Short term support: ST-Max"
RELEASE_1 = (
    Row("C01", "Request", "28/04/2026", "30/04/2026", "Progress to Reablement/ST-Max"),
    Row("C01", "Service", "04/05/2026", "07/06/2026", "Service ended as planned", ST_MAX_1, "Reablement", "LOC-1"),
    Row(
        *("C02", "Service", "11/05/2026", "14/06/2026", "Progress to Support Planning / Services"),
        *(ST_MAX_1, "Reablement", "LOC-1"),
    ),
    Row(
        *("C02", "Service", "15/06/2026", "", "Provision of service", "Long Term Support: Community"),
        *("Home Support", "LOC-3"),
    ),
    Row(
        *("C03", "Service", "01/06/2026", "28/06/2026", "NFA - Information & Advice / Signposting only"),
        *(ST_MAX_1, "Reablement", "LOC-1"),
    ),
    Row(
        *("C04", "Service", "05/01/2026", "15/03/2026", "Service ended as planned", "Long Term Support: Community"),
        *("Home Support", "LOC-3"),
    ),
    Row("C04", "Service", "04/05/2026", "31/05/2026", "Service ended as planned", ST_MAX_1, "Reablement", "LOC-1"),
    Row("C05", "Service", "04/05/2026", "20/05/2026", "No change in package", ST_MAX_1, "Reablement", "LOC-1"),
    Row(
        *("C05", "Service", "25/05/2026", "14/06/2026", "NFA - Support ended: Other reason"),
        *(ST_MAX_1, "Reablement", "LOC-2"),
    ),
    Row("C06", "Service", "12/05/2026", "06/06/2026", "Service ended as planned", ST_MAX_1, "Reablement", "LOC-1"),
    Row("C07", "Service", "18/05/2026", "21/06/2026", "No change in package", ST_MAX_1, "Reablement", "LOC-2"),
    Row("C08", "Service", "15/06/2026", "", "Provision of service", ST_MAX_1, "Reablement", "LOC-1"),
    Row("C09", "Service", "08/06/2026", "", "Provision of service", ST_MAX_1, "Reablement", "LOC-2"),
    Row(
        *("C20", "Service", "04/05/2026", "", "Provision of service", "Carer Support: Direct to Carer"),
        *("Other Carer Support",),
    ),
    Row("C21", "Assessment", "12/06/2026", "02/06/2026", "Progress to Assessment"),
)
RELEASE_2 = (
    Row(
        *("C02", "Service", "15/06/2026", "", "Continuation of support or services", "Long term support: Community"),
        *("Home support or domiciliary care", "LOC-3"),
    ),
    Row("C08", "Service", "15/06/2026", "19/07/2026", "NFA: Support ended as planned", ST_MAX_2, "Reablement", "LOC-1"),
    Row(
        *("C08", "Service", "20/07/2026", "30/08/2026", "NFA: Support ended as planned"),
        *("Unpaid carer support: Direct to unpaid carer", "Other unpaid carer support"),
    ),
    Row("C09", "Review", "03/07/2026", "03/07/2026", "NFA: Support declined"),
    Row(
        *("C10", "Service", "03/08/2026", "13/09/2026", "Progress to support planning or services"),
        *(ST_MAX_2, "Reablement", "LOC-3"),
    ),
    Row(
        *("C10", "Service", "14/09/2026", "30/09/2026", "NFA: Support ended as planned"),
        *("Short term support: Other short term", "Short term residential care", "LOC-4"),
    ),
    Row(
        *("C11", "Service", "07/09/2026", "18/10/2026", "Continuation of support or services"),
        *(ST_MAX_2, "Reablement", "LOC-2"),
    ),
    Row("C11", "Review", "12/10/2026", "12/10/2026", "NFA: No services offered for other reason"),
    Row(
        *("C12", "Service", "05/10/2026", "15/11/2026", "Progress to assessment, review or reassessment"),
        *(ST_MAX_2, "Reablement", "LOC-2"),
    ),
    Row(
        *("C12", "Service", "20/10/2026", "20/10/2026", "NFA: Support ended as planned"),
        *("Short term support: Ongoing low level", "Equipment"),
    ),
    Row("C13", "Service", "02/11/2026", "06/12/2026", "Admitted to hospital", ST_MAX_2, "Reablement", "LOC-2"),
    Row("C14", "Service", "04/01/2027", "14/02/2027", "NFA: Support ended as planned", ST_MAX_2, "Reablement", "LOC-3"),
    Row(
        *("C14", "Service", "25/02/2027", "", "Continuation of support or services"),
        *("Long term support: Residential care", "Long term residential care", "LOC-5"),
    ),
    Row(
        *("C15", "Service", "11/01/2027", "21/02/2027", "NFA: Self-funded client or under 12wk disregard"),
        *(ST_MAX_2, "Reablement", "LOC-3"),
    ),
    Row("C16", "Service", "08/02/2027", "28/03/2027", "NFA: Other", ST_MAX_2, "Reablement", "LOC-2"),
    Row(
        *("C17", "Service", "15/02/2027", "28/03/2027", "Progress to support planning or services"),
        *(ST_MAX_2, "Reablement", "LOC-3"),
    ),
    Row(
        *("C17", "Service", "01/04/2027", "", "Continuation of support or services", "Long term support: Nursing care"),
        *("Long term nursing care", "LOC-5"),
    ),
    Row("C18", "Service", "01/03/2027", "11/04/2027", "NFA: Support ended as planned", ST_MAX_2, "Reablement", "LOC-3"),
    Row("C19", "Service", "01/06/2027", "", "", ST_MAX_2, "Reablement", "LOC-3"),
    Row(
        *("C22", "Service", "07/12/2026", "10/01/2027", "NFA: Referral to other service within the local authority"),
        *(ST_MAX_2, "Reablement"),
    ),
)


def write_return(path: Path, rows: tuple[Row, ...], period: tuple[str, str], client: tuple[str, str]) -> None:
    """Write one file of the return: its rows, its reporting period, and what it calls a service user and a carer."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEADER, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(_filled(row, period, client) for row in rows)


def _filled(row: Row, period: tuple[str, str], client: tuple[str, str]) -> dict[str, str]:
    return {
        "LA Code": "999",
        "Reporting Period Start Date": period[0],
        "Reporting Period End Date": period[1],
        "LA Person Unique Identifier": row.person,
        "Date of Birth": BORN.get(row.person, "01/01/1945"),
        "Date of Death": DIED.get(row.person, ""),
        "Client Type": client[row.person in CARERS],
        "Event Type": row.kind,
        "Event Start Date": row.start,
        "Event End Date": row.end,
        "Event Outcome": row.outcome,
        "Service Type": row.service,
        "Service Component": row.component,
        "Provider CQC Location ID": row.provider,
    }


def write_returns(folder: Path) -> list[Path]:
    """Write both files of the return into a folder, and give them in their order."""
    first, second = folder / "2025-26-release-1.csv", folder / "2026-27-release-2.csv"
    write_return(first, RELEASE_1, ("01/07/2025", "30/06/2026"), ("Service User", "Carer"))
    write_return(second, RELEASE_2, ("01/07/2026", "30/06/2027"), ("Service user", "Unpaid carer"))
    return [first, second]
