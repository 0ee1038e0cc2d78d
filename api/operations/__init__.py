"""Operations on many running cases: begun, watched and steered by operators."""
