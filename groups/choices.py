"""Codes of a group's fields (FIELDS: HSDS, Japanese directories, 地域サービス β)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LegalForm(models.TextChoices):
    NPO = "npo", _("Non-profit corporation (NPO)")
    CERTIFIED_NPO = "certified_npo", _("Certified non-profit corporation")
    GENERAL_ASSOCIATION = "general_association", _("General incorporated association")
    PUBLIC_INTEREST = "public_interest", _("Public interest corporation")
    VOLUNTARY = "voluntary", _("Voluntary group")
    NEIGHBOURHOOD = "neighbourhood", _("Neighbourhood association")
    SOCIAL_WELFARE = "social_welfare", _("Social welfare corporation")
    COMPANY = "company", _("Company (CSR)")
    SCHOOL = "school", _("School or student group")
    OTHER = "other", _("Other")


class Audience(models.TextChoices):
    EVERYONE = "everyone", _("Everyone")
    INFANTS = "infants", _("Babies and small children")
    CHILDREN = "children", _("Children")
    YOUTH = "youth", _("Young people")
    PARENTS = "parents", _("Parents")
    SENIORS = "seniors", _("Older people")
    DISABLED = "disabled", _("People with disabilities")
    FOREIGNERS = "foreigners", _("People from other countries")


class SpokenLanguage(models.TextChoices):
    JAPANESE = "ja", _("Japanese")
    ENGLISH = "en", _("English")
    CHINESE = "zh", _("Chinese")
    KOREAN = "ko", _("Korean")
    VIETNAMESE = "vi", _("Vietnamese")
    TAGALOG = "tl", _("Tagalog")
    NEPALI = "ne", _("Nepali")
    PORTUGUESE = "pt", _("Portuguese")
    SPANISH = "es", _("Spanish")
    INDONESIAN = "id", _("Indonesian")
    THAI = "th", _("Thai")
    SIGN = "sign", _("Japanese sign language")


class Accessibility(models.TextChoices):
    STEP_FREE = "step_free", _("No steps")
    TOILET = "accessible_toilet", _("Accessible toilet")
    PARKING = "parking", _("Parking")
    HEARING_LOOP = "hearing_loop", _("Hearing loop")
    WRITING = "writing_support", _("We write for you")
    SIGN = "sign_language", _("Sign language")
    ONLINE = "online", _("You can join online")


class Weekday(models.TextChoices):
    MONDAY = "mon", _("Monday")
    TUESDAY = "tue", _("Tuesday")
    WEDNESDAY = "wed", _("Wednesday")
    THURSDAY = "thu", _("Thursday")
    FRIDAY = "fri", _("Friday")
    SATURDAY = "sat", _("Saturday")
    SUNDAY = "sun", _("Sunday")
    ANY = "any", _("No fixed day")


class ActivityStatus(models.TextChoices):
    ACTIVE = "active", _("Active now")
    PAUSED = "paused", _("Pausing")
    CLOSED = "closed", _("Dissolved")


class PositionPrecision(models.TextChoices):
    EXACT = "exact", _("Exact place")
    DISTRICT = "district", _("District only")


class BudgetScale(models.TextChoices):
    UP_TO_100 = "100k", _("Up to 100,000 yen")
    UP_TO_500 = "500k", _("Up to 500,000 yen")
    UP_TO_1000 = "1m", _("Up to 1 million yen")
    UP_TO_5000 = "5m", _("Up to 5 million yen")
    MORE = "more", _("More than 5 million yen")


class Goal(models.IntegerChoices):
    """The Sustainable Development Goals of the United Nations."""

    POVERTY = 1, _("1 No poverty")
    HUNGER = 2, _("2 Zero hunger")
    HEALTH = 3, _("3 Good health and well-being")
    EDUCATION = 4, _("4 Quality education")
    GENDER = 5, _("5 Gender equality")
    WATER = 6, _("6 Clean water and sanitation")
    ENERGY = 7, _("7 Affordable and clean energy")
    WORK = 8, _("8 Decent work and economic growth")
    INDUSTRY = 9, _("9 Industry, innovation and infrastructure")
    INEQUALITY = 10, _("10 Reduced inequalities")
    CITIES = 11, _("11 Sustainable cities and communities")
    CONSUMPTION = 12, _("12 Responsible consumption and production")
    CLIMATE = 13, _("13 Climate action")
    SEA = 14, _("14 Life below water")
    LAND = 15, _("15 Life on land")
    PEACE = 16, _("16 Peace, justice and strong institutions")
    PARTNERSHIP = 17, _("17 Partnerships for the goals")


class RequestKind(models.TextChoices):
    """What a group sends beside changes of its page (`hub.submissions.portal.Portal.kinds`)."""

    CONFIRMATION = "confirmation", _("Yearly confirmation")
    PAUSE = "pause", _("Pausing")
    RESUME = "resume", _("Active again")
    CLOSING = "closing", _("Dissolution")
