"""Demonstration data: invented parties in two pooling areas, in every stage of the path."""
