"""Payment by results for adult social care: schemes in YAML, records in CSV, itemised settlements."""

__version__ = "0.1.0"
