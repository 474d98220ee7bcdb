"""Say which Python runs, which packages it finds, and the command that installs for it."""

import sys
from importlib import metadata
from importlib.util import find_spec

MODULES = sys.argv[1:] or ["anthropic"]

print("python    ", sys.version.split()[0], sys.executable)
in_environment = sys.prefix != sys.base_prefix
print("venv      ", sys.prefix if in_environment else "none: this is the bare interpreter")

for module in MODULES:
    spec = find_spec(module)
    if spec is None:
        print(f"{module:10} not found. Install it with this very Python:")
        print(f'    "{sys.executable}" -m pip install {module}')
        continue
    versions = [
        metadata.version(name) for name in metadata.packages_distributions().get(module, [])
    ]
    print(f"{module:10} {' '.join(versions)} {spec.origin}")
