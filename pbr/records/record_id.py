"""How a record is named: the one rule by which its key becomes its id."""


def record_id(key: tuple[str, ...]) -> str:
    r"""Write a key as the lines of a settlement name the record: its one field as it is, or its parts joined by colons.

    Where there are several parts, a colon inside one is written ``\:`` and a backslash ``\\``, so that no two records
    of a table are ever named alike.
    """
    return key[0] if len(key) == 1 else ":".join(map(_part, key))


def _part(text: str) -> str:
    return text.replace("\\", "\\\\").replace(":", "\\:") if ":" in text or "\\" in text else text
