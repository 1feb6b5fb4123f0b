"""A settlement as a workbook (``.xlsx``): one table a sheet, with typed columns. Needs the extra ``workbooks``."""
