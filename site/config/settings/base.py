"""Settings that every profile shares. What differs between cities comes from the environment."""

from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit

from config.languages import ALSO_READ, CONTENT_LANGUAGES

from .accounts import *
from .environment import BASE_DIR, VAR_DIR, env
from .files import *
from .search import *
from .security import *
from .wagtail import *

DEBUG = False
# Former keys: what they signed and encrypted (second factors) is still read.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
DEMONSTRATION_ALLOWED = True
BASE_URL = WAGTAILADMIN_BASE_URL = env("BASE_URL", default="http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
# Public pages as files (hub/page_files): where, and for which hosts, the first one's made at once.
# They are used while the process `files` runs.
PAGE_FILES_DIR = Path(env("PAGE_FILES_DIR", default=str(VAR_DIR / "page-files")))
PAGE_FILES_HOSTS = [urlsplit(BASE_URL).hostname, *env.list("PAGE_FILES_HOSTS", default=[])]
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[BASE_URL])

INSTALLED_APPS = [
    "hub.core",
    "hub.mail",
    "hub.pages",
    "hub.page_files",
    "hub.accounts",
    "hub.assets",
    "hub.forms",
    "hub.navigation",
    "hub.editorial",
    "hub.disaster",
    "hub.readable",
    "hub.privacy",
    "hub.languages",
    "hub.submissions",
    "hub.applications",
    "hub.moderation",
    "hub.enquiries",
    "home",
    "hub.places",
    "hub.occurrences",
    "hub.recordings",
    "hub.questions",
    "hub.mine",
    "hub.telling",
    "hub.signups",
    "hub.attendance",
    "hub.followups",
    "news",
    "events",
    "events.trainings",
    "events.exchanges",
    "groups",
    "groups.directory",
    "opendata",
    "manual",
    "search",
    "demonstration",
    "wagtail_localize",
    "wagtailmenus",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "hub.accounts.apps.HubUsersAppConfig",
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "hub.page_files.middleware.KeepPagesMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "hub.core.middleware.SecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hub.core.switch_middleware.SwitchesMiddleware",
    "hub.readable.showing.middleware.FuriganaMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hub.languages.middleware.PathLanguageMiddleware",
    "hub.pages.middleware.AskAgainMiddleware",
    "hub.pages.middleware.BareAnswersMiddleware",
    "hub.core.requests.RequestBoundsMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "hub.accounts.middleware.StaffSessionMiddleware",
    "hub.accounts.middleware.ExportRecordMiddleware",
    "hub.accounts.middleware.StaffSecondFactorMiddleware",
    "hub.core.middleware.MalformedAdminRequestMiddleware",
    "hub.privacy.middleware.PrivateAccessMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ADMIN_PATH = "admin"
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "site" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hub.pages.context_processors.hub",
            ],
        },
    },
]

DATABASES = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}"),
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        # FULL: what was acknowledged outlives a power cut (docs/decisions/faults.md).
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        "timeout": 8,  # seconds until a page says that the database is busy
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"]["OPTIONS"] = {
        # A server that is gone is found out within seconds, when connecting and afterwards.
        "connect_timeout": 5,
        "keepalives_idle": 20,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 30_000,  # milliseconds
        # Compiling a statement of the search takes a hundred times as long as running it.
        "options": "-c jit=off",
        **DATABASES["default"].get("OPTIONS", {}),
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Languages
LANGUAGE_CODE = "ja"
TIME_ZONE = "Asia/Tokyo"
USE_I18N = True
USE_TZ = True
WAGTAIL_I18N_ENABLED = True
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = CONTENT_LANGUAGES
NEAREST_LANGUAGES = ALSO_READ
FORMAT_MODULE_PATH = ["config.formats"]
LOCALE_PATHS = [BASE_DIR / "locale"]
# Issue 773 of wagtail-localize: "include subtree" would publish untranslated pages.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# Machine drafts: LibreTranslate at an address, or DeepL with a key; neither, and there are none.
# Which languages have them is switched in the admin.
if env("LIBRETRANSLATE_URL", default=""):
    WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "wagtail_localize.machine_translators.libretranslate.LibreTranslator",
        "OPTIONS": {
            "LIBRETRANSLATE_URL": env("LIBRETRANSLATE_URL").rstrip("/"),
            "API_KEY": env("LIBRETRANSLATE_API_KEY", default=""),
        },
    }
elif env("DEEPL_KEY", default=""):
    WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "hub.languages.deepl.DeepL",
        "OPTIONS": {"AUTH_KEY": env("DEEPL_KEY")},
    }
# The words of a translation outlive its page, for the day it is asked for again.
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True

DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
SILENCED_SYSTEM_CHECKS = [
    "wagtailadmin.W002",  # wagtailmenus' own panels
    "security.W019",  # the editors' preview is a frame of our own
]

# Queue, mail, cache
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
vars().update(env.email_url("EMAIL_URL", default="filemail:///" + str(VAR_DIR / "mail")))
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=20)  # seconds for each answer of the server
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="comit@example.jp")
# The Maildir into which the mail server puts what comes to that address; "": nothing is read.
BOUNCES_MAILDIR = env("BOUNCES_MAILDIR", default="")
# Whom somebody tells who has found a weakness: mailto: or https:.
SECURITY_CONTACT = env("SECURITY_CONTACT", default=f"mailto:{parseaddr(DEFAULT_FROM_EMAIL)[1]}")
CACHES = {
    "default": {
        "BACKEND": "hub.core.cache.PatientFileCache",
        "LOCATION": VAR_DIR / "cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    # Wagtail looks for renditions here before it asks the database.
    "renditions": {
        "BACKEND": "hub.core.cache.PatientFileCache",
        "LOCATION": VAR_DIR / "cache-renditions",
        "TIMEOUT": 24 * 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
}

# Maps: pages with one may fetch these tiles, no other page may; empty shows a plain ground.
MAP_TILES_URL = env(
    "MAP_TILES_URL", default="https://cyberjapandata.gsi.go.jp/xyz/pale/{z}/{x}/{y}.png"
)
MAP_TILES_ATTRIBUTION = env("MAP_TILES_ATTRIBUTION", default="地理院タイル")
MAP_TILES_ATTRIBUTION_URL = env(
    "MAP_TILES_ATTRIBUTION_URL", default="https://maps.gsi.go.jp/development/ichiran.html"
)
MAP_TILES_MAX_ZOOM = env.int("MAP_TILES_MAX_ZOOM", default=18)
# Addresses in what groups send are tried out by the queue (only those of the public internet).
CHECK_LINKS = env.bool("CHECK_LINKS", default=True)
# Who answers a public form faster than people can is asked again. Tests in a browser are faster.
FORMS_ARE_TIMED = env.bool("FORMS_ARE_TIMED", default=True)
