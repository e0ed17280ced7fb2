"""A backup: database, uploads and secret key in one sealed file, with a list to check it by."""

import hashlib
import io
import json
import os
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, BinaryIO

from django.conf import settings
from django.core.management.base import CommandError

from hub.core.backup import databases
from hub.core.backup.sealed import SealedReader, SealedWriter, WrongKey
from hub.core.secrets import persistent_secret_key

MANIFEST, KEY = "manifest.json", "secret_key"
MEDIA = "media/"
TIME = "%Y%m%dT%H%M%SZ"
# Nobody needs a file that was chosen in an ended session (TemporaryUpload) a day later.
NOT_KEPT = "kept"


@dataclass
class Contents:
    """What a backup holds: {name: SHA-256 of its bytes}, and the moment of its database."""

    moment: datetime
    hashes: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> bytes:
        told = {"moment": self.moment.isoformat(), "hashes": self.hashes}
        return json.dumps(told, ensure_ascii=False, indent=1).encode()

    @classmethod
    def of_json(cls, text: bytes) -> "Contents":
        told = json.loads(text)
        return cls(datetime.fromisoformat(told["moment"]), told["hashes"])


def passphrase() -> str:
    """Return the key of backups: from the settings, or one that this machine made for itself."""
    return settings.BACKUP_KEY or persistent_secret_key(Path(settings.VAR_DIR) / "backup-key")


def make(folder: Path) -> Path:
    """Write a new backup into `folder`, read it again as a whole, and return its path.

    Uploads are never changed, only added and taken away. So they are packed before the database
    is copied and those that are new once more after it: whatever the copy names is there.

    Raises:
        CommandError: it could not be made, or reads otherwise than it was written.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as temporary:
        partial = Path(temporary) / "partial"
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as target:
            contents = _write(target, Path(temporary))
            target.flush()
            os.fsync(target.fileno())
        if verify(partial).hashes != contents.hashes:
            raise CommandError("The backup reads otherwise than it was written.")
        path = folder / f"hub-{contents.moment.strftime(TIME)}.backup"
        return partial.rename(path)


def _write(target: BinaryIO, temporary: Path) -> Contents:
    contents = Contents(datetime.now(UTC))
    sealed = SealedWriter(target, passphrase())
    with tarfile.open(fileobj=sealed, mode="w|") as tar:
        _pack_media(tar, contents)
        contents.moment = datetime.now(UTC)
        dumped = databases.dump(temporary)
        with dumped.open("rb") as file:
            _pack(tar, contents, dumped.name, file)
        dumped.unlink()
        _pack_media(tar, contents)
        _pack(tar, contents, KEY, io.BytesIO(settings.SECRET_KEY.encode()))
        told = contents.as_json()
        _add(tar, MANIFEST, io.BytesIO(told), len(told))
    sealed.close()
    return contents


def _pack_media(tar: tarfile.TarFile, contents: Contents) -> None:
    """Pack the uploads that are not packed yet."""
    root = Path(settings.MEDIA_ROOT)
    for path in sorted(root.rglob("*")):
        name = MEDIA + path.relative_to(root).as_posix()
        if name in contents.hashes or name.startswith(f"{MEDIA}{NOT_KEPT}/"):
            continue
        try:
            if path.is_file():
                with path.open("rb") as file:
                    _pack(tar, contents, name, file)
        except FileNotFoundError:  # taken away meanwhile, so nothing names it
            continue


def _pack(tar: tarfile.TarFile, contents: Contents, name: str, file: IO[bytes]) -> None:
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    contents.hashes[name] = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    _add(tar, name, file, size)


def _add(tar: tarfile.TarFile, name: str, file: IO[bytes], size: int) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    tar.addfile(info, file)


@contextmanager
def opened(path: Path) -> Iterator[tarfile.TarFile]:
    """Open a backup to be read from its beginning to its end.

    Raises:
        CommandError: the key is another's, or the file is damaged.
    """
    try:
        with path.open("rb") as source:
            reader = io.BufferedReader(SealedReader(source, passphrase()))
            with tarfile.open(fileobj=reader, mode="r|") as tar:
                yield tar
            # To the last chunk, else a cut end would not be noticed. An archive's end may be
            # followed by zeros, up to its whole record, which tarfile has not read.
            if reader.read().strip(b"\0"):
                raise CommandError(f"{path.name} goes on after its end.")
    except (WrongKey, tarfile.TarError, EOFError) as error:
        raise CommandError(f"{path.name} cannot be read: {error}") from error


def verify(path: Path) -> Contents:
    """Read a whole backup and return what it holds.

    Raises:
        CommandError: it is damaged, or holds other than it says.
    """
    return _read(path, lambda name, file: hashlib.file_digest(file, "sha256").hexdigest())


def unpack(path: Path, folder: Path) -> Contents:
    """Write all that a backup holds into `folder`, checked while it is written.

    Raises:
        CommandError: it is damaged, or holds other than it says.
    """

    def write(name: str, file: IO[bytes]) -> str:
        place = (folder / name).resolve()
        if folder.resolve() not in place.parents:
            raise CommandError(f"{path.name} holds a strange name: {name}")
        place.parent.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256()
        with place.open("wb") as target:
            while part := file.read(1024 * 1024):
                digest.update(part)
                target.write(part)
        return digest.hexdigest()

    return _read(path, write)


def _read(path: Path, take) -> Contents:
    found: dict[str, str] = {}
    contents = None
    with opened(path) as tar:
        for member in tar:
            file = tar.extractfile(member)
            if file is None:
                raise CommandError(f"{path.name} holds more than files.")
            if member.name == MANIFEST:
                contents = Contents.of_json(file.read())
            else:
                found[member.name] = take(member.name, file)
    if contents is None or contents.hashes != found:
        raise CommandError(f"{path.name} does not hold what it says.")
    return contents
