"""The one extract that all schemes compared are settled over: what they need of it, what it lacks, what is made."""
