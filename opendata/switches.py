"""What is open of the groups, and the tables by which the desk reads them in and out."""

from django.utils.translation import gettext_lazy as _

from hub.core.parts import Part

PARTS = [
    Part(
        "groups.open_data",
        _("Open data and interface for programs"),
        (
            "opendata.csv.directory_csv",
            "opendata.feeds",
            "opendata.views.hsds",
            "opendata.views.public",
        ),
    ),
    Part("events.open_data", _("Events as open data"), ("opendata.views.events",)),
    Part("places.open_data", _("Places as open data"), ("opendata.views.places",)),
    Part("events.tables", _("Tables of events"), ("opendata.views.event_tables",)),
    Part("groups.tables", _("Tables of groups"), ("opendata.views.importing",)),
]
