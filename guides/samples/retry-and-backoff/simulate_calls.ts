// What each way of retrying costs. No network, no waiting: time is a number.

// Seconds until the same request succeeds. Only the rate limit comes with a retry-after header.
const CASES = { "rate limit": 20, overload: 12, "spend cap": 1e9 };
type Case = keyof typeof CASES;

// The pauses between requests; a header replaces those of the SDK. Negative: of a loop of your own.
const SDK = [0.5, 1];
const WAYS = {
  "bare loop": [-1, -2, -4, -8],
  "loop around SDK": [...[-1, -2, -4, -8].flatMap((own) => [...SDK, own]), ...SDK],
  SDK: SDK,
  "SDK, 5 retries": [...SDK, 2, 4, 8],
  "... not of caps": [...SDK, 2, 4, 8],
};

function cost(way: string, pauses: number[], name: Case): string {
  let [now, calls] = [0, 1];
  for (const pause of pauses) {
    if (now >= CASES[name] || (name === "spend cap" && way === "... not of caps")) break;
    now = pause > 0 && name === "rate limit" ? CASES[name] : now + Math.abs(pause);
    calls += 1;
  }
  return `${calls} ${now >= CASES[name] ? "ok" : "failed"}`.padStart(12);
}

const names = Object.keys(CASES) as Case[];
console.log("requests".padEnd(16) + names.map((name) => name.padStart(12)).join(""));
for (const [way, pauses] of Object.entries(WAYS))
  console.log(way.padEnd(16) + names.map((name) => cost(way, pauses, name)).join(""));
