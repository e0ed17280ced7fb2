"""Filling in the portal's forms as a browser would: read the page, change a few fields, send."""

from django.test import Client
from django.urls import reverse

from tests.filling_in import form_of as form_of


def step_url(group, slug: str) -> str:
    return reverse("portal:step", args=[group.pk, slug])


def edit(client: Client, group, slug: str, **typed):
    """Open a step, change `typed`, save; return the answer."""
    data = form_of(client.get(step_url(group, slug))) | typed
    return client.post(step_url(group, slug), data)


REQUIRED = ("registration", "declaration", "photos")


def send(client: Client, group, **typed):
    """Open the last page, tick the boxes that must be, send; return the answer."""
    url = reverse("portal:check", args=[group.pk])
    ticked = {"agreed": "1"} | dict.fromkeys(REQUIRED, "on")
    return client.post(url, form_of(client.get(url)) | ticked | typed)
