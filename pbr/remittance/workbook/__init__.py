"""A run of a ledger as a workbook (``.xlsx``), made of the files that the run wrote. Needs the extra ``workbooks``."""
