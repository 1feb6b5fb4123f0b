"""The dictionary of records as Frictionless Table Schemas, one for each table and one package of all of them.

What a scheme adds of its own is among it, and is marked ``own``.
"""

from pbr.records.dictionary import PROVIDERS, TABLES, Field, FieldType, TableKind, Tables

_PROFILES = "https://datapackage.org/profiles/2.0"


def meaning(field: Field) -> str:
    """What a column means, with all that the dictionary says of it."""
    parts = [field.meaning]
    if field.codes:
        parts.append(f"One of {', '.join(f'`{code}`' for code in field.codes)}.")
    for code in dict.fromkeys(code for _, code in field.also):
        spellings = " or ".join(f"`{spelling}`" for spelling, of in field.also if of == code)
        parts.append(f"{spellings} is read as `{code}`.")
    if field.possible:
        least = f"nil, or {field.possible.least:,} to" if field.possible.least else "At most"
        parts.append(f"{least[0].upper()}{least[1:]} {field.possible.most:,}: {field.possible.whole} has no more.")
    if field.blank_means:
        parts.append(f"Blank means {field.blank_means}.")
    elif field.own and field.open_ended:
        parts.append("Blank means still going on.")
    if field.recorded:
        dated = ", ".join(f"`{name}`" for name in field.dates)
        parts.append(f"*Recorded*: dates {dated}." if dated else "*Recorded*.")
    if field.not_known_until:
        until = field.not_known_until
        parts.append(f"Not known until {until.days} days after `{until.field}`.")
    if field.holds:
        parts.append("A yes holds the payments for the row.")
    return " ".join(parts)


def table_schema(kind: TableKind) -> dict[str, object]:
    """The Table Schema of one table."""
    described: dict[str, object] = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "name": kind.name,
        "description": kind.meaning,
        "fieldsMatch": "partial",
        "fields": [schema_field(field) for field in kind.fields],
        "primaryKey": list(kind.key),
        "missingValues": [""],
    }
    if kind.parent:
        reference = {"resource": kind.parent, "fields": [kind.parent_key]}
        described["foreignKeys"] = [{"fields": [kind.parent_key], "reference": reference}]
    return described


def schema_field(field: Field) -> dict[str, object]:
    """One field of a Table Schema."""
    described: dict[str, object] = {"name": field.name, "description": meaning(field), "example": field.example}
    constraints: dict[str, object] = {"required": True} if field.required else {}
    match field.type:
        case FieldType.DATE:
            described["type"] = "date"
        case FieldType.YES_NO:
            described |= {"type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]}
        case FieldType.MONEY | FieldType.NUMBER:
            described |= {"type": "number", "groupChar": ",", "bareNumber": True}
            described["example"] = field.example.replace(",", "")
            if not field.may_be_negative:
                constraints["minimum"] = 0
            if field.possible:
                constraints["maximum"] = field.possible.most
        case _:
            described["type"] = "string"
    if field.codes:
        constraints["enum"] = [*field.codes, *(spelling for spelling, _ in field.also)]
    if field.own:
        described["own"] = True
    return described | ({"constraints": constraints} if constraints else {})


def data_package(name: str, title: str, tables: Tables) -> dict[str, object]:
    """A data package of tables: a resource for each, its file and its Table Schema."""
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": name,
        "title": title,
        "resources": [_resource(kind) for kind in tables.values()],
    }


def _resource(kind: TableKind) -> dict[str, object]:
    own = {} if kind.name in (*TABLES, PROVIDERS.name) else {"own": True}
    return {"name": kind.name, "type": "table", "path": kind.file, **own, "schema": table_schema(kind)}
