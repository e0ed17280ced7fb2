from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OpenDataConfig(AppConfig):
    name = "opendata"
    verbose_name = _("Open data")

    def ready(self) -> None:
        from groups.directory.formats import register
        from opendata.csv import directory_csv

        register("csv", directory_csv)
