from django.apps import AppConfig


class PageFilesConfig(AppConfig):
    name = "hub.page_files"

    def ready(self) -> None:
        from hub.core import health
        from hub.page_files import checking

        health.register("pages_as_files", checking.health)
