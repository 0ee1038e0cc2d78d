"""The documents are generated where they can be, and everything they say to type is tried."""
