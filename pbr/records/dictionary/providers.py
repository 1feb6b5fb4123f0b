"""``providers.csv``: who each provider is, for whoever pays it. A reference table: no scheme reads it."""

from pbr.records.dictionary.field import Field, FieldType, TableKind

PROVIDERS = TableKind(
    name="providers",
    one="provider",
    article="a",
    meaning="Who each provider is: its name, and the references by which it is known and paid.",
    key=("provider_id",),
    fields=(
        Field("provider_id", "The provider, as the records have it.", FieldType.TEXT, "P1", required=True),
        Field("name", "The name it is paid under.", FieldType.TEXT, "Elm Home Care Ltd", required=True),
        Field("supplier_number", "Its number in the finance system.", FieldType.TEXT, "104477"),
        Field("site", "The site or branch, where it has several.", FieldType.TEXT, "Chelmsford"),
        Field("email", "Where statements are sent.", FieldType.TEXT, "accounts@elm.example"),
        Field(
            "vat_label", "How VAT stands on what it is paid; printed as it is written, nothing is worked out by it.",
            FieldType.TEXT, "Exempt",
        ),
        Field("vat_number", "Its VAT registration number.", FieldType.TEXT, "GB123456789"),
        Field("endpoint", "Its electronic address for structured invoices, with its scheme.", FieldType.TEXT,
              "9932:GB123456789"),
        Field("street", "The street of its address.", FieldType.TEXT, "4 Mill Lane"),
        Field("town", "The town of its address.", FieldType.TEXT, "Chelmsford"),
        Field("postcode", "The postcode of its address.", FieldType.TEXT, "CM1 1AA"),
        Field("country", "The country of its address, as two letters; blank means `GB`.", FieldType.TEXT, "GB"),
        Field("company_number", "Its registered company or charity number.", FieldType.TEXT, "01234567"),
    ),
)  # fmt: skip
