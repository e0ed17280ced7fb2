"""Numbers and short dates in Simplified Chinese, where Django's own differ from what people write."""

MONTH_DAY_FORMAT = "n月j日"
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
