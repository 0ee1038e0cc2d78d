"""The world in which a scenario happens: the real engine, store, diagrams and handlers on a pinned clock."""
