// An outage of ten minutes; the program has a new request each second. Count what it sends.

/** `breaker`: for how many seconds it stays open after five failures in a row. */
function requests(tries: number, breaker = 0): number {
  let [sent, failures, openUntil] = [0, 0, 0];
  for (let second = 0; second < 600; second++) {
    for (let n = 0; n < tries; n++) {
      if (breaker && failures >= 5 && second < openUntil) break; // nothing is sent
      [sent, failures, openUntil] = [sent + 1, failures + 1, second + breaker];
    }
  }
  return sent;
}

console.log("loop of five around the SDK:", requests(15));
console.log("SDK alone:", requests(3));
console.log("SDK behind a breaker:", requests(3, 30));
