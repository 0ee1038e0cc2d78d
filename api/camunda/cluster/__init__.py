"""What the installation says of itself: topology, status, licence, and who is asking."""
