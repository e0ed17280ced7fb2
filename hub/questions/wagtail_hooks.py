from wagtail import hooks

from hub.questions.admin.versions import VersionViewSet


@hooks.register("register_admin_viewset")
def register_questions() -> VersionViewSet:
    return VersionViewSet("question_sets")
