"""Logs say where something broke, never what people wrote."""

import logging
import re
import smtplib
import sys

import pytest
from django.conf import settings
from django.core.exceptions import DisallowedHost, ImproperlyConfigured, ValidationError
from django.db import IntegrityError, OperationalError
from django.test import Client
from django.urls import NoReverseMatch
from django.utils.module_loading import import_string

from hub.core.logs import PrivateFormatter, in_words, masked
from hub.mail.models import OutgoingMail

SECRET = "川又 誠一"
PHONE = "029-000-0101"
MAIL = "himitsu@kawabe.example.jp"


def test_every_handler_formats_privately():
    for handler in settings.LOGGING["handlers"].values():
        formatter = settings.LOGGING["formatters"][handler["formatter"]]
        assert import_string(formatter["()"]) is PrivateFormatter


def logged(error: BaseException, message: str = "It broke: %s", *args) -> str:
    try:
        raise error
    except type(error):
        record = logging.LogRecord(
            "django.request", logging.ERROR, __file__, 1, message, args or ("/x/",), sys.exc_info()
        )
    return PrivateFormatter().format(record)


@pytest.mark.parametrize(
    "error",
    [
        IntegrityError(f"DETAIL: Key (email)=({MAIL}, {SECRET}) already exists."),
        ValidationError(f"“{SECRET}” is no date"),
        ValueError(f"invalid literal for int(): '{PHONE}'"),
        KeyError(SECRET),
        smtplib.SMTPRecipientsRefused({MAIL: (550, SECRET.encode())}),
        smtplib.SMTPDataError(554, f"{SECRET} {MAIL}".encode()),
        UnicodeEncodeError("ascii", SECRET, 0, 1, "x"),
        ConnectionRefusedError(f"cannot reach {MAIL} by {PHONE}"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_no_exception_tells(error):
    text = logged(error)
    for secret in (SECRET, PHONE, MAIL):
        assert secret not in text
    assert "test_logs.py" in text
    assert type(error).__name__ in text


def test_nor_what_led_to_it():
    try:
        try:
            raise ValueError(SECRET)
        except ValueError as first:
            raise RuntimeError("the second") from first
    except RuntimeError as error:
        text = logged(error)
    assert SECRET not in text
    assert text.index("ValueError") < text.index("RuntimeError: the second")


def test_messages_are_masked_and_places_stay():
    text = logged(RuntimeError("no room"), "%s called %s", MAIL, PHONE)
    assert MAIL not in text
    assert PHONE not in text
    assert "RuntimeError: no room" in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GET /mypage/12/ 2026-11-25 10:00:00", "GET /mypage/12/ 2026-11-25 10:00:00"),
        (f"an {MAIL}, bitte", "an …@…, bitte"),
        ("電話0290000101まで", "電話0…まで"),
        ("port 8000, pid 12345, 1.2.3.4", "port 8000, pid 12345, 1.2.3.4"),
    ],
)
def test_masked(text, expected):
    assert masked(text) == expected


def test_a_refused_address_is_on_no_record():
    error = smtplib.SMTPRecipientsRefused({MAIL: (550, b"no such user")})
    mail = OutgoingMail(recipient=MAIL)
    mail.save = lambda **kwargs: None
    mail.record_failure(error)
    assert MAIL not in mail.last_error
    assert in_words(smtplib.SMTPDataError(554, MAIL.encode())).endswith(": 554")


@pytest.mark.django_db
def test_a_fault_in_a_view_logs_nothing_typed(monkeypatch, capsys):
    """Through the real handler of the real settings."""

    def broken(*args, **kwargs):
        raise ValueError(f"{SECRET} {PHONE}")

    monkeypatch.setattr("hub.accounts.forms.LoginForm.clean_login", broken)
    client = Client(raise_request_exception=False)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(PrivateFormatter())
    logger = logging.getLogger("django.request")
    logger.addHandler(handler)
    try:
        answer = client.post(f"/accounts/login/?x={SECRET}", {"login": MAIL, "password": "x"})
    finally:
        logger.removeHandler(handler)
    assert answer.status_code == 500
    output = capsys.readouterr().err
    assert "/accounts/login/" in output
    assert "ValueError" in output
    for secret in (SECRET, PHONE, MAIL):
        assert secret not in output
    for secret in (SECRET, PHONE):
        assert secret not in answer.content.decode()
    assert MAIL in answer.content.decode()  # what people typed is shown to them


@pytest.mark.parametrize(
    "error", [OperationalError("connection refused"), DisallowedHost(f"Invalid host: {MAIL}")]
)
def test_what_happens_with_every_request_takes_one_line(error):
    assert len(logged(error).splitlines()) <= 2
    assert "Traceback" not in logged(error)


def test_another_fault_of_the_database_shows_its_place():
    assert "Traceback" in logged(IntegrityError("x"))


@pytest.mark.parametrize(
    "error", [ImproperlyConfigured("TRUSTED"), NoReverseMatch("wagtailsites"), TypeError("None")]
)
def test_what_speaks_of_our_code_alone_is_said(error):
    assert str(error) in logged(error)


def test_a_line_says_when_and_how_bad():
    assert re.match(
        r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\S* ERROR django.request: ", logged(ValueError())
    )
