"""Trust a company's root certificate beside the public ones, for this client alone."""

import ssl

import anthropic

context = ssl.create_default_context()
context.load_verify_locations(cafile="company-root.pem")
# Python 3.13 and later refuse roots that break the letter of the standard. If yours does:
context.verify_flags &= ~ssl.VERIFY_X509_STRICT

http_client = anthropic.DefaultHttpxClient(verify=context)
client = anthropic.Anthropic(http_client=http_client)
for model in client.models.list(limit=1).data:
    print("reached the API:", model.id)
