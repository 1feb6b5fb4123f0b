"""A ledger whose every hash is right, and which does not add up: what is wrong, and of which run and file, is said."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from pbr.ledger.entry import Change
from pbr.ledger.ledger import Ledger
from pbr.ledger.manifest import FORMAT, Manifest, RunKind, SchemeOfRun
from pbr.ledger.manifest_json import MANIFEST, NewerFormatError, head_of, manifest_bytes, manifest_in
from pbr.ledger.verify import verify
from pbr.problems.problem import Problem, ProblemsFound
from pbr.scheme.reading.renamed import Renamed
from pbr.values.period import Period
from tests.ledger.hand_made import entry
from tests.ledger.resealed import resealed, rewritten
from tests.ledger.small_ledger import FIRST, JULY, JUNE, RUNS, Writing

AUGUST = (entry(3, 1, 700, id="D", provider="P2"),)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """June, July and August."""
    folder = tmp_path / "ledger"
    for entries in (JUNE, JULY, AUGUST):
        Writing(folder).run(entries)
    assert verify(folder) == []
    return folder


def said(problems: list[Problem]) -> list[tuple[str, str, str]]:
    """Each problem's code, the last two parts of its place, and what it says."""
    return [(one.code, "/".join(Path(one.place.file).parts[-2:]), one.message) for one in problems]


@pytest.mark.parametrize(
    ("run", "file", "old", "new", "place", "what"),
    [
        # 0.00 is due and 1,575.00 was settled before, which makes -1,575.00 and not -1,574.00.
        (2, "lines.csv", ",-1575.00,", ",-1574.00,", "lines.csv", "is not what is due to date less what was settled"),
        (2, "lines.csv", ",1575.00,taken_back", ",1574.00,taken_back", "lines.csv", "something else was settled"),
        (2, "lines.csv", "taken_back,1/000001", "taken_back,1/000002", "lines.csv", "does not name the last"),
        (2, "lines.csv", "1/000001,1/000001", "1/000001,1/000002", "lines.csv", "does not name the last and the first"),
        (2, "lines.csv", "1/000001,1/000001", "1/000001,", "lines.csv", "does not name the last and the first"),
        (2, "lines.csv", "1/000001,1/000001", "9/000001,1/000001", "lines.csv", "does not name the last"),
        (3, "lines.csv", "3/000001", "3/000002", "lines.csv", "the entry at place 1 is called 3/000002"),
        (3, "lines.csv", "3/000001", "2/000001", "lines.csv", "the entry at place 1 is called 2/000001"),
        (2, "lines.csv", ",taken_back,1/", ",correction,1/", "lines.csv", "2/000001 cannot be called correction"),
        (2, "lines.csv", ",taken_back,1/", ",new,1/", "lines.csv", "2/000001 cannot be called new"),
        (3, "lines.csv", ",new,", ",more,", "lines.csv", "3/000001 cannot be called more"),
        (3, "lines.csv", ",new,", ",pool,", "lines.csv", "3/000001 cannot be called pool"),
        (3, "lines.csv", ",new,", ",opening,", "lines.csv", "3/000001 cannot be called opening"),
        (3, "lines.csv", ",new,", ",adjustment,", "lines.csv", "3/000001 cannot be called adjustment"),
        (3, "lines.csv", ",new,", ",late,", "lines.csv", "its entries do not come to its sums"),
        (3, "lines.csv", ",pay,", ",deduct,", "lines.csv", "do not come to how it says that things stand"),
        (3, "lines.csv", ",D,", ",E,", "lines.csv", "do not come to how it says that things stand"),
        (3, "totals.csv", "7.00", "7.01", "totals.csv", "its totals are not those of its entries"),
        (3, "totals.csv", ",1,", ",2,", "totals.csv", "its totals are not those of its entries"),
        (3, "totals.csv", ",new,", ",late,", "totals.csv", "its totals are not those of its entries"),
        (3, "totals.csv", "P2,", "P3,", "totals.csv", "its totals are not those of its entries"),
        (3, "totals.csv", "7.00", "seven", "totals.csv", "its totals are not those of its entries"),
        (3, "totals.csv", "amount", "pounds", "totals.csv", "its totals are not those of its entries"),
        (3, "remittances.csv", "-1575.00", "-1574.00", "remittances.csv", "paid and carried does not follow"),
        (3, "remittances.csv", "P2,0.00", "P2,0.01", "remittances.csv", "paid and carried does not follow"),
        (3, "scheme.yaml", "scheme: ", "scheme:  ", MANIFEST, "its scheme is not the one that it names by its hash"),
    ],
)  # fmt: skip
def test_a_file_that_was_changed_and_sealed_again(
    ledger: Path, run: int, file: str, old: str, new: str, place: str, what: str
) -> None:
    rewritten(ledger, run, file, old, new)
    found = said(verify(ledger))
    assert [one for one in found if one[:2] == ("PBR065", f"0000{run}/{place}") and what in one[2]], found
    assert {code for code, *_ in found} == {"PBR065"}


def test_a_line_that_stands_moves_no_money(ledger: Path) -> None:
    path = ledger / "00003" / "totals.csv"
    path.write_bytes(path.read_bytes() + b"P2,package,held,,1,0.50,0.00,0\n")
    resealed(ledger, 3)
    assert [one[1:] for one in said(verify(ledger))] == [
        ("00003/totals.csv", "run 3 does not add up: its totals are not those of its entries")
    ]
    path.write_bytes(path.read_bytes().replace(b"0.50", b"0.00"))
    resealed(ledger, 3)
    assert verify(ledger) == []


def test_two_entries_of_one_obligation(ledger: Path) -> None:
    path = ledger / "00003" / "lines.csv"
    written = path.read_bytes()
    again = written.splitlines(keepends=True)[-1].replace(b"3/000001", b"3/000002")
    path.write_bytes(written + again)
    resealed(ledger, 3)
    assert any("3/000002 is the second entry of one obligation" in what for *_, what in said(verify(ledger)))


@pytest.mark.parametrize("name", ["lines.csv", "remittances.csv", "totals.csv", "scheme.yaml"])
def test_a_file_that_every_run_has_is_not_there(ledger: Path, name: str) -> None:
    (ledger / "00002" / name).unlink()
    resealed(ledger, 2)
    assert [one[:2] for one in said(verify(ledger))] == [("PBR063", f"00002/{name}")]


def manifest_changes() -> list[tuple[str, Callable[[Manifest], Manifest], str]]:
    """What a manifest of July may say, and what is then wrong."""
    july = Period(date(2026, 7, 1), date(2026, 7, 31))
    shorter = Period(RUNS.first, RUNS.last - timedelta(days=1))
    later = Period(RUNS.first + timedelta(days=1), RUNS.last)

    def scheme(of: Manifest, **said: object) -> SchemeOfRun:
        return replace(of.scheme, **said)  # type: ignore[arg-type]

    return [
        ("gap", lambda of: replace(of, period=Period(date(2026, 7, 2), july.last)), "does not begin the day after"),
        ("overlap", lambda of: replace(of, period=Period(date(2026, 6, 30), july.last)), "does not begin the day"),
        ("early", lambda of: replace(of, as_at=date(2026, 7, 30)), "before the last of its period"),
        ("back", lambda of: replace(of, as_at=date(2026, 6, 29)), "before that of the run before"),
        ("opening", lambda of: replace(of, kind=RunKind.OPENING), "an opening is run 0"),
        ("why", lambda of: replace(of, why="late reviews"), "says why"),
        ("no why", lambda of: replace(of, kind=RunKind.SUPPLEMENTARY), "says why"),
        ("of june", lambda of: replace(of, kind=RunKind.SUPPLEMENTARY, why="x"), "its period is not that of the run"),
        ("name", lambda of: replace(of, scheme=scheme(of, name="another")), "of another scheme"),
        ("cut", lambda of: replace(of, scheme=scheme(of, runs=shorter)), "moved or cut short"),
        ("moved", lambda of: replace(of, scheme=scheme(of, runs=later)), "moved or cut short"),
        ("two", lambda of: replace(of, settings=replace(of.settings, two_people=True)), "other settings"),
        (
            "payable",
            lambda of: replace(of, paid=replace(of.paid, payable=of.paid.payable + 1)),
            "what it says is paid and carried",
        ),
        (
            "carried",
            lambda of: replace(of, paid=replace(of.paid, carried_forward=of.paid.carried_forward + 1)),
            "what it says is paid",
        ),
        (
            "invoices",
            lambda of: replace(of, paid=replace(of.paid, invoices=of.paid.invoices + 1)),
            "what it says is paid",
        ),
        ("credits", lambda of: replace(of, paid=replace(of.paid, credits=of.paid.credits - 1)), "what it says is paid"),
        ("sums", lambda of: replace(of, sums=of.sums[1:]), "do not come to its sums"),
        ("stands", lambda of: replace(of, position_sha256="0" * 64), "do not come to how it says"),
    ]


@pytest.mark.parametrize(("change", "what"), [pytest.param(*one[1:], id=one[0]) for one in manifest_changes()])
def test_a_manifest_that_was_changed_and_sealed_again(
    ledger: Path, change: Callable[[Manifest], Manifest], what: str
) -> None:
    resealed(ledger, 2, change)
    found = [one for one in said(verify(ledger)) if one[1].startswith("00002/")]
    assert any(what in message for *_, message in found), found


def test_a_longer_run_of_a_scheme_and_a_supplementary_run_are_right(ledger: Path) -> None:
    def changed(of: Manifest) -> Manifest:
        longer = Period(RUNS.first, date(2027, 9, 30))
        return replace(
            of, kind=RunKind.SUPPLEMENTARY, why="x", period=Ledger.open(ledger).run(2).manifest.period,
            scheme=replace(of.scheme, runs=longer),
        )  # fmt: skip

    resealed(ledger, 3, changed)
    assert verify(ledger) == []


def test_a_scheme_under_a_new_name_says_its_former_one(ledger: Path) -> None:
    path = ledger / "00003" / "scheme.yaml"
    path.write_text("scheme: renewed\nformerly: essex_reablement_bonus\n", encoding="utf-8")

    def renewed(of: Manifest) -> Manifest:
        return replace(of, scheme=replace(of.scheme, name="renewed", sha256=_sha256_of(path)))

    resealed(ledger, 3, renewed)
    # Its references are made of the scheme's name, and are those of the old one still.
    assert [one[1] for one in said(verify(ledger))] == ["00003/remittances.csv"]
    path.write_text("scheme: renewed\nformerly: another\n", encoding="utf-8")
    resealed(ledger, 3, renewed)
    assert any("of another scheme" in what for *_, what in said(verify(ledger)))


def _sha256_of(path: Path) -> str:
    return head_of(path.read_bytes())


def test_what_was_settled_under_two_names_does_not_go_on_under_one(tmp_path: Path) -> None:
    folder = tmp_path / "ledger"
    Writing(folder).run((FIRST, entry(1, 2, 900, payment="older")))
    Writing(folder).run(())
    resealed(folder, 2, lambda of: replace(of, renamed=(Renamed(("older", ""), ("package", "")),)))
    assert any("under two names goes on under one" in what for *_, what in said(verify(folder)))


def test_an_opening_holds_what_was_settled_elsewhere_and_nothing_else(tmp_path: Path) -> None:
    opened, settled = tmp_path / "opened", tmp_path / "settled"
    Writing(opened, first=0).run((entry(0, 1, 157500, change=Change.OPENING),))
    Writing(opened).run((entry(1, 1, 500, id="E"),))
    assert verify(opened) == []
    ledger = Ledger.open(opened)
    assert ([run.manifest.run for run in ledger.runs], ledger.next_run, ledger.carried()) == ([0, 1], 2, {})
    # What was settled elsewhere is in no payable: 5.00 is.
    assert [run.manifest.paid.payable for run in ledger.runs] == [0, 500]
    Writing(settled, first=0).run((FIRST._replace(id=entry(0, 1, 1).id),))
    assert any("0/000001 cannot be called new" in what for *_, what in said(verify(settled)))


def test_a_chain_that_was_forged_whole_is_seen_by_its_head(ledger: Path) -> None:
    head = Ledger.open(ledger).head
    resealed(ledger, 1, lambda of: replace(of, made_by="somebody"))
    assert verify(ledger) == []
    assert [one[0] for one in said(verify(ledger, head))] == ["PBR069"]


def test_the_head_of_an_earlier_run_is_told_from_one_that_is_not_there(ledger: Path) -> None:
    first, _, last = (run.head for run in Ledger.open(ledger).runs)
    assert verify(ledger, last) == []
    (found,) = verify(ledger, first)
    assert (found.code, found.message) == ("PBR069", "the head expected is that of run 1, and run 3 is the last")
    (other,) = verify(ledger, "0" * 64)
    assert "cut off" in other.message


def test_runs_renumbered_or_swapped(ledger: Path) -> None:
    first, second, aside = ledger / "00001", ledger / "00002", ledger.parent / "aside"
    first.rename(aside)
    second.rename(first)
    aside.rename(second)
    assert [one[:2] for one in said(verify(ledger))][:2] == [
        ("PBR064", f"00001/{MANIFEST}"),
        ("PBR064", f"00002/{MANIFEST}"),
    ]
    second.rename(ledger / "00007")
    assert ("PBR064", "runs 4 to 6 are not there, and a later one is") in [
        (one[0], one[2]) for one in said(verify(ledger))
    ]
    with pytest.raises(ProblemsFound):
        Ledger.open(ledger)


def test_a_folder_with_a_huge_number_is_one_gap(ledger: Path) -> None:
    (ledger / "20260401120000").mkdir()
    found = said(verify(ledger))
    assert [one[0] for one in found] == ["PBR064", "PBR064"]
    assert "runs 4 to 20260401119999 are not there" in found[0][2]
    with pytest.raises(ProblemsFound, match="4 to 20260401119999"):
        Ledger.open(ledger)


def test_a_ledger_whose_runs_were_taken_out_is_not_begun_again(ledger: Path) -> None:
    for run in ("00001", "00002", "00003"):
        (ledger / run).rename(ledger.parent / run)
    for opened in (Ledger.open_or_new, Ledger.open, verify):
        with pytest.raises(ProblemsFound) as found:
            opened(ledger)
        assert [one.code for one in found.value.problems] == ["PBR064"]


def test_a_folder_of_nothing_in_a_run_does_not_belong_there(ledger: Path) -> None:
    (ledger / "00002" / "more").mkdir()
    assert [one[:2] for one in said(verify(ledger))] == [("PBR063", "00002/more")]


@pytest.mark.parametrize("name", ["00002/lines.csv", "00002/manifest.json", "position.csv"])
def test_what_cannot_be_read_is_said(ledger: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = {name: getattr(Path, name) for name in ("open", "read_bytes")}

    def refusing(reader: str) -> Callable[..., object]:
        def read(path: Path, *given: object, **named: object) -> object:
            if path == ledger / name:
                raise PermissionError(13, "Permission denied")
            found: object = real[reader](path, *given, **named)
            return found

        return read

    for reader in real:
        monkeypatch.setattr(Path, reader, refusing(reader))
    found = said(verify(ledger))
    if name == "position.csv":
        assert [one[:2] for one in found] == [("PBR066", f"{ledger.name}/position.csv")]
    else:
        assert [one[:2] for one in found] == [("PBR003", name)]


def test_a_newer_form_is_refused_and_nothing_is_settled(ledger: Path) -> None:
    path = ledger / "00003" / MANIFEST
    written = path.read_bytes().replace(b'"format": %d' % FORMAT, b'"format": %d' % (FORMAT + 1))
    path.write_bytes(written)
    with pytest.raises(NewerFormatError):
        manifest_in(written)
    with pytest.raises(ProblemsFound) as found:
        Ledger.open_or_new(ledger)
    assert [one.code for one in found.value.problems] == ["PBR062"]
    assert [one[0] for one in said(verify(ledger))] == ["PBR062"]


def test_a_manifest_comes_back(ledger: Path) -> None:
    for run in Ledger.open(ledger).runs:
        said_of_people = replace(run.manifest.said, prepared_by='An"n\n', approved_by="\udc80é", confirmed=-1)
        manifest = replace(run.manifest, said=said_of_people, renamed=(Renamed(("a", ""), ("b", "c")),), why="£5, 'x'")
        assert manifest_in(manifest_bytes(manifest)) == manifest


def test_what_a_run_that_cannot_be_read_kept_is_not_called_left_over(tmp_path: Path) -> None:
    folder = tmp_path / "ledger"
    Writing(folder).run(JUNE)
    Writing(folder, "plan_id\nA\nC\n").run(JULY)
    first = Ledger.open(folder).run(1).manifest.inputs[0].sha256
    (folder / "inputs" / f"{first}.csv").unlink()
    (folder / "00002" / MANIFEST).write_bytes(b"{}")
    assert [one[:2] for one in said(verify(folder))] == [("PBR063", f"00002/{MANIFEST}"), ("PBR067", "ledger/inputs")]


def test_the_seal_of_the_last_manifest_alone_tells_of_a_changed_one(ledger: Path) -> None:
    path = ledger / "00003" / MANIFEST
    path.write_bytes(re.sub(rb'"why": ""', b'"why": "x"', path.read_bytes()))
    assert [one[:2] for one in said(verify(ledger))] == [("PBR063", f"00003/{MANIFEST}")]
