"""The ways of paying: for each record, week or day, provider's window, and for records added up."""
