"""One machine, no services: SQLite, files on disk, the production server. The default of `make run`."""

import os

from hub.core.secrets import persistent_secret_key

from .base import *

# Whatever is written here (database, mail, uploads) is for this user of the machine alone.
os.umask(0o077)
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

SECRET_KEY = env("SECRET_KEY", default="") or persistent_secret_key(VAR_DIR)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["*"])
PAGE_FILES_HOSTS += ["localhost", "127.0.0.1"]
