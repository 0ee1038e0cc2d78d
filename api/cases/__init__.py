"""The case page: search, state, timeline, diagrams."""
