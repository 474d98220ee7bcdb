"""Say whether this SDK and this httpx fit together. Needs no key and no request."""

from __future__ import annotations

import sys
from importlib import metadata


def version_of(package: str) -> tuple[int, ...] | None:
    try:
        parts = metadata.version(package).split(".")
    except metadata.PackageNotFoundError:
        return None
    return tuple(int(part) for part in parts[:3] if part.isdigit())


sdk, httpx = version_of("anthropic"), version_of("httpx")
print("python   ", sys.executable)
print("anthropic", sdk)
print("httpx    ", httpx)

if sdk is None:
    print("The SDK is not installed here.")
elif sdk >= (1,):
    print("This SDK does not use httpx: look for `proxies` in your own code.")
elif sdk < (0, 40) and httpx is not None and httpx >= (0, 28):
    print("These two clash. Upgrade anthropic, or install httpx below 0.28.")
else:
    print("These two fit: look for `proxies` in your own code, or in another SDK.")
