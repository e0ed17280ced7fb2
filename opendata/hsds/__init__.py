"""Open Referral HSDS 3.0: groups as organizations, what they do as services, where as locations."""

VERSION = "3.0"
PROFILE = "https://docs.openreferral.org/en/v3.0.0/hsds/"
SCHEMAS = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/"
