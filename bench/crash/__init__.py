"""Crashes under load: servers, workers and the database are killed at random; nothing accepted may be lost or doubled."""
