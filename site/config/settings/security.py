"""What browsers are told, what is logged, and whom the hub tells about itself."""

from ipaddress import ip_network

from csp.constants import NONE, SELF

from .environment import env

# Public pages run without any inline style or script.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
CSRF_FAILURE_VIEW = "hub.pages.views.refusals.csrf_failure"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"private": {"()": "hub.core.logs.PrivateFormatter"}},
    # The handler's level as well: the queue's worker lowers that of its own loggers.
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "level": "WARNING",
            "formatter": "private",
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Sign-ins, failures, roles (the rows are in the admin): one line each.
        "hub.security": {"level": "INFO"},
        "django.request": {"level": "ERROR"},  # a 404 is not worth a warning
        "elastic_transport": {"level": "ERROR"},  # the search says itself what is the matter
    },
}
# Whom /healthz tells more than whether the hub is ready.
HEALTHZ_NETWORKS = [
    ip_network(text, strict=False)
    for text in env.list("HEALTHZ_NETWORKS", default=["127.0.0.0/8", "::1/128"])
]
# Where the lines of "hub.security" go beside: a socket (/dev/log) or host:port, by UDP.
SYSLOG_ADDRESS = env("SYSLOG_ADDRESS", default="")
if SYSLOG_ADDRESS:
    host, _colon, port = SYSLOG_ADDRESS.rpartition(":")
    LOGGING["handlers"]["syslog"] = {
        "class": "logging.handlers.SysLogHandler",
        "address": (host, int(port)) if host else SYSLOG_ADDRESS,
        "facility": "authpriv",
        "formatter": "private",
    }
    LOGGING["loggers"]["hub.security"]["handlers"] = ["syslog"]
