"""Operations on one running process."""
