"""Publishing messages, correlating them, and who waits for them."""
