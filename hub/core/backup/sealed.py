"""A file that only its key opens, written and read as a stream.

After the mark stand 16 bytes of salt and 7 of a nonce, then chunks of AES-256-GCM: each of 1 MiB
of text and 16 bytes of tag, under the nonce, its number (4 bytes) and 1 for the last chunk or 0
(the STREAM construction: https://eprint.iacr.org/2015/189). So nothing can be changed, left out,
put elsewhere or cut off unnoticed. The key is made of a passphrase by scrypt.
"""

import hashlib
import io
import os
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MARK = b"COMITBK1"
SALT, NONCE, TAG = 16, 7, 16
CHUNK = 1024 * 1024


class WrongKey(Exception):
    """The key is another's, or the file is damaged."""


def _cipher(passphrase: str, salt: bytes) -> AESGCM:
    key = hashlib.scrypt(
        passphrase.encode(), salt=salt, n=2**15, r=8, p=1, maxmem=64 * 1024 * 1024, dklen=32
    )
    return AESGCM(key)


def _nonce(start: bytes, number: int, is_last: bool) -> bytes:
    return start + number.to_bytes(4, "big") + bytes([is_last])


class SealedWriter(io.RawIOBase):
    """Encrypts what is written to it; only `close` makes the file whole."""

    def __init__(self, target: BinaryIO, passphrase: str) -> None:
        salt, self._start = os.urandom(SALT), os.urandom(NONCE)
        self._cipher = _cipher(passphrase, salt)
        self._target = target
        self._waiting = bytearray()
        self._number = 0
        target.write(MARK + salt + self._start)

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:
        self._waiting += data
        while len(self._waiting) > CHUNK:  # the last chunk is never empty but in an empty file
            self._seal(bytes(self._waiting[:CHUNK]), is_last=False)
            del self._waiting[:CHUNK]
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._seal(bytes(self._waiting), is_last=True)
            super().close()

    def _seal(self, text: bytes, is_last: bool) -> None:
        nonce = _nonce(self._start, self._number, is_last)
        self._target.write(self._cipher.encrypt(nonce, text, None))
        self._number += 1


class SealedReader(io.RawIOBase):
    """Decrypts as it is read.

    Raises:
        WrongKey: while reading, at the first chunk that is not as it was written.
    """

    def __init__(self, source: BinaryIO, passphrase: str) -> None:
        if source.read(len(MARK)) != MARK:
            raise WrongKey("This is no sealed file.")
        self._cipher = _cipher(passphrase, source.read(SALT))
        self._start = source.read(NONCE)
        self._source = source
        self._next = source.read(CHUNK + TAG)
        self._number = 0
        self._text = b""
        self._is_over = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        while not self._text and not self._is_over:
            self._open_chunk()
        part = self._text[: len(buffer)]
        self._text = self._text[len(part) :]
        buffer[: len(part)] = part
        return len(part)

    def _open_chunk(self) -> None:
        sealed, self._next = self._next, self._source.read(CHUNK + TAG)
        self._is_over = not self._next
        nonce = _nonce(self._start, self._number, self._is_over)
        try:
            self._text = self._cipher.decrypt(nonce, sealed, None)
        except InvalidTag as error:
            raise WrongKey("The key is another's, or the file is damaged.") from error
        self._number += 1
