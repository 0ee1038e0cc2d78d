"""A synthetic pooling area that lives for years on a pinned clock, and the checks that its law was kept."""
