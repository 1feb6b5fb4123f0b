"""Whether payment by results suits a service, as its writers answer it."""
