// 200 programs fail at once. Ten seconds on, the server takes 5 requests per tenth of a second.

function herd(pause: (doubled: number, chance: number) => number): string {
  const waiting = Array.from({ length: 200 }, () => ({ at: 0, retry: 0 }));
  const served = new Map<number, number>();
  let [calls, last] = [0, 0];
  let state = 1; // for numbers that are the same in every run; in a program: Math.random()
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    calls += 1;
    last = next.at;
    const tenth = Math.floor(last * 10);
    const before = served.get(tenth) ?? 0;
    if (last >= 10 && before < 5) served.set(tenth, before + 1);
    else {
      state = (state * 16807) % 2147483647;
      const wait = pause(Math.min(2 ** next.retry / 2, 8), state / 2147483647);
      waiting.push({ at: last + wait, retry: next.retry + 1 });
      waiting.sort((a, b) => a.at - b.at || a.retry - b.retry);
    }
  }
  return `${calls} requests, the last after ${Math.floor(last)} s`;
}

console.log("always 1 s:  ", herd(() => 1));
console.log("doubled:     ", herd((doubled) => doubled));
console.log("SDK's jitter:", herd((doubled, chance) => doubled * (1 - chance / 4)));
console.log("full jitter: ", herd((doubled, chance) => doubled * chance));
