"""How a state is stored: one format byte, then the compressed bytes."""

from __future__ import annotations

import threading

import zstandard

_PLAIN_ZSTD = b"\x01"
_LEVEL = -1  # for so few letters no table of their own is made: 0 to 8 % larger than at level 1, for 40 % of the work


class _Codecs(threading.local):
    """zstd contexts must not be shared by threads."""

    def __init__(self) -> None:
        self.compress = zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True).compress
        self.decompress = zstandard.ZstdDecompressor().decompress


_codecs = _Codecs()


def encode_state(state: bytes) -> bytes:
    """Compress a dumped instance; format 1 is plain zstd, 2 is kept for zstd with a dictionary."""
    return _PLAIN_ZSTD + _codecs.compress(state)


def decode_state(stored: bytes) -> bytes:
    """Undo `encode_state`; raise `ValueError` for a format this release does not know."""
    if stored[:1] != _PLAIN_ZSTD:
        raise ValueError(f"Expected instance state in format 1, but found {stored[:1]!r}; run the release that wrote it.")
    return _codecs.decompress(stored[1:])


def decoded_size(stored: bytes) -> int:
    """How many bytes `decode_state` gives, without decoding them."""
    return zstandard.frame_content_size(stored[1:])
