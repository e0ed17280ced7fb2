"""For the tests: quick hashing, mail in memory, the queue run by hand, SQLite or PostgreSQL."""

from .base import *

SECRET_KEY = "test-only"
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ELASTICSEARCH_URL = []  # the tests that want one name it themselves
MEDIA_ROOT = VAR_DIR / "test-media" / env("PYTEST_XDIST_WORKER", default="main")
PROXY_PAGES_DIR = VAR_DIR / "test-proxy-pages" / env("PYTEST_XDIST_WORKER", default="main")
PAGE_FILES_DIR = VAR_DIR / "test-page-files" / env("PYTEST_XDIST_WORKER", default="main")
BACKUP_DIR = VAR_DIR / "test-backups" / env("PYTEST_XDIST_WORKER", default="main")
DELETIONS_FILE = BACKUP_DIR / "deletions.jsonl"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
# Static files are served from their sources; nothing needs to be collected.
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
CACHES = {
    name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name}
    for name in ("default", "renditions")
}
DATABASES = {"default": DATABASES["default"].copy()}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"] = DATABASES["default"]["OPTIONS"] | {
        # No test outlives a power cut, and each commit waits four milliseconds less.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;",
    }
else:  # named once: Django would put "test_" before the name of a test database as well
    DATABASES["default"]["TEST"] = {"NAME": f"test_{DATABASES['default']['NAME']}"}
