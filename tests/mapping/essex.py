"""An invented extract of a month in a case system's words, and the mapping through which it is read.

Three episodes count: E1 ended without further support, E2 with less, and the person of E3 died. The fourth was entered
in error, and the last row is a total. The scheme pays £1,575.00 for each package, and a bonus of £250.00 where no
further support is needed: 3 x £1,575.00 + £250.00 = £4,975.00 for the whole run.
"""

from pathlib import Path

EXTRACT = """\
Reablement episodes,,,,,,,,,
Run on 01/09/2026,,,,,,,,,
,,,,,,,,,
Episode No,Client Ref,Supplier,Start Date,End Date,Reason Ended,Sequel to Short Term Support,Date of Review,Status,\
Worker
E1,C1,Acme Care Ltd,04/05/2026,12/06/2026,Goals met,No services provided,15/06/2026,Complete,
E2,C2,ACME CARE  LTD,11/05/2026,21/06/2026,Goals met,Community support,24/06/2026,Complete,
E3,C3,Bright Days,01/06/2026,03/06/2026,Passed away,,,Complete,
E4,C4,Bright Days,01/06/2026,03/06/2026,Passed away,,,Entered in error,
Total,4,,
"""
PROVIDERS = """\
Supplier Name,Ref
Acme Care Ltd,P1
Bright Days,P2
"""
MAPPING = """\
pbr: 1
mapping: reablement_extract
for: essex_reablement_bonus

files:
  extract:
    name: Reablement Extract *.csv
    headings in row: 4
  providers: Provider references.csv

dates: day first

tables:
  plans:
    table from: extract
    leave out rows where:
      Episode No: Total*
      Status: Entered in error
    columns:
      plan_id: Episode No
      person_id: Client Ref
      provider_id:
        look up: Supplier
        in: providers
        by: Supplier Name
        gives: Ref
      started_on: Start Date
      ended_on: End Date
      end_reason: Reason Ended
      support_at_end: Sequel to Short Term Support
      reviewed_on: Date of Review
    codes:
      end_reason:
        Goals met: completed
        Passed away: died
      support_at_end:
        No services provided: none
        Community support: reduced
    always:
      plan_type: reablement
"""
NAME = "Reablement Extract Aug-26.csv"
SCHEME = "essex-reablement-bonus"


def written(
    folder: Path, extract: str = EXTRACT, mapping: str = MAPPING, providers: str = PROVIDERS, name: str = NAME
) -> tuple[list[Path], Path]:
    """Write an extract and its mapping into a folder; give the files of the extract, and the mapping."""
    folder.mkdir(exist_ok=True)
    files = [folder / name, folder / "Provider references.csv"]
    files[0].write_text(extract, encoding="utf-8")
    files[1].write_text(providers, encoding="utf-8")
    (folder / "mapping.yaml").write_text(mapping, encoding="utf-8")
    return files, folder / "mapping.yaml"
