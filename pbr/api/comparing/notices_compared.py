"""What the engine noticed under several schemes: warnings, each once, with the schemes under which it was."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from pbr.api.settling.notice_warnings import warning_of_notice
from pbr.records.dictionary import Tables
from pbr.settlement.notices import Notice
from pbr.simulate.problem_of_schemes import OfSchemes, under


def noticed_under(notices: Iterable[tuple[str, Notice]], records: Path, tables: Tables) -> list[OfSchemes]:
    """Give what was noticed under several schemes, each thing once, with the schemes under which it was."""
    labels: dict[Notice, list[str]] = defaultdict(list)
    for label, notice in notices:
        labels[notice].append(label)
    return [under(named, warning_of_notice(notice, records, tables)) for notice, named in labels.items()]
