"""Say which SDK this interpreter loads, and which keywords its messages.create() accepts."""

import inspect
import sys
from importlib import metadata

import anthropic
from anthropic.resources import Messages

KEYWORDS = ["thinking", "output_config", "cache_control", "betas", "temperature"]
PACKAGES = ["httpx2", "httpx", "pydantic", "typing_extensions", "langchain-anthropic"]

print("python", sys.version.split()[0], sys.executable)
print("anthropic", anthropic.__version__, anthropic.__file__)
for package in PACKAGES:
    try:
        print(package, metadata.version(package))
    except metadata.PackageNotFoundError:
        print(package, "is not installed")

accepted = inspect.signature(Messages.create).parameters
for keyword in KEYWORDS:
    print(f"messages.create({keyword}=...)", "accepted" if keyword in accepted else "refused")
