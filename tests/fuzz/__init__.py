"""Development tools that search for mistakes with random input."""
