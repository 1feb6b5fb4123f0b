"""The calendar: bank holidays by their published lists, and kinds of day."""
