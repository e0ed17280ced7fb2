"""A city in production: every service by its address in the environment, nothing assumed."""

from .base import *

SECRET_KEY = env("SECRET_KEY")
DEMONSTRATION_ALLOWED = False
STAFF_SECOND_FACTOR = env.bool("STAFF_SECOND_FACTOR", default=True)
BASE_URL = env("BASE_URL").rstrip("/")
WAGTAILADMIN_BASE_URL = BASE_URL
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[BASE_URL])
env("DATABASE_URL")  # the base settings have read it; there is no default here
if env("REDIS_URL", default=""):
    CACHES = {
        name: {
            "BACKEND": "hub.core.cache.PatientRedisCache",
            "LOCATION": env("REDIS_URL"),
            "KEY_PREFIX": name,
            "TIMEOUT": 24 * 60 * 60,
            "OPTIONS": {"socket_connect_timeout": 0.3, "socket_timeout": 0.3},  # seconds
        }
        for name in ("default", "renditions")
    }
vars().update(env.email_url("EMAIL_URL"))

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 31_536_000
# A city whose other hosts are not all reached by TLS switches these off.
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=True)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
