"""``python -m tests.mapping.swaps``: two codes or two columns of days swapped in a mapping, and who would see it.

A swap is *refused* when nothing is settled, *in the money* when any line of the settlement is another, *warned of* when
the warnings are others, and *in the check* when ``pbr check`` counts, adds up or finds something else: the rows of each
code are among its figures. That it shows the phrases of each code too, and so every swap, is left out here. Extracts
are those of the examples, read through a mapping that ``pbr map`` started, with every code of it written out.
"""

import csv
import tempfile
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import yaml

from pbr import api
from pbr.records.dictionary import TABLES, FieldType
from tests.examples.made import EXAMPLES

CASES = 200
EXTRACTS = (
    "essex-reablement-bonus", "hourly-plus-bonus", "ipc-outcome-tariff", "ipc-set-sum-per-outcome",
    "population-prime-provider", "sutton-75-25-retention", "wiltshire-payable-outcomes", "wiltshire-penalty-and-reward",
)  # fmt: skip
Mapping = dict[str, Any]


def written_out(extract: Path, mapping: Mapping) -> Mapping:
    """The mapping with each code that stands in the extract written out, as itself."""
    for table, form in mapping["tables"].items():
        file = mapping["files"][form["table from"]]
        with (extract / (file if isinstance(file, str) else file["name"])).open(encoding="utf-8", newline="") as opened:
            rows = list(csv.DictReader(opened))
        fields = {field.name: field for field in TABLES[table].fields}
        for field, heading in form["columns"].items():
            if isinstance(heading, str) and fields[field].codes:
                found = sorted({row[heading] for row in rows} - {""})
                if found:
                    form.setdefault("codes", {})[field] = {code: code for code in found}
    return mapping


def swapped(mapping: Mapping) -> Iterator[tuple[str, Mapping]]:
    """Every swap of two codes of a field, and of two columns of days of a table, with what it is."""
    for table, form in mapping["tables"].items():
        fields = {field.name: field for field in TABLES[table].fields}
        for field, codes in form.get("codes", {}).items():
            for one, other in combinations(codes, 2):
                changed = deepcopy(mapping)
                into = changed["tables"][table]["codes"][field]
                into[one], into[other] = into[other], into[one]
                yield f"{table}.{field}: {one} and {other}", changed
        days = [name for name in form["columns"] if fields[name].type is FieldType.DATE]
        for one, other in combinations(days, 2):
            changed = deepcopy(mapping)
            into = changed["tables"][table]["columns"]
            into[one], into[other] = into[other], into[one]
            yield f"{table}: {one} and {other}", changed


def seen(scheme: str, extract: Path, mapping: Mapping, folder: Path) -> tuple[Any, Any, Any]:
    """The lines, the warnings and the check of an extract through a mapping; nothing where it is refused."""
    file = folder / "mapping.yaml"
    file.write_text(yaml.safe_dump(mapping, sort_keys=False, allow_unicode=True), encoding="utf-8")
    try:
        records = api.records_through([extract], file)
        settled = api.settle(scheme, records)
        checked = api.check_extract(scheme, records)
        rows = {(one.table, one.field): one.rows for one in checked.read_through}
        figures = (replace(checked, read_through=()), rows)
    except api.ProblemsFound:
        return None, None, None
    lines = sorted((line.line_id, line.amount, line.at_stake, str(line.status)) for line in settled.lines)
    return lines, sorted(one.message for one in settled.warnings), figures


def main() -> None:
    cases: list[tuple[str, Path, Mapping, str, Mapping]] = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for scheme in EXTRACTS:
            extract = EXAMPLES / scheme / "records"
            started = folder / f"{scheme}.yaml"
            api.start_mapping(scheme, sorted(extract.glob("*.csv")), started)
            mapping = written_out(extract, yaml.safe_load(started.read_text(encoding="utf-8")))
            cases += [(scheme, extract, mapping, what, changed) for what, changed in swapped(mapping)]
        of_all = len(cases)
        chosen = Random(1).sample(cases, min(CASES, of_all))
        usual = {scheme: seen(scheme, extract, mapping, folder) for scheme, extract, mapping, _, _ in chosen}
        found: Counter[str] = Counter()
        for scheme, extract, _, what, changed in chosen:
            lines, warnings, checked = seen(scheme, extract, changed, folder)
            before = usual[scheme]
            if lines is None:
                found["refused"] += 1
            elif lines != before[0]:
                found["in the money"] += 1
            elif warnings != before[1]:
                found["warned of"] += 1
            elif checked != before[2]:
                found["in the check"] += 1
            else:
                found["not seen"] += 1
                print(f"not seen: {scheme}: {what}")
    print(f"{len(chosen)} of {of_all} swaps: " + ", ".join(f"{many} {name}" for name, many in found.most_common()))


if __name__ == "__main__":
    main()
