"""Ask one model; if it stays overloaded, ask the next."""

import sys

import anthropic

MODELS = ("claude-sonnet-5-5", "claude-opus-5-5")
client = anthropic.Anthropic(max_retries=5)


def ask(prompt: str) -> anthropic.types.Message:
    for model in MODELS:
        try:
            with client.messages.stream(
                model=model, max_tokens=1024, messages=[{"role": "user", "content": prompt}]
            ) as stream:
                return stream.get_final_message()
        except anthropic.APIStatusError as error:
            # An HTTP 529 and an error event inside a 200 stream both carry this type.
            if error.type != "overloaded_error":
                raise
            print(f"{model} is overloaded ({error.request_id})", file=sys.stderr)
    sys.exit("All models are overloaded. See https://status.claude.com")


for block in ask("Say hello in one word.").content:
    if block.type == "text":
        print(block.text)
