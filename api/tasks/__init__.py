"""The inbox and the task page."""
