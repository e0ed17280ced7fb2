"""Strings of Django that readers of the public pages meet.

Django has no Filipino catalogue, and would answer in the site's default language, Japanese. Named
here, these strings are in our own catalogues, in all seven languages.
"""

from django.utils.translation import gettext_noop as noop
from django.utils.translation import ngettext_lazy

MONTHS = [
    noop("January"),
    noop("February"),
    noop("March"),
    noop("April"),
    noop("May"),
    noop("June"),
    noop("July"),
    noop("August"),
    noop("September"),
    noop("October"),
    noop("November"),
    noop("December"),
]

FORM_ERRORS = [
    noop("This field is required."),
    noop("Enter a valid email address."),
    noop("Enter a valid URL."),
    noop("Enter a whole number."),
    noop("Enter a number."),
    noop("Enter a valid date."),
    noop("Enter a valid value."),
    noop("Select a valid choice. %(value)s is not one of the available choices."),
    noop("Select a valid choice. That choice is not one of the available choices."),
    noop("No file was submitted. Check the encoding type on the form."),
    noop("The submitted file is empty."),
    noop("Null characters are not allowed."),
    noop("The password is too similar to the %(verbose_name)s."),
    noop("This password is too common."),
    noop("The two password fields didn’t match."),
    ngettext_lazy(
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
        "limit_value",
    ),
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
        "%d",
    ),
]
