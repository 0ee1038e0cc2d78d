"""Password hashing with argon2id. Slow on purpose, so only a few run at once."""

from __future__ import annotations

import threading

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

MIN_LENGTH = 10
# each hash takes 64 MiB and a core for about 0.1 s: more at once would only starve the other requests
_turns = threading.BoundedSemaphore(2)
_hasher = PasswordHash((Argon2Hasher(),))
_NOBODY = _hasher.hash("no account has this password")


def hash_password(password: str) -> str:
    """The string to store."""
    with _turns:
        return _hasher.hash(password)


def verify_password(password: str, password_hash: str | None) -> bool:
    """Whether the password fits. Without a hash it takes as long and is false, so that names cannot be probed."""
    with _turns:
        fits = _hasher.verify(password, password_hash or _NOBODY)
    return fits and password_hash is not None
