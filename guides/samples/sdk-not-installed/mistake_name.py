"""This fails: the module is called anthropic, in lower case."""

import Anthropic  # type: ignore[import-not-found]  # mypy finds it

print(Anthropic.Client())
