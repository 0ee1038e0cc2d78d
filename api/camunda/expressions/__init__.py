"""Trying FEEL out."""
