from django.utils.translation import gettext_lazy as _

from hub.core.parts import Part, State

PARTS = [
    Part("wishes", _("Wishes for languages"), ("hub.languages.wishes",)),
    # Text leaves the hub: not before the city has chosen to whom, and never of the demonstration.
    Part(
        "machine_drafts",
        _("Machine drafts of translations"),
        ("hub.languages.models.machine",),
        default=State.OFF,
        demonstrated=State.OFF,
    ),
]
