import anthropic

client = anthropic.Anthropic()
CAPS = ("enforced_spend_limit_reached", "contract_spend_limit_reached")
OWN_LIMITS = (
    "You have reached your specified API usage limits",
    "You have reached your specified workspace API usage limits",
)


def is_spend_limit(error: anthropic.APIStatusError) -> bool:
    return error.error_code in CAPS or (error.api_message or "").startswith(OWN_LIMITS)


for question in ("What is a spend limit?", "What is a rate limit?"):
    try:
        message = client.messages.create(
            model="claude-sonnet-5-5",
            max_tokens=1024,
            messages=[{"role": "user", "content": question}],
        )
    except anthropic.APIStatusError as error:
        if is_spend_limit(error):
            raise SystemExit(f"stopping the run: {error.api_message}") from error
        raise
    print("".join(block.text for block in message.content if block.type == "text"))
