"""How much of what is asked for in hundreds or thousands a run tries: all of it, or a tenth."""

import os

FULL = os.environ.get("TEST_SIZE") == "full"


def sized(number: int) -> int:
    """Return `number` in a full run (`make test-all`), a tenth of it otherwise, at least one."""
    return number if FULL else max(1, number // 10)
