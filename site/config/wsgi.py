"""WSGI entry point; `site/` and the project root are put on the path by the server's --pythonpath."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.single")
django.setup(set_prefix=False)

from hub.core.requests import Utf8Handler  # noqa: E402 - needs the settings
from hub.disaster.front import LightPageFirst  # noqa: E402
from hub.disaster.shelf import own_shelf  # noqa: E402
from hub.page_files.serving import PageFiles  # noqa: E402
from hub.page_files.store import own_store  # noqa: E402

application = LightPageFirst(PageFiles(Utf8Handler(), own_store()), own_shelf())
