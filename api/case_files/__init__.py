"""Case files: what was found, notified, said, decided and imposed."""
