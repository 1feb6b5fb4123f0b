"""What a folder of finance files holds, and which of them are of the same run."""

import json
import re
from collections.abc import Sequence

from pbr import __version__
from pbr.files.publish_folder import MADE_BY, FolderKind, Summary
from pbr.finance.finance_csv import FinanceFile
from pbr.finance.invoice import DocumentKind
from pbr.records.input_file import InputFile
from pbr.remittance.control_totals import CONTROL_TOTALS, ControlTotal
from pbr.values.dataclass import dataclass
from pbr.values.money import plain_pounds

MAPPING = "finance-mapping.yaml"
SUMMARY = "finance.json"

_INVOICE = {DocumentKind.INVOICE: "invoice", DocumentKind.CREDIT_NOTE: "credit-note"}
_NAMES = re.compile(
    rf"{CONTROL_TOTALS}|{MAPPING}|{SUMMARY}|[A-Za-z0-9_-]+\.csv|(?:invoice|credit-note)-[A-Z0-9-]+\.xml", re.ASCII
)


class _FinanceFiles:
    """The names that a folder of finance files may have in it: the finance file has the name that its mapping says."""

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and _NAMES.fullmatch(name) is not None


def invoice_file(kind: DocumentKind, reference: str) -> str:
    """The name of the file of a structured invoice or credit note."""
    return f"{_INVOICE[kind]}-{reference}.xml"


def _asked(summary: Summary) -> dict[str, object]:
    run = summary.get("run", {})
    return {
        "the scheme": run.get("scheme"),
        "the run": (run.get("number"), run.get("fingerprint")),
        "the payer": run.get("payer"),
        "the mapping": summary.get("mapping"),
        "the providers": summary.get("providers"),
        "the day it is dated": summary.get("dated"),
    }


FINANCE = FolderKind("set of finance files", _FinanceFiles(), SUMMARY, _asked)


@dataclass(frozen=True, slots=True)
class FinanceSummary:
    """What finance files were made from, and what they come to."""

    made: FinanceFile
    providers: InputFile
    totals: Sequence[ControlTotal]


def finance_json(of: FinanceSummary) -> str:
    """Give the summary: the run, the mapping and the providers by their hashes, and the control totals."""
    run, mapping = of.made.run, of.made.mapping
    said = {
        MADE_BY: f"pbr {__version__}",
        "run": {
            "scheme": run.scheme,
            "title": run.title,
            "number": run.number,
            "fingerprint": run.fingerprint,
            "period": {"first": run.period.first.isoformat(), "last": run.period.last.isoformat()},
            "as_at": run.as_at.isoformat(),
            **({"payer": run.payer} if run.payer else {}),
        },
        "mapping": {"file": mapping.source.name, "title": mapping.title, "sha256": mapping.source.sha256},
        "providers": {"file": of.providers.name, "sha256": of.providers.sha256},
        "dated": of.made.dated.isoformat(),
        "documents": [
            {
                "provider_id": one.document.of.provider_id,
                "reference": one.document.reference,
                "kind": one.document.kind.value,
                "amount": plain_pounds(one.document.amount),
                "in_finance_file": plain_pounds(one.amount),
            }
            for one in of.made.documents
        ],
        "control_totals": [
            {"file": one.file, "rows": one.rows, "net": plain_pounds(one.net), "payable": plain_pounds(one.payable)}
            for one in of.totals
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"
