"""Settings that cannot work are said before the hub starts."""

import pytest
from django.core.checks import run_checks

HTTP, HTTPS = "http://one.example.jp:9200", "https://two.example.jp:9200"


@pytest.mark.parametrize(
    ("addresses", "authority", "wrong"),
    [
        ([], "", []),
        ([], "ca.pem", []),
        ([HTTP], "", []),
        ([HTTPS], "ca.pem", []),
        ([HTTPS, HTTP], "ca.pem", ["search.E001"]),
    ],
)
def test_a_certificate_needs_encrypted_connections(settings, addresses, authority, wrong):
    settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_CA = addresses, authority
    assert [message.id for message in run_checks(tags=["search"])] == wrong
