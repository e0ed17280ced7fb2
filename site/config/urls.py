"""Addresses. Those in `i18n_patterns` exist in each language; Japanese has no prefix."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from hub.accounts import views as accounts_views
from hub.assets import views as assets_views
from hub.pages import views
from hub.pages.views import well_known
from opendata.feeds import GroupFeed
from opendata.views import public as opendata_views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path(".well-known/security.txt", well_known.security_txt, name="security_txt"),
    path(".well-known/change-password", well_known.change_password, name="change_password"),
    path("map-ground.json", views.map_ground, name="map_ground"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("reading.css", views.reading_stylesheet, name="reading_stylesheet"),
    path("api/", include("opendata.api_urls")),
    path("easy/<path:rest>", RedirectView.as_view(url="/ja-x-easy/%(rest)s", permanent=True)),
    path("easy/", RedirectView.as_view(url="/ja-x-easy/", permanent=True)),
    path(f"{settings.ADMIN_PATH}/login/", accounts_views.staff_login, name="staff_login"),
    path(f"{settings.ADMIN_PATH}/", include("hub.languages.admin.guards")),
    path(f"{settings.ADMIN_PATH}/", include("hub.assets.admin_urls")),
    path(f"{settings.ADMIN_PATH}/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:name>", assets_views.serve_media, name="media"),
]
urlpatterns += i18n_patterns(
    path("search/", include("search.urls")),
    path("", include("hub.pages.urls")),
    path("", include("hub.languages.urls")),
    path("feeds/groups.atom", GroupFeed(), name="group_feed"),
    path("feeds/", include("news.urls")),
    path("", include("events.urls")),
    path("", include("events.trainings.urls")),
    path("", include("events.dialogue.phones.urls")),
    path("opendata/", opendata_views.about, name="opendata"),
    path("accounts/", include("hub.accounts.urls")),
    path("mypage/me/", include("hub.accounts.me.urls")),
    path("", include("events.exchanges.public_urls")),
    path("mypage/exchanges/", include("events.exchanges.urls")),
    path("mypage/events/", include("events.by_groups.urls")),
    path("mypage/", include("groups.urls")),
    path("", include("hub.enquiries.urls")),
    path("", include("hub.attendance.urls")),
    path("", include("hub.telling.urls")),
    path("", include("hub.mine.urls")),
    path("", include("hub.signups.urls")),
    path("", include("hub.followups.urls")),
    path("", include("hub.recordings.urls")),
    path("leaflets/", include("groups.leaflets.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)

handler400 = "hub.pages.views.refusals.bad_request"
handler403 = "hub.pages.views.refusals.permission_denied"
handler404 = "hub.languages.views.page_not_found"
handler500 = "hub.pages.views.faults.server_fault"
