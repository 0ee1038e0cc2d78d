"""Local accounts, their roles per pooling area, sign-in and server-side sessions."""
