from django.contrib.auth.models import Permission
from wagtail import hooks


@hooks.register("register_permissions")
def register_manage_representatives():
    return Permission.objects.filter(
        content_type__app_label="accounts", codename="manage_representatives"
    )
