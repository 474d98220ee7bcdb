import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ maxRetries: 0 });
console.log("sends to", client.baseURL);
try {
  await client.models.list({ limit: 1 });
  console.log("reached the API: the key is accepted");
} catch (error) {
  if (!(error instanceof Anthropic.APIError) || error.status === undefined) throw error;
  if (error.requestID) {
    console.log("reached the API:", error.status, error.type, error.apiMessage);
    console.log("request id", error.requestID);
  } else {
    const [type, ray] = ["content-type", "cf-ray"].map((name) => error.headers?.get(name));
    console.log("stopped before the API:", error.status, type, "cf-ray", ray);
    console.log(error.message.slice(0, 200));
  }
}
