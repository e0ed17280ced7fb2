"""One machine, no services: SQLite, files on disk, the production server. The default of `make run`."""

from hub.core.secrets import persistent_secret_key

from .base import *

SECRET_KEY = env("SECRET_KEY", default="") or persistent_secret_key(VAR_DIR)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["*"])
