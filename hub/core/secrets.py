"""A secret key that a single machine makes for itself once and keeps."""

import os
import secrets
from pathlib import Path


def persistent_secret_key(directory: Path) -> str:
    """Return the key kept in `directory`, making it (mode 0600) on first use."""
    path = directory / "secret_key"
    directory.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(64))
    return path.read_text()
