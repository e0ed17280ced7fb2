"""Addresses for machines: readiness, robots, the web manifest."""

import functools

from django.conf import settings
from django.core.cache import cache
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from hub.core import health
from hub.core.addresses import first_parts
from hub.core.http import is_from_networks
from hub.core.queue import processes_health, tasks_health
from hub.pages.frame import Frame
from hub.pages.models import HubSettings


@functools.cache
def pending_migrations() -> int:
    """Return how many migrations this process found unapplied; checked only once."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def cache_answers() -> bool:
    """Tell whether the cache keeps something, written once a minute at most."""
    if cache.get("healthz") is None:
        cache.set("healthz", 1, 60)
    return cache.get("healthz") == 1


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when the database answers and is migrated, else 503; the rest is for the operator.

    "degraded" says that worker or clock have not been seen for long: pages are served, but mail
    and publications wait.
    """
    try:
        pending = pending_migrations()
        processes = processes_health()
        details = _details() if is_inside(request) else {}
    except Error:
        return _state(request, "unavailable", {"database": "away"}, status=503)
    if pending:
        pending_migrations.cache_clear()
        return _state(request, "migrating", {"database": "ok"}, status=503)
    silent = any(process["state"] == "silent" for process in processes.values())
    return _state(
        request,
        "degraded" if silent else "ok",
        {"database": "ok", "processes": processes, **details},
    )


def is_inside(request: HttpRequest) -> bool:
    return is_from_networks(request, settings.HEALTHZ_NETWORKS)


def _details() -> dict[str, object]:
    return {
        "tasks": tasks_health(),
        "cache": "ok" if cache_answers() else "away",
        **health.details(),
    }


def _state(
    request: HttpRequest, status_text: str, details: dict[str, object], status: int = 200
) -> JsonResponse:
    """Tell strangers whether the hub is ready, and the operator's own networks the rest."""
    shown = details if is_inside(request) else {}
    return JsonResponse({"status": status_text} | shown, status=status)


@require_safe
@cache_control(max_age=3600, public=True)
def robots(request: HttpRequest) -> HttpResponse:
    closed = {part.word for part in first_parts() if part.is_closed_to_robots}
    prefixes = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    lines = [
        "User-agent: *",
        *(f"Disallow: /{word}/" for word in sorted({settings.ADMIN_PATH, *closed})),
        *(f"Disallow: /{code}/{word}/" for code in prefixes for word in sorted(closed)),
        # Combined choices are without end; every page is in the sitemap.
        "Disallow: /*?*&",
        "Disallow: /*?*format=",
        "Disallow: /*?*view=",
        f"Sitemap: {settings.BASE_URL}/sitemap.xml",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(max_age=3600, public=True)
def manifest(request: HttpRequest) -> JsonResponse:
    name = Frame.of(request).get("hub_name", settings.WAGTAIL_SITE_NAME)
    return JsonResponse(
        {
            "name": name,
            "short_name": name,
            "lang": settings.LANGUAGE_CODE,
            "start_url": "/",
            "display": "browser",
            "background_color": "#ffffff",
            "theme_color": "#0017c1",
            "icons": [
                {
                    "src": static(f"img/icon-{size}.png"),
                    "sizes": f"{size}x{size}",
                    "type": "image/png",
                }
                for size in (192, 512)
            ],
        },
        content_type="application/manifest+json",
    )


@require_safe
@cache_control(max_age=3600, public=True)
def map_ground(request: HttpRequest) -> HttpResponse:
    """The outlines on which maps without tiles are drawn, if the city brought any."""
    ground = HubSettings.load().map_ground
    if ground is None:
        raise Http404
    return JsonResponse(ground, content_type="application/geo+json")


@require_safe
@cache_control(max_age=86400, public=True)
def favicon(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(status=302)
    response["Location"] = static("img/favicon.ico")
    return response
