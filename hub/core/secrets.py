"""A secret key that a single machine makes for itself once and keeps."""

import fcntl
import os
import secrets
import tempfile
from pathlib import Path


def persistent_secret_key(directory: Path) -> str:
    """Return the key kept in `directory`, making it (mode 0600) on first use.

    It is written beside its place and put there whole, by one process alone: whoever reads it
    finds all of it. An empty file, as a full disk leaves one, counts as none.
    """
    path = directory / "secret_key"
    if key := _read(path):
        return key
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (directory / "secret_key.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _read(path):
            _write(path, secrets.token_urlsafe(64))
    return _read(path)


def _read(path: Path) -> str:
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        return ""


def _write(path: Path, text: str) -> None:
    descriptor, beside = tempfile.mkstemp(dir=path.parent)  # readable by its owner alone
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    finally:
        Path(beside).unlink(missing_ok=True)
