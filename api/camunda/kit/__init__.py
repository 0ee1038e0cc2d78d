"""What every noun of the Camunda interface shares: bodies, problems, and who calls."""
