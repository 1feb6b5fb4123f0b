"""The scheme that the page of judging gives to copy is one that is checked and judges."""

from pathlib import Path

from pbr.api import judge, validate

PAGE = Path(__file__).parents[2] / "docs" / "judging.md"
MARK = "<!-- scheme to copy -->\n\n```yaml\n"


def test_it_validates_and_judges(tmp_path: Path) -> None:
    text = PAGE.read_text(encoding="utf-8").partition(MARK)[2].partition("```")[0]
    scheme = tmp_path / "our-targets.yaml"
    scheme.write_text(text, encoding="utf-8")
    (checked,) = validate(scheme)
    assert (checked.problems, checked.examples) == ((), 1)
    plan = {
        "plan_id": "A", "person_id": "S1", "provider_id": "P1", "plan_type": "reablement", "started_on": "2026-04-06",
        "support_at_end": "none", "reviewed_on": "2026-05-20",
    }  # fmt: skip
    found = judge(scheme, {"plans": [{**plan, "plan_id": f"A{at}"} for at in range(12)]}, "2026-06-30")
    assert [one.verdict for one in found.league.judged] == ["met"]
