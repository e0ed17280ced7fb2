"""Readers' search: the database's, and Elasticsearch where there is one."""

from .environment import env

# Several nodes are separated by commas.
ELASTICSEARCH_URL = env.list("ELASTICSEARCH_URL", default=[])
ELASTICSEARCH_API_KEY = env("ELASTICSEARCH_API_KEY", default="")
ELASTICSEARCH_CA = env("ELASTICSEARCH_CA", default="")
# How long a reader waits for it; then the database answers, within a second of the question.
ELASTICSEARCH_SECONDS = env.float("ELASTICSEARCH_SECONDS", default=0.4)
ELASTICSEARCH_INDEX = env("ELASTICSEARCH_INDEX", default="hub-search")
