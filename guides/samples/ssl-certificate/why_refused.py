"""Make one free request and say which certificates count here, and what is wrong."""

import os
import ssl
import sys

import anthropic

print("Python", sys.version.split()[0], "anthropic", anthropic.__version__)
for name in ("SSL_CERT_FILE", "SSL_CERT_DIR", "HTTPS_PROXY", "ANTHROPIC_BASE_URL"):
    print(f"{name}: {os.environ.get(name, 'not set')}")
print("OpenSSL's own file:", ssl.get_default_verify_paths().openssl_cafile)

try:
    anthropic.Anthropic(max_retries=0).models.list(limit=1)
    print("The certificate is accepted.")
except anthropic.APIStatusError as error:
    print(f"The certificate is accepted: the API answered with {error.status_code}.")
except anthropic.APIConnectionError as error:
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or cause.__context__
    print(f"{type(cause).__name__}: {cause}" if cause else "not about a certificate")
