"""From tree to closure."""
