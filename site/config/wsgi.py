"""WSGI entry point; `site/` and the project root are put on the path by the server's --pythonpath."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.single")
application = get_wsgi_application()
