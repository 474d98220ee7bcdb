import Anthropic from "@anthropic-ai/sdk";
import { OrganizationOnHoldError } from "@anthropic-ai/sdk/resources";

const key = process.env.ANTHROPIC_API_KEY ?? "";
console.log("ANTHROPIC_API_KEY:", key ? `ends with ${key.slice(-4)}` : "not set");

const client = new Anthropic();
console.log("sends to", client.baseURL);
try {
  const { response } = await client.models.list({ limit: 1 }).withResponse();
  console.log("active, organization", response.headers.get("anthropic-organization-id"));
} catch (error) {
  if (error instanceof OrganizationOnHoldError) {
    console.log("on hold:", error.status, error.errorCode, error.apiMessage);
    console.log("appeal:", error.details.appeal_url ?? "no address given, write to support");
  } else if (error instanceof Anthropic.BadRequestError) {
    console.log("refused without a hold:", error.status, error.type, error.apiMessage);
  } else {
    throw error;
  }
  console.log("request id", error.requestID);
}
