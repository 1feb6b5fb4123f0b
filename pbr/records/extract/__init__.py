"""An extract: every table a scheme needs, read together; as at a day; and the days that it covers."""
