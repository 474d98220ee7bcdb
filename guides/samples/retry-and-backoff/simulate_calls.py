"""What each way of retrying costs. No network, no waiting: time is a number."""

# Seconds until the same request succeeds. Only the rate limit comes with a retry-after header.
CASES = {"rate limit": 20.0, "overload": 12.0, "spend cap": 1e9}

SDK = [(0.5, True), (1.0, True)]  # the pauses between requests, and whether a header replaces them
LONGER = [*SDK, (2.0, True), (4.0, True), (8.0, True)]
WAYS = {
    "bare loop": [(1.0, False), (2.0, False), (4.0, False), (8.0, False)],
    "loop around SDK": [pause for own in (1.0, 2.0, 4.0, 8.0) for pause in (*SDK, (own, False))]
    + SDK,
    "SDK": SDK,
    "SDK, 5 retries": LONGER,
    "... not of caps": LONGER,
}


def cost(way: str, case: str) -> str:
    now, calls = 0.0, 1
    for pause, obeys in WAYS[way]:
        if now >= CASES[case] or (case == "spend cap" and way == "... not of caps"):
            break
        now += CASES[case] - now if obeys and case == "rate limit" else pause
        calls += 1
    return f"{calls} {'ok' if now >= CASES[case] else 'failed'}"


print(f"{'requests':16}" + "".join(f"{case:>12}" for case in CASES))
for way in WAYS:
    print(f"{way:16}" + "".join(f"{cost(way, case):>12}" for case in CASES))
