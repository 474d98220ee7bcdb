"""An outage of ten minutes; the program has a new request each second. Count what it sends."""


def requests(tries: int, breaker: int = 0) -> int:
    """`breaker`: for how many seconds it stays open after five failures in a row."""
    sent, failures, open_until = 0, 0, 0
    for second in range(600):
        for _ in range(tries):
            if breaker and failures >= 5 and second < open_until:
                break  # nothing is sent
            sent, failures, open_until = sent + 1, failures + 1, second + breaker
    return sent


print("loop of five around the SDK:", requests(15))
print("SDK alone:", requests(3))
print("SDK behind a breaker:", requests(3, breaker=30))
