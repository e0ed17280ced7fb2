"""One row for each switch."""

from hub.core.models import Switch
from hub.core.parts import all_parts


def run() -> None:
    """Give each part that has no switch yet one that stands at its default."""
    known = set(Switch.objects.values_list("part", flat=True))
    for name, part in all_parts().items():
        if name not in known:
            Switch.objects.create(part=name, state=part.default)
