"""What is written of a simulation: a table for people, CSV and JSON for whoever goes on from there."""
