"""Which release this is: pages that another one made are not served."""

import functools
import hashlib
from pathlib import Path

from django.conf import settings

from hub.core.rooms import own_apps

MADE_BY = {".css", ".html", ".js", ".mo", ".py", ".svg", ".txt"}


@functools.cache
def release_name() -> str:
    """Return a digest of the code, templates, words and styles that pages are made by."""
    root = Path(settings.BASE_DIR)
    folders = {root / "site", root / "locale", *(Path(app.path) for app in own_apps())}
    files = {path for folder in folders for path in folder.rglob("*") if path.suffix in MADE_BY}
    digest = hashlib.sha256()
    for path in sorted({*files, root / "requirements.txt"}):
        digest.update(f"{path.relative_to(root)}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:16]
