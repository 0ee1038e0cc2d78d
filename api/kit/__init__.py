"""What every noun of the HTTP layer shares: schemas' bases, problems, paging, and the request's context."""
