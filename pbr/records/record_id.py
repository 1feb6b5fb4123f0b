"""Record ids (identifiers), by which everything printed names a record and a line: made here, and nowhere else."""


def record_id(key: tuple[str, ...]) -> str:
    """The id of a record: its key, the parts joined by colons where it is several fields.

    A colon inside one of several parts is written with a backslash, so that no two records are ever named alike.
    """
    if len(key) == 1:
        return str(key[0])
    return ":".join(map(_part_of_id, key))


def parts_of_id(written: str) -> tuple[str, ...]:
    """The parts of the key of a record, from its id."""
    parts, escaped = [""], False
    for letter in written:
        if letter == ":" and not escaped:
            parts.append("")
        elif letter != "\\" or escaped:
            parts[-1] += letter
        escaped = letter == "\\" and not escaped
    return tuple(parts)


def _part_of_id(part: object) -> str:
    text = str(part)
    return text.replace("\\", "\\\\").replace(":", "\\:") if ":" in text or "\\" in text else text


def full_name(payment: str, part: str) -> str:
    """A payment, or a part of it, as ids name it: ``outcomes.balance``."""
    return f"{payment}.{part}" if part else payment


def line_id(about: str, named: str, slot: str = "", payer: str = "") -> str:
    """The id of a line: the record or provider it is about, its payment's full name, and its slot where it has one.

    Where several pay, the payer stands last: ``P-1/bonus@health_board``.
    """
    return f"{about}{ending(named, slot, payer)}"


def ending(named: str, slot: str = "", payer: str = "") -> str:
    """What stands after the record or provider in the id of a line: the same for all of a payment, slot and payer."""
    said = f"/{named}/{slot}" if slot else f"/{named}"
    return f"{said}@{payer}" if payer else said


def held_row_id(file: str, line: int, part: str = "") -> str:
    """The id of the line of a row that could not be read: where it stands."""
    return f"{file}:{line}:{part}" if part else f"{file}:{line}"
