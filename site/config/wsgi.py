"""WSGI entry point; `site/` and the project root are put on the path by the server's --pythonpath."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.single")
django.setup(set_prefix=False)

from hub.core.requests import Utf8Handler  # noqa: E402 - needs the settings

application = Utf8Handler()
