"""The same cases in our engine and in Camunda's own: `python -m tests.conformance.zeebe`."""
