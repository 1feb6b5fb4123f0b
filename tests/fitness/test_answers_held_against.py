"""An answer is marked where what was found does not go with it, and only there."""

from pathlib import Path

import pytest

from pbr.api.judged.fitness import fit
from pbr.api.judged.fitness_files import as_json, as_text

SCHEME = Path(__file__).parents[1] / "cases" / "fitness" / "good" / "every-answer.yaml"
"""It pays £10.00 for each plan, whatever comes of it."""


@pytest.mark.parametrize(
    ("answer", "marked"), [("yes, so it is", True), ("partly, so it is", False), ("no, it is not", False)]
)
def test_an_answer_goes_with_what_is_found_or_it_does_not(answer: str, marked: bool, tmp_path: Path) -> None:
    text = SCHEME.read_text(encoding="utf-8")
    scheme = tmp_path / "scheme.yaml"
    scheme.write_text(
        text.replace("fitness:\n", f"fitness:\n  it contracts for outcomes: {answer}\n"), encoding="utf-8"
    )
    found = fit(scheme)
    considered = {one.question.words: one for listed in found.lists for one in listed.considered}
    assert bool(considered["it contracts for outcomes"].contradicted) is marked
    # the scheme answers besides that outcomes can be measured, and looks at none
    assert found.contradicted == 1 + marked
    told = as_text(found)
    assert ("! This does not go with 'yes': No payment hangs on a result." in told) is marked
    assert f'"contradicts": {str(marked).lower()}' in as_json(found)


def test_every_answer_and_its_reason_is_told() -> None:
    told = as_text(fit(SCHEME))
    assert "    yes: at the review that ends each plan\n" in told
    assert "    partly: families help too\n" in told
    assert "    not known\n" in told
    assert "5 of 40 questions are answered; 1 does not go with what was found." in told
