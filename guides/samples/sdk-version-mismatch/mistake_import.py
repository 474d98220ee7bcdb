"""This fails: the code is older than the SDK, which since 1.0 has none of these names."""

from anthropic import AI_PROMPT, HUMAN_PROMPT  # type: ignore[attr-defined]  # mypy finds it

print(f"{HUMAN_PROMPT} Name one moon.{AI_PROMPT}")
