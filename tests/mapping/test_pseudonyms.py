"""Persons of an extract that is read through a mapping, under pseudonyms: nobody's reference is in what is kept."""

import hmac
from collections.abc import Sequence
from pathlib import Path

import pytest

from pbr.api import ProblemsFound, records_through
from pbr.api.ledger.run_checks import Confirmed
from pbr.api.ledger.settling import Committed, commit
from pbr.api.ledger.started_run import RunAsked
from pbr.api.ledger.verification import verify_ledger
from pbr.values.dates import period_in_words
from tests.mapping.essex import EXTRACT, MAPPING, SCHEME, written

SECRET = b"made by chance, and kept apart"
# References and a worker's name that must not be found again; a note over two lines, and a title with a name.
PEOPLE = EXTRACT.replace(",C1,", ",QREF001,").replace(",C2,", ",QREF002,").replace(",C3,", ",QREF003,")
WORKERS = PEOPLE.replace("Complete,\n", 'Complete,"Mrs Zebedee\nof ward QREF9"\n').replace(
    "Run on 01/09/2026", "Run for Zebedee"
)
NOBODY = ("QREF", "Zebedee")


def pseudonym(reference: str) -> str:
    """The HMAC-SHA-256 of a reference, as the page of the ledger says."""
    return hmac.digest(SECRET, reference.encode(), "sha256").hex()


def settled(
    folder: Path, month: str = "2026-05", extract: str = WORKERS, mapping: str = MAPPING,
    *, hold_errors: bool = False, further: Sequence[Path] = (),
) -> Committed:  # fmt: skip
    """Settle a month under pseudonyms into the ledger of a folder."""
    files, read_by = written(folder / month, extract, mapping)
    (folder / "key").write_bytes(SECRET)
    asked = RunAsked(
        Path(SCHEME), records_through([*files, *further], read_by), folder / "ledger", period_in_words(month),
        hold_errors=hold_errors, committing=True, key=folder / "key",
    )  # fmt: skip
    done = commit(asked, Confirmed(None), clock=lambda: 0)
    assert isinstance(done, Committed)
    return done


def found_in(folder: Path) -> set[str]:
    """Which of the words that stand for people are anywhere in the files of a folder, or in their names."""
    found = set()
    for path in folder.rglob("*"):
        text = path.name + (path.read_text(encoding="utf-8", errors="replace") if path.is_file() else "")
        found |= {word for word in NOBODY if word in text}
    return found


def persons(done: Committed) -> dict[str, str]:
    """The person of each line."""
    return {entry.line.line_id: entry.line.person_id for entry in done.written.first}


def test_lines_have_pseudonyms_and_nothing_that_is_kept_names_anybody(tmp_path: Path) -> None:
    """As without pseudonyms, two packages began in May."""
    done = settled(tmp_path)
    assert persons(done) == {"E1/package": pseudonym("QREF001"), "E2/package": pseudonym("QREF002")}
    assert {entry.line.amount for entry in done.written.first} == {157_500}
    assert found_in(tmp_path / "ledger") == set()


def test_the_next_month_knows_them_again_and_is_worked_out_again(tmp_path: Path) -> None:
    settled(tmp_path)
    june = settled(tmp_path, "2026-06")
    assert persons(june) == {"E1/bonus": pseudonym("QREF001"), "E3/package": pseudonym("QREF003")}
    for run in (1, 2):
        found = verify_ledger(tmp_path / "ledger", recompute=run)
        assert (found.problems, "byte for byte" in found.again) == ((), True)
    assert found_in(tmp_path / "ledger") == set()


def test_a_held_row_names_nobody_and_its_own_line(tmp_path: Path) -> None:
    """The row of E1 is on line 5 and goes over two lines, so that of E2 is on line 7."""
    wrong = WORKERS.replace("11/05/2026,21/06/2026", "11/05/2026,41/06/2026")
    done = settled(tmp_path, extract=wrong, hold_errors=True)
    held = next(iter((tmp_path / "ledger").rglob("held.csv"))).read_text(encoding="utf-8")
    assert "row,plans,Reablement Extract Aug-26.csv,7,E2,P1," in held
    assert persons(done) == {"E1/package": pseudonym("QREF001")}
    assert found_in(tmp_path / "ledger") == set()


def test_an_id_made_of_the_reference_has_the_pseudonym_in_it(tmp_path: Path) -> None:
    mapping = MAPPING.replace("plan_id: Episode No", "plan_id: {made of: [Client Ref, Episode No]}")
    done = settled(tmp_path, mapping=mapping)
    assert f"{pseudonym('QREF001')}-E1/package" in persons(done)
    assert found_in(tmp_path / "ledger") == set()


def test_a_person_who_is_looked_up_is_found_under_the_pseudonym(tmp_path: Path) -> None:
    """The extract has a reference of its own, and another file the person: both are of people."""
    mapping = MAPPING.replace(
        "person_id: Client Ref", "person_id: {look up: Client Ref, in: people, by: Own Reference, gives: Person}"
    ).replace("files:\n", "files:\n  people: People.csv\n")
    (tmp_path / "2026-05").mkdir()
    known = "".join(f"QREF00{number},QREF70{number},Zebedee\n" for number in (1, 2, 3))
    people = tmp_path / "2026-05" / "People.csv"
    people.write_text("Own Reference,Person,Name\n" + known, encoding="utf-8")
    done = settled(tmp_path, mapping=mapping, further=(people,))
    assert persons(done) == {"E1/package": pseudonym("QREF701"), "E2/package": pseudonym("QREF702")}
    assert found_in(tmp_path / "ledger") == set()


def test_rows_that_are_left_out_by_the_person_are_left_out_yet(tmp_path: Path) -> None:
    """Test clients begin with ZZ; E4 is entered in error as before, and E2 is one of theirs."""
    mapping = MAPPING.replace("      Status: Entered", "      Client Ref: ZZ*\n      Status: Entered")
    done = settled(tmp_path, mapping=mapping, extract=WORKERS.replace("QREF002", "ZZ-QREF-2"))
    assert persons(done) == {"E1/package": pseudonym("QREF001")}
    assert found_in(tmp_path / "ledger") == set()


def test_a_mark_for_nothing_is_nobodys_pseudonym(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        settled(tmp_path, extract=WORKERS.replace("QREF002", "N/A"))
    assert {(one.place.line, one.place.field) for one in found.value.problems} == {(7, "person_id")}


def test_a_workbook_is_refused_in_words(tmp_path: Path) -> None:
    mapping = MAPPING.replace("Reablement Extract *.csv", "Reablement Extract *.xlsx")
    files, read_by = written(tmp_path / "may", EXTRACT, mapping, name="Reablement Extract Aug-26.xlsx")
    (tmp_path / "key").write_bytes(SECRET)
    asked = RunAsked(Path(SCHEME), records_through(files, read_by), tmp_path / "ledger", key=tmp_path / "key")
    with pytest.raises(ProblemsFound, match="cannot be given pseudonyms in a workbook"):
        commit(asked, Confirmed(None), clock=lambda: 0)
