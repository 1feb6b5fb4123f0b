"""A mapping run again on next month's files: what is new is added, and no line that somebody wrote changes or moves."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.api.extracts.mapping_started import MappingStarted, start_mapping
from pbr.engine.fields_needed import needs_of
from pbr.mapping.load_mapping import load_mapping
from pbr.mapping.proposal.add_to_mapping import additions_to
from pbr.mapping.proposal.extract_file import ExtractFile
from pbr.mapping.proposal.file_profile import profile_file
from pbr.mapping.proposal.known_mapping import read_known
from pbr.mapping.proposal.lines_added import keeps_every_line, with_lines
from pbr.mapping.proposal.mapping_lines import mapping_text
from pbr.mapping.proposal.needed import needed_tables
from pbr.mapping.proposal.propose import propose
from pbr.mapping.proposal.publish_mapping import publish_mapping
from pbr.problems.problem import ProblemsFound
from pbr.scheme.load_by_name import load_by_name
from tests.mapping_proposal.extracts import CANARIES, HEADINGS, episode, text, written

ESSEX = Path("essex-reablement-bonus")
AUGUST = [episode(number) for number in range(20)]
MOVED = episode(30, **{"Reason Ended": "Moved out of area"})
SEPTEMBER = [*AUGUST, MOVED, {**MOVED, "Episode No": "EP770031"}]


def again(mapping: Path, folder: Path, content: str, name: str = "Extract Sep-26.csv") -> MappingStarted:
    return start_mapping(ESSEX, [written(folder, name, content)], mapping)


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    """A mapping that was started and then decided, with a comment of the person who did."""
    out = tmp_path / "m.yaml"
    start_mapping(ESSEX, [written(tmp_path, "Extract Aug-26.csv", text(AUGUST))], out)
    decided = re.sub(r'"\?"  # \d+ rows?; perhaps (\w+)', r"\1", out.read_text(encoding="utf-8"))
    decided = decided.replace("Passed away: died", "Passed away: died  # agreed with the team, 3 August")
    out.write_text(decided, encoding="utf-8")
    load_mapping(out)
    return out


def test_a_new_phrase_goes_below_those_of_its_field_and_is_said(mapping: Path, tmp_path: Path) -> None:
    before = mapping.read_text(encoding="utf-8").splitlines()
    made = again(mapping, tmp_path, text(SEPTEMBER))
    after = mapping.read_text(encoding="utf-8").splitlines()
    # by hand: two rows have it, and "out of area" is how people move
    new = '        Moved out of area: "?"  # new: 2 rows; perhaps moved'
    at = after.index(new)
    assert after[:at] + after[at + 1 :] == before
    assert "Admitted to hospital" in after[at - 1] + after[at - 2] + after[at - 3]
    assert made.said == ("end_reason: 1 new phrase: Moved out of area",)
    assert [(asked.line, asked.of) for asked in made.asked] == [(at + 1, "Moved out of area")]


def test_nothing_new_leaves_the_file_as_it_is(mapping: Path, tmp_path: Path) -> None:
    about = mapping.stat()
    made = again(mapping, tmp_path, text(AUGUST))
    assert (made.said, made.written, made.asked) == ((), False, ())
    assert mapping.stat().st_mtime_ns == about.st_mtime_ns
    again(mapping, tmp_path, text(SEPTEMBER))
    once = mapping.read_bytes()
    assert again(mapping, tmp_path, text(SEPTEMBER)).written is False
    assert mapping.read_bytes() == once


def test_a_phrase_in_other_capitals_is_not_new(mapping: Path, tmp_path: Path) -> None:
    rows = [{**row, "Reason Ended": row["Reason Ended"].upper()} for row in AUGUST]
    assert again(mapping, tmp_path, text(rows)).said == ()


def test_once_a_person_has_named_the_column_its_phrases_are_listed(mapping: Path, tmp_path: Path) -> None:
    kept = mapping.read_text(encoding="utf-8")
    without = re.sub(r"      end_reason:\n(?:        .*\n)+", "", kept)
    mapping.write_text(without, encoding="utf-8")
    made = again(mapping, tmp_path, text(AUGUST))
    assert made.said == ("end_reason: 3 phrases, none of which had a code",)
    assert len(made.asked) == 3
    load_mapping(written(tmp_path, "n.yaml", re.sub(r'"\?"  # .*perhaps (\w+)', r"\1", made.text)))


def test_a_field_that_the_mapping_leaves_out_is_added_with_its_column(mapping: Path, tmp_path: Path) -> None:
    kept = mapping.read_text(encoding="utf-8")
    mapping.write_text(kept.replace("      reviewed_on: Date of Review\n", ""), encoding="utf-8")
    made = again(mapping, tmp_path, text(AUGUST))
    assert made.said == ("plans: the scheme needs reviewed_on, and the mapping did not name it",)
    assert "      reviewed_on: Date of Review\n" in mapping.read_text(encoding="utf-8")


def test_a_total_row_that_is_new_is_left_out_and_said(mapping: Path, tmp_path: Path) -> None:
    made = again(mapping, tmp_path, text(AUGUST, below="Total,20\r\n"))
    assert made.said == ("plans: 1 row is no record, and not left out",)
    (left_out,) = load_mapping(mapping).tables["plans"].left_out
    assert (left_out.heading.text, left_out.values) == ("Episode No", ("Total*",))
    assert again(mapping, tmp_path, text(AUGUST, below="Total,20\r\n")).said == ()


def test_what_is_written_in_brackets_is_left_to_its_writer(mapping: Path, tmp_path: Path) -> None:
    kept = re.sub(
        r"      end_reason:\n(?:        .*\n)+",
        "      end_reason: {Goals met: completed, Passed away: died, Admitted to hospital: hospital}\n",
        mapping.read_text(encoding="utf-8"),
    )
    mapping.write_text(kept, encoding="utf-8")
    made = again(mapping, tmp_path, text(SEPTEMBER))
    assert mapping.read_text(encoding="utf-8") == kept
    assert made.by_hand == ('Moved out of area: "?"  # new: 2 rows; perhaps moved',)


def test_a_column_that_is_gone_stops_it_at_its_line(mapping: Path, tmp_path: Path) -> None:
    kept = mapping.read_bytes()
    rows = [{**row, "Why": row["Reason Ended"]} for row in SEPTEMBER]
    headings = ["Why" if heading == "Reason Ended" else heading for heading in HEADINGS]
    with pytest.raises(ProblemsFound) as found:
        again(mapping, tmp_path, text(rows, headings))
    (problem,) = found.value.problems
    line = kept.decode().splitlines().index("      end_reason: Reason Ended") + 1
    assert (problem.code, problem.place.line) == ("PBR788", line)
    assert mapping.read_bytes() == kept


@pytest.mark.parametrize(
    ("change", "name", "code"),
    [
        (("for: essex_reablement_bonus", "for: another"), "Extract Sep-26.csv", "PBR787"),
        (("", ""), "Stays Sep-26.csv", "PBR787"),
        (("tables:", "tabels:"), "Extract Sep-26.csv", "PBR750"),
        (("tables:", "tables: ["), "Extract Sep-26.csv", "PBR122"),
    ],
)
def test_what_does_not_belong_together_is_left_alone(
    mapping: Path, tmp_path: Path, change: tuple[str, str], name: str, code: str
) -> None:
    mapping.write_text(mapping.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    kept = mapping.read_bytes()
    with pytest.raises(ProblemsFound) as found:
        again(mapping, tmp_path, text(SEPTEMBER), name)
    assert code in {problem.code for problem in found.value.problems}
    assert mapping.read_bytes() == kept


def test_what_somebody_writes_meanwhile_is_kept(mapping: Path) -> None:
    before = mapping.read_bytes()
    mapping.write_bytes(before + b"# a word of mine\n")
    with pytest.raises(ProblemsFound) as found:
        publish_mapping(mapping, "pbr: 1\n", before)
    assert [problem.code for problem in found.value.problems] == ["PBR789"]
    assert mapping.read_bytes() == before + b"# a word of mine\n"
    assert [path.name for path in mapping.parent.iterdir() if path.name.startswith(".m.yaml")] == []


NEEDED = needed_tables(needs_of(load_by_name(ESSEX)), ())
PHRASES = st.sampled_from(
    (
        "Goals met",
        "Passed away",
        "Moved away: Kent",
        "#other",
        "- none",
        "No",
        "yes",
        "left \u201carea\u201d",
        "a, b",
        "?",
    )
)


def profiled(rows: list[dict[str, str]]) -> ExtractFile:
    cells = tuple((at, tuple(row.values())) for at, row in enumerate(rows, 2))
    return ExtractFile(Path("Extract.csv"), "Extract.csv", "", 1, HEADINGS, cells)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_word_of_a_person_is_ever_lost(data: st.DataObject) -> None:
    """Whatever is decided, commented, left blank or moved, whatever phrases come: all lines stay in their order."""
    reasons = data.draw(st.lists(PHRASES, min_size=20, max_size=20))
    first = [{**row, "Reason Ended": reason} for row, reason in zip(AUGUST, reasons, strict=True)]
    made = mapping_text(propose("s", NEEDED, [profile_file(profiled(first), "extract")]))
    lines: list[str] = []
    for line in made.splitlines():
        decided = line.replace(': "?"', ": other  # mine, and not:") if data.draw(st.booleans()) else line
        lines.append(decided)
        indent = " " * data.draw(st.integers(0, 10))
        lines += data.draw(st.sampled_from([[], [], [], [""], [f"{indent}# a word of mine"]]))
    end = data.draw(st.sampled_from(["\n", "\r\n"]))
    before = end.join(lines) + data.draw(st.sampled_from(["", end, f"{end}{end}# the end{end}"]))
    later = data.draw(st.lists(PHRASES, min_size=20, max_size=20))
    second = [{**row, "Reason Ended": reason} for row, reason in zip(AUGUST, later, strict=True)]
    after, said = added(before, second)
    assert keeps_every_line(before.splitlines(), after.splitlines())
    assert not [canary for canary in CANARIES if canary in after]
    codes = read_known(after.encode(), "m").form.tables["plans"].codes["end_reason"]
    assert {reason.casefold() for reason in (*reasons, *later)} <= {phrase.casefold() for phrase in codes}
    assert added(after, second) == (after, [])
    assert bool(said) == (after != before)


def added(before: str, rows: list[dict[str, str]]) -> tuple[str, list[str]]:
    """A mapping after it was run again, and what was said."""
    file = profile_file(profiled(rows), "extract")
    known = read_known(before.encode(), "m")
    found = additions_to(known, NEEDED, {"extract": file}, propose("s", NEEDED, [file]))
    assert (found.problems, found.by_hand) == ([], [])
    return "".join(with_lines(known.lines, found.insertions, "\n")), found.said


GOALS = ("Episode No", "Client Ref", "Supplier", "Start Date", "Goal 1", "Goal 1 Result", "Goal 2", "Goal 2 Result")


def with_goals(most: int) -> str:
    """An extract in which goals up to a number stand side by side."""
    headings = [*GOALS, *(f"Goal {number}{of}" for number in range(3, most + 1) for of in ("", " Result"))]
    rows = [
        {
            **episode(number),
            **{f"Goal {place}": ("Washing", "Cooking")[number % 2] for place in range(1, most + 1)},
            **{f"Goal {place} Result": ("Met", "Not met")[number % 2] for place in range(1, most + 1)},
        }
        for number in range(20)
    ]
    return text(rows, headings)


@pytest.mark.parametrize(
    ("most", "told"), [(3, ()), (4, ("Goal 4", "Goal 4 Result")), (5, ("Goal 4", "Goal 5 Result"))]
)
def test_a_further_column_side_by_side_is_told(tmp_path: Path, most: int, told: tuple[str, ...]) -> None:
    out, scheme = tmp_path / "m.yaml", Path("wiltshire-payable-outcomes")
    start_mapping(scheme, [written(tmp_path, "Goals Aug-26.csv", with_goals(3))], out)
    kept = out.read_bytes()
    made = start_mapping(scheme, [written(tmp_path, "Goals Sep-26.csv", with_goals(most))], out)
    said = [one for one in made.said if one.startswith("outcomes: nothing is read from ")]
    assert bool(said) == bool(told)
    assert all(f'"{heading}"' in said[0] and "1 to 3" in said[0] for heading in told)
    assert out.read_bytes() == kept
