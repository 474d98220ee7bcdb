// After five failures in a row, send nothing for half a minute; then let one request try.
import Anthropic, { type Middleware } from "@anthropic-ai/sdk";

function breaker(): Middleware {
  let failures = 0;
  let openUntil = 0;
  return async (request, next) => {
    if (failures >= 5 && Date.now() < openUntil) throw new Error("circuit open: nothing was sent");
    openUntil = Date.now() + 30_000;
    let ok = false; // stays so if there is no connection
    try {
      const response = await next(request);
      ok = response.status < 500;
      return response;
    } finally {
      failures = ok ? 0 : failures + 1;
    }
  };
}

const client = new Anthropic({ middleware: [breaker()] });
for (const _ of Array(3)) { // in place of your own requests
  try {
    console.log((await client.models.list()).data.length, "models");
  } catch (error) {
    console.log("failed:", error instanceof Error ? error.message : error);
  }
}
