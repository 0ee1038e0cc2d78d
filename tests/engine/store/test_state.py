"""The stored form of an instance's state."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.store.state import decode_state, encode_state


@given(st.binary(max_size=2_000))
def test_what_is_encoded_is_decoded(state: bytes) -> None:
    assert decode_state(encode_state(state)) == state


def test_repetition_is_cheap() -> None:
    assert len(encode_state(b"variable " * 1_000)) < 100


def test_the_format_is_the_first_byte() -> None:
    stored = encode_state(b"state")
    assert stored[0] == 1
    with pytest.raises(ValueError, match="format 1"):
        decode_state(b"\x02" + stored[1:])


def test_threads_do_not_disturb_each_other() -> None:
    states = [bytes([n]) * 10_000 for n in range(50)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda state: decode_state(encode_state(state)), states)) == states
