"""Why a line is open that is for something which a contract sets out and nobody recorded."""

from typing import ClassVar

from pbr.settlement.reason_code import ReasonCode
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class NotRecorded:
    """It is open until somebody records what it is for: the framework expects it, and the extract has no row of it."""

    code: ClassVar[ReasonCode] = ReasonCode.NOT_RECORDED
