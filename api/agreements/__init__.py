"""Agreements after signing: search, page, filings."""
