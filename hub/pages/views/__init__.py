from hub.pages.views.display_settings import reading, reading_stylesheet
from hub.pages.views.sitemap import sitemap
from hub.pages.views.system import favicon, healthz, manifest, map_ground, robots

__all__ = [
    "favicon",
    "healthz",
    "manifest",
    "map_ground",
    "reading",
    "reading_stylesheet",
    "robots",
    "sitemap",
]
