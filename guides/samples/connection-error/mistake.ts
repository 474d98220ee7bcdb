// This fails in a container: there, localhost is the container and not the gateway's machine.
import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ baseURL: "http://localhost:4141" });
console.log(await client.models.list({ limit: 1 }));
