"""Wagtail and the packages that belong to it."""

from .environment import env

WAGTAIL_SITE_NAME = MFA_TOTP_ISSUER = env("SITE_NAME", default="こみっと広場")
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_COMMENTS_ENABLED = False
WAGTAILIMAGES_IMAGE_MODEL = "assets.HubImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "hub.assets.forms.HubImageForm"
WAGTAILIMAGES_EXTENSIONS = ["heic", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "assets.HubDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "hub.assets.forms.HubDocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = [
    *("csv", "docx", "pdf", "pptx", "txt", "xlsx", "zip"),
    *("mp3", "m4a", "mp4"),  # recordings of pages, sign language
]
WAGTAILDOCS_INLINE_CONTENT_TYPES = ["application/pdf", "audio/mpeg", "audio/mp4", "video/mp4"]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("ja", "日本語"), ("en", "English")]
WAGTAIL_USER_TIME_ZONES = ["Asia/Tokyo"]
# Staff search titles by comparing them, letter for letter: the full-text backends find nothing for 協働 and raise
# on a quotation mark in SQLite. Readers' search is the hub's own (see search/).
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "hub.core.finding", "AUTO_UPDATE": False}}
# Approval publishes exactly what was reviewed (stock Wagtail publishes the latest revision).
WAGTAIL_FINISH_WORKFLOW_ACTION = "hub.editorial.workflow.publish_reviewed_revision"
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = False

WAGTAILMENUS_MAIN_MENUS_EDITABLE_IN_WAGTAILADMIN = True
WAGTAILMENUS_PAGE_FIELD_FOR_MENU_ITEM_TEXT = "title"
# Its hook would ask twice a page for the root of a section menu, which the hub does not have.
WAGTAILMENUS_SECTION_ROOT_DEPTH = 99
