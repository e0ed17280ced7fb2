"""Addresses for machines, without a language: /api/…"""

from django.urls import path

from opendata.views import events, hsds, places, public

app_name = "api"
urlpatterns = [
    path("openapi.json", public.openapi, name="openapi"),
    path("groups.csv", public.groups_csv, name="groups_csv"),
    path("events.csv", events.events_csv, name="events_csv"),
    path("events.json", events.events_json, name="events_json"),
    path("places.csv", places.places_csv, name="places_csv"),
    path("places.json", places.places_json, name="places_json"),
    path("hsds/", hsds.root, name="hsds"),
    path("hsds/organizations", hsds.organizations, name="organizations"),
    path("hsds/organizations/<str:identifier>", hsds.organization, name="organization"),
    path("hsds/services", hsds.services, name="services"),
    path("hsds/services/<str:identifier>", hsds.service, name="service"),
    path("hsds/service_at_locations", hsds.service_at_locations, name="service_at_locations"),
    path(
        "hsds/service_at_locations/<str:identifier>",
        hsds.service_at_location,
        name="service_at_location",
    ),
    path("hsds/taxonomies", hsds.taxonomies, name="taxonomies"),
    path("hsds/taxonomies/<str:identifier>", hsds.taxonomy, name="taxonomy"),
    path("hsds/taxonomy_terms", hsds.taxonomy_terms, name="taxonomy_terms"),
    path("hsds/taxonomy_terms/<str:identifier>", hsds.taxonomy_term, name="taxonomy_term"),
]
