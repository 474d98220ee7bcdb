"""Say which of your files hide a module that the SDK needs. Run it with python -P."""

import sys
from importlib.util import find_spec
from pathlib import Path

NEEDED = {"anthropic", "httpx2", "httpcore2", "pydantic", "pydantic_core", "anyio", "jiter"}
NEEDED |= {"sniffio", "opentelemetry", "typing_extensions", "typing_inspection", "annotated_types"}

spec = find_spec("anthropic")
print("anthropic is", (spec.origin or "a folder without __init__.py") if spec else "not found")

folder = Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
hiding = [
    path
    for path in sorted(folder.iterdir())
    if (path.suffix == ".py" or (path / "__init__.py").exists())
    and path.stem in NEEDED | set(sys.stdlib_module_names)
]
for path in hiding:
    print(f"{path.name} hides the module {path.stem}: rename it")
if not hiding:
    print("no file in", folder.name, "hides a module")
