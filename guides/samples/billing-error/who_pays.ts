import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic();

try {
  await client.messages.create({
    model: "claude-sonnet-5-5",
    max_tokens: 16,
    messages: [{ role: "user", content: "Say hello." }],
  });
  console.log("the request was paid for");
} catch (error) {
  if (!(error instanceof Anthropic.PaymentRequiredError)) throw error;
  console.log(`402 ${error.type}: ${error.apiMessage}`);
  console.log("error_code  ", error.errorCode);
  console.log("organization", error.headers?.get("anthropic-organization-id"));
  console.log("request id  ", error.requestID);
  if (error.errorCode?.startsWith("linked_organization")) {
    console.log("to act: the customer's organization, which you bill this request to");
  } else {
    console.log("to act: whoever may change the payment method of your organization");
  }
}
