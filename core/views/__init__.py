from core.views.feedback import feedback
from core.views.reading import reading, reading_stylesheet
from core.views.sitemap import sitemap
from core.views.system import favicon, healthz, manifest, robots

__all__ = [
    "favicon",
    "feedback",
    "healthz",
    "manifest",
    "reading",
    "reading_stylesheet",
    "robots",
    "sitemap",
]
