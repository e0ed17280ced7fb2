"""Files: static ones, uploads, backups."""

from pathlib import Path

from .environment import BASE_DIR, VAR_DIR, env

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "site" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = env("MEDIA_ROOT", default=str(VAR_DIR / "media"))
MEDIA_ACCEL_PREFIX = env("MEDIA_ACCEL_PREFIX", default="")
# What a proxy shows where the hub cannot answer itself (deploy/nginx.conf).
PROXY_PAGES_DIR = Path(env("PROXY_PAGES_DIR", default=str(VAR_DIR / "proxy-pages")))
# What one request may bring: nginx takes no more (deploy/nginx.conf), the largest page sends three
# documents of 10 MB or two pictures of 15 MB.
MAX_UPLOAD_BYTES = 36 * 1024 * 1024
MAX_FORM_BYTES = 3 * 1024 * 1024
# Backups, which the clock makes each night: where, sealed with which key, how long all of them
# stay, and for how many weeks before that one of each. They are to be carried to another machine,
# and the list of what was deleted for good with them.
BACKUP_DIR = Path(env("BACKUP_DIR", default=str(VAR_DIR / "backups")))
BACKUP_KEY = env("BACKUP_KEY", default="")
BACKUP_KEEP_DAYS = env.int("BACKUP_KEEP_DAYS", default=14)
BACKUP_KEEP_WEEKS = env.int("BACKUP_KEEP_WEEKS", default=6)
DELETIONS_FILE = Path(env("DELETIONS_FILE", default=str(BACKUP_DIR / "deletions.jsonl")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
