"""Stream an answer; start again if an error comes inside the stream: the SDK does not do that."""

import random
import time

import anthropic

client = anthropic.Anthropic(max_retries=5)
PASSING = ("overloaded_error", "api_error")


def ask(prompt: str) -> anthropic.types.Message:
    waits = iter((1, 2, 4))
    while True:
        try:
            with client.messages.stream(
                model="claude-sonnet-5-5",
                max_tokens=1024,
                messages=[{"role": "user", "content": prompt}],
            ) as stream:
                return stream.get_final_message()
        except anthropic.APIStatusError as error:
            # 200: the stream had begun. After any other status the SDK has retried already.
            again = error.status_code == 200 and error.type in PASSING
            if not again or (wait := next(waits, None)) is None:
                raise
            time.sleep(random.SystemRandom().uniform(0, wait))


print(ask("Say hello in one word.").stop_reason)
