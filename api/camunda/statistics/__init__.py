"""Counts over many instances, incidents, subscriptions and jobs. They count what one sees, and now: nothing is collected."""
