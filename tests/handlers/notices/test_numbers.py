"""The numbers of documents: a word of its own for each kind."""

from __future__ import annotations

from collections import Counter

from handlers.notices.declared import declared
from handlers.notices.kinds import SPECS


def test_no_two_kinds_of_documents_share_the_word_of_their_numbers() -> None:
    """Each kind counts its own numbers, so the same word would give the same number twice."""
    words = Counter(spec.word for spec in (*SPECS.values(), *declared().values()))

    assert [word for word, times in words.items() if times > 1] == []
