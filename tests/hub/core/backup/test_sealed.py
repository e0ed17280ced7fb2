"""A sealed file: only its key opens it, and nothing in it can be changed unnoticed."""

import io

import pytest

from hub.core.backup.sealed import CHUNK, MARK, TAG, SealedReader, SealedWriter, WrongKey

HEAD = 8 + 16 + 7


def sealed(text: bytes, key: str = "key") -> bytes:
    target = io.BytesIO()
    writer = SealedWriter(target, key)
    for start in range(0, len(text), 300_000):
        writer.write(text[start : start + 300_000])
    writer.close()
    return target.getvalue()


def opened(content: bytes, key: str = "key") -> bytes:
    return io.BufferedReader(SealedReader(io.BytesIO(content), key)).read()


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 5])
def test_comes_back_as_it_was(size):
    text = bytes(number % 251 for number in range(size))
    content = sealed(text)
    assert opened(content) == text
    assert size < len(MARK) or text[:100] not in content  # a few bytes may be there by chance


@pytest.mark.parametrize(
    "harm",
    [
        lambda content: content[:-1],
        lambda content: content + b"x",
        lambda content: content[: HEAD + CHUNK + TAG],  # ends after a whole chunk
        lambda content: content[:HEAD] + content[HEAD + CHUNK + TAG :],  # without the first
        lambda content: content[:HEAD] + bytes([content[HEAD] ^ 1]) + content[HEAD + 1 :],
        lambda content: content[:10] + bytes([content[10] ^ 1]) + content[11:],  # the salt
        lambda content: b"x" + content[1:],
        lambda content: b"",
    ],
)
def test_harm_is_noticed(harm):
    with pytest.raises(WrongKey):
        opened(harm(sealed(b"text" * CHUNK)))


def test_another_key_opens_nothing():
    with pytest.raises(WrongKey):
        opened(sealed(b"text"), "another")


def test_the_same_text_is_never_sealed_alike():
    assert sealed(b"text") != sealed(b"text")
