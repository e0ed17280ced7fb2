"""People: django-allauth signs them in; no one signs up."""

from datetime import timedelta
from ipaddress import ip_network

from .environment import env

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "hub.accounts.password_rules.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "hub.accounts.password_rules.NotYourName"},
    {"NAME": "hub.accounts.password_rules.NotCommon"},
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "account_login"
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
STAFF_SECOND_FACTOR = env.bool("STAFF_SECOND_FACTOR", default=False)
# Roles whose people sign in by the code of a mail alone: divisions that come twice a year.
STAFF_CODE_ROLES = env.list("STAFF_CODE_ROLES", default=[])
# How many proxies of our own are in front; without any, X-Forwarded-For is not believed.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
# Networks behind whose address many people of city hall work (screen transfer, LGWAN).
STAFF_NETWORKS = [ip_network(text, strict=False) for text in env.list("STAFF_NETWORKS", default=[])]
ACCOUNT_ADAPTER = "hub.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
ACCOUNT_SESSION_REMEMBER = False
# allauth's own; each room declares its limits beside its views (hub/accounts/limits.py). Tries at
# passwords, codes and second factors are counted in the database (hub/accounts/attempts.py).
ACCOUNT_RATE_LIMITS = {"login": "", "login_failed": "", "reset_password": "100/h/ip"}
ACCOUNT_FORMS = {
    "login": "hub.accounts.forms.LoginForm",
    "reauthenticate": "hub.accounts.forms.ReauthenticateForm",
    "reset_password": "hub.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "hub.accounts.forms.ResetPasswordKeyForm",
    "change_password": "hub.accounts.forms.ChangePasswordForm",
    "set_password": "hub.accounts.forms.OwnPasswordForm",
}
MFA_ADAPTER = "hub.accounts.adapter.SecondFactorAdapter"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_FORMS = {
    "authenticate": "hub.accounts.forms.SecondFactorForm",
    "reauthenticate": "hub.accounts.forms.SecondFactorReauthenticateForm",
    "activate_totp": "hub.accounts.forms.SecondFactorSetUpForm",
}
# Passwords and emails are changed where the limits and the second factor are, not in the admin.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
SESSION_COOKIE_HTTPONLY = True
# Sessions of city hall's people: how long unused, and how long at all.
STAFF_SESSION_IDLE = timedelta(minutes=env.int("STAFF_SESSION_IDLE_MINUTES", default=60))
STAFF_SESSION_LENGTH = timedelta(hours=env.int("STAFF_SESSION_HOURS", default=12))
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "hub.pages.views.refusals.csrf_failure"
