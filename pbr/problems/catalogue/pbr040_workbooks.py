"""PBR040 to PBR044: workbooks that are written."""

from pbr.problems.catalogue.rule import Rule

RULES_WORKBOOKS: tuple[Rule, ...] = (
    Rule(
        "PBR040",
        "A workbook is written where XlsxWriter is installed",
        "Nothing else needs it, so it comes only with the extra that is named for it. Whether it is there is found out "
        "before anything is settled.",
        "pip install payment-by-results, and then pbr settle scheme.yaml records --workbook june.xlsx",
        "pip install '.[workbooks]', in the folder of the clone; pbr settle scheme.yaml records --workbook june.xlsx",
    ),
    Rule(
        "PBR041",
        "A workbook takes the place of the same workbook, unless it is told to",
        "A workbook is what people were sent, and may have their notes in it. The same settlement gives the same "
        "bytes, and may be written again; anything else is given up only by --replace, and only if pbr wrote it.",
        "pbr settle scheme.yaml records --period 2026-09 --workbook august.xlsx",
        "pbr settle scheme.yaml records --period 2026-09 --workbook september.xlsx",
    ),
)
