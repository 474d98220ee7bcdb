"""200 programs fail at once. Ten seconds on, the server takes 5 requests per tenth of a second."""

import heapq
from collections import Counter
from collections.abc import Callable, Iterator


def chances(state: int = 1) -> Iterator[float]:
    """Numbers from 0 to 1, the same in every run. In a program: random.random()."""
    while state := state * 16807 % 2147483647:
        yield state / 2147483647


def herd(pause: Callable[[int, float], float]) -> str:
    waiting, calls, served, chance = [(0.0, 0)] * 200, Counter[int](), Counter[int](), chances()
    while waiting:
        now, retry = heapq.heappop(waiting)
        calls[tenth := int(now * 10)] += 1
        if now >= 10 and served[tenth] < 5:
            served[tenth] += 1
        else:
            wait = pause(min(2**retry / 2, 8), next(chance))
            heapq.heappush(waiting, (now + wait, retry + 1))
    return f"{calls.total()} requests, the last after {max(calls) // 10} s"


print("always 1 s:  ", herd(lambda doubled, chance: 1))
print("doubled:     ", herd(lambda doubled, chance: doubled))
print("SDK's jitter:", herd(lambda doubled, chance: doubled * (1 - chance / 4)))
print("full jitter: ", herd(lambda doubled, chance: doubled * chance))
