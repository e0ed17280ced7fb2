"""What may be public before the city has looked at it: facts that cannot wait, and nothing else."""

import re

from groups.choices import ActivityStatus
from hub.forms.declaration import Values
from hub.text.normalise import plain

MAX_FACT_LENGTH = 60  # "every second Saturday, 8:00 to 9:30" is shorter; advertising is not
TEXTS = ("when_active", "address", "building")
_WEB_ADDRESS = re.compile(r"://|www\.|[a-z0-9-]{2,}\.[a-z]{2,}", re.IGNORECASE)
_SAYS_WHEN = re.compile(r"\d|[月火水木金土日時分週毎曜休]|中止|延期")


def may_be_urgent(data: Values) -> bool:
    """Return whether values of fields that are urgent are facts: no free text, no new link.

    Of the state only "pausing": a group is dissolved, and comes back, through the desk.
    """
    texts = {name: plain(str(data[name])) for name in TEXTS if data.get(name)}
    if any(_WEB_ADDRESS.search(text) for text in texts.values()):
        return False
    when = texts.get("when_active", "")
    if when and (len(when) > MAX_FACT_LENGTH or not _SAYS_WHEN.search(when)):
        return False
    return data.get("activity_status", ActivityStatus.PAUSED) == ActivityStatus.PAUSED
