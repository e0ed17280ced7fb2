"""What the process `files` does on each machine: presses made elsewhere are shown here too."""

import logging
from collections.abc import Callable
from functools import wraps

from django.utils import timezone

from hub.core.logs import in_words
from hub.disaster.preparing import prepare
from hub.disaster.services import present_state, record
from hub.disaster.shelf import own_shelf

logger = logging.getLogger(__name__)


def _whatever_the_disk_says(do: Callable[[], None]) -> Callable[[], None]:
    """Try again next time: pages are kept meanwhile."""

    @wraps(do)
    def done() -> None:
        try:
            do()
        except OSError as error:
            logger.warning("The light page cannot be written: %s", in_words(error))

    return done


@_whatever_the_disk_says
def end_in_time() -> None:
    """Take away what has lasted its time; no database is asked."""
    own_shelf().end_in_time(timezone.now())


@_whatever_the_disk_says
def keep_up() -> None:
    """Write down what was pressed without the database; lay ready and show what is true now.

    Raises:
        django.db.Error: the database is away.
    """
    shelf = own_shelf()
    for state in shelf.unrecorded():
        record(state)
        shelf.forget_unrecorded(state.key)
    prepare(shelf)
    here, everywhere = shelf.state(), present_state()
    if everywhere and (here is None or here.at < everywhere.at):
        shelf.show(everywhere)
        shelf.end_in_time(timezone.now())
