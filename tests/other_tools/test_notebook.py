"""The notebook with the data frames it makes: what providers are due, in each, is what the README shows."""

import pytest

from tests.api.notebook import NOTEBOOK, cells, run

# The README's settlement of this example: P1 £10,700.00, P2 £5,225.00, P3 £2,075.00, P4 £4,725.00.
DUE = {"P1": "10700.00", "P2": "5225.00", "P3": "2075.00", "P4": "4725.00"}


@pytest.mark.tools
def test_the_whole_notebook_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(NOTEBOOK.parent)
    _, _, _, by_pandas, by_polars, again, _ = run(cells())
    assert {provider: f"{pence / 100:.2f}" for provider, pence in by_pandas.items()} == DUE
    assert {provider: str(amount) for provider, amount in by_polars.iter_rows()} == DUE
    assert again
