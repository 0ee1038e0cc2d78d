"""A process instance as its operator or designer sees it, whether it belongs to a case or not."""
