"""Liveness, readiness, and what the web app needs before sign-in."""
