"""An archive is read to its very end, wherever that lies in tar's records of twenty blocks."""

import io
import tarfile

import pytest
from django.core.management.base import CommandError

from hub.core.backup.archive import opened
from hub.core.backup.sealed import SealedWriter

BLOCKS_OF_A_RECORD = tarfile.RECORDSIZE // tarfile.BLOCKSIZE


@pytest.fixture
def written(tmp_path, settings):
    """Return how to write a backup of a file of so many blocks, with something after its end."""
    settings.BACKUP_KEY = "a long random text"

    def write(blocks: int, after: bytes = b""):
        path = tmp_path / "backup"
        with path.open("wb") as target:
            sealed = SealedWriter(target, settings.BACKUP_KEY)
            with tarfile.open(fileobj=sealed, mode="w|") as tar:
                info = tarfile.TarInfo("a")
                info.size = blocks * tarfile.BLOCKSIZE
                tar.addfile(info, io.BytesIO(b"x" * info.size))
            sealed.write(after)
            sealed.close()
        return path

    return write


@pytest.mark.parametrize("left", [0, 1, 2, 3])
def test_whole_wherever_it_ends(written, left):
    """With one block left in the record, tar's two closing blocks lie in two of them."""
    with opened(written(BLOCKS_OF_A_RECORD - 1 - left)) as tar:
        assert tar.getnames() == ["a"]


def test_what_follows_the_end_is_refused(written):
    with pytest.raises(CommandError, match="goes on"), opened(written(1, b"more")) as tar:
        tar.getnames()
