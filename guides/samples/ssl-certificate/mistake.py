"""This fails behind a proxy that inspects TLS: the SDK does not read REQUESTS_CA_BUNDLE."""

import os

from anthropic import Anthropic

os.environ["REQUESTS_CA_BUNDLE"] = "company-root.pem"
client = Anthropic()
print(client.models.list(limit=1))
