"""The public list of terminated parties."""
