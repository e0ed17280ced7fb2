"""Addresses below the admin (registered in wagtail_hooks)."""

from django.urls import path

from hub.languages.admin import review
from hub.languages.admin.editor import views as editor
from hub.languages.admin.table.views import TableView, in_numbers

app_name = "translations"
urlpatterns = [
    path("", TableView.as_view(), name="table"),
    path("results/", TableView.as_view(results_only=True), name="table_results"),
    path("numbers/", in_numbers, name="numbers"),
    path("edit/<int:pk>/", editor.edit, name="edit"),
    path("edit/<int:pk>/others/", editor.others, name="others"),
    path("edit/<int:pk>/preview/", editor.preview, name="preview"),
    path("edit/<int:pk>/po/", editor.po_out, name="po_out"),
    path("edit/<int:pk>/po/take/", editor.po_in, name="po_in"),
    path("review/<int:pk>/", review.review, name="review"),
]
