"""The calendar: bank holidays by their published lists, kinds of day, and days counted in working days."""
