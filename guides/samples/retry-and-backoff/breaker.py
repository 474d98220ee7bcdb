"""After five failures in a row, send nothing for half a minute; then let one request try."""

import time
from typing import Any

import anthropic


class Breaker(anthropic.Middleware):
    failures, open_until = 0, 0.0

    def handle(self, request: anthropic.APIRequest, call_next: anthropic.CallNext) -> Any:
        if self.failures >= 5 and time.monotonic() < self.open_until:
            raise RuntimeError("circuit open: nothing was sent")
        self.open_until = time.monotonic() + 30
        ok = False  # stays so if there is no connection
        try:
            response = call_next(request)
            ok = response.status_code < 500
            return response
        finally:
            self.failures = 0 if ok else self.failures + 1


client = anthropic.Anthropic(middleware=[Breaker()])
for _ in range(3):  # in place of your own requests
    try:
        print(len(client.models.list().data), "models")
    except (anthropic.APIError, RuntimeError) as error:
        print("failed:", error)
