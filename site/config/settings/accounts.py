"""People: django-allauth signs them in; no one signs up."""

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
# How many proxies of our own are in front; without any, X-Forwarded-For is not believed.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
ACCOUNT_ADAPTER = "hub.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {
    "login_failed": "20/5m/ip,5/5m/key",
    "first_sign_in": "20/5m/ip,5/5m/key",
    "own_password": "5/5m/user",
    "own_mail": "5/h/user",
    "kept_upload": "20/1h/ip",
    # What anyone may send or ask for without an account.
    "feedback": "30/h/ip",
    "wish": "60/d/ip,1/d/key",
    "enquiry": "10/h/ip",
    "mistake": "10/h/ip",
    "leaflet": "60/h/ip",
    "way_in": "60/h/ip,5/h/key",
    "way_in_code": "30/10m/ip",
    "search_opened": "30/m/ip",
}
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
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "hub.pages.views.refusals.csrf_failure"
