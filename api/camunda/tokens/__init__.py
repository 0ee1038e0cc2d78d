"""Personal access tokens: how programs sign in."""
