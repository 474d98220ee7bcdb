from __future__ import annotations

import json

import pytest

from tests.claude_server.tests.messages.toy import answered, cases, good, parse, told, user

AT = "output_config.format.schema: "
CLOSED = {"type": "object", "additionalProperties": False}


def formatted(schema, **changes):
    return good(output_config={"format": {"type": "json_schema", "schema": schema}}, **changes)


def of(**properties):
    return CLOSED | {"properties": properties}


@pytest.mark.parametrize(
    ("schema", "message"),
    cases(
        (
            "open",
            {"type": "object"},
            "For 'object' type, 'additionalProperties' must be explicitly set to false",
        ),
        (
            "open inside",
            of(a={"type": "array", "items": {"type": "object"}}),
            "For 'object' type, 'additionalProperties' must be explicitly set to false",
        ),
        (
            "minimum",
            of(a={"type": "integer", "minimum": 1}),
            "For 'integer' type, property 'minimum' is not supported",
        ),
        (
            "length",
            of(a={"type": "string", "maxLength": 1}),
            "For 'string' type, property 'maxLength' is not supported",
        ),
        (
            "items",
            of(a={"type": "array", "minItems": 2}),
            "For 'array' type, 'minItems' values other than 0 or 1 are not supported",
        ),
        (
            "regex",
            of(a={"type": "string", "pattern": "(?=a)"}),
            "Unsupported regex feature in pattern field: (?=a)",
        ),
        ("elsewhere", of(a={"$ref": "https://example.com/"}), "External $ref is not supported"),
        ("whole", of(a={"$ref": "#"}), "Circular $ref detected"),
        (
            "round about",
            of(a={"$ref": "#/$defs/b"})
            | {"$defs": {"b": of(c={"$ref": "#/$defs/d"}), "d": of(e={"$ref": "#/$defs/b"})}},
            "Circular $ref detected",
        ),
    ),
)
def test_refuses_what_structured_output_does_not_support(schema, message):
    assert told(formatted(schema)) == AT + message


def test_the_answer_satisfies_the_schema():
    schema = {
        **of(
            note={"type": ["string", "null"]},
            city={"$ref": "#/$defs/city"},
            size={"enum": ["large", "small"]},
            people={"type": "integer"},
            parts={"type": "array", "items": {"type": "string"}},
            day={"type": "string", "format": "date"},
            kind={"const": 5},
            other={"anyOf": [{"type": "boolean"}, {"type": "null"}]},
        ),
        "required": ["city", "size"],
        "$defs": {"city": of(name={"type": "string"})},
    }
    message = answered(formatted(schema, messages=[user("Tell me about Oslo and Lima.")]))
    made = json.loads(message["content"][-1]["text"])
    assert made == {
        "city": {"name": "Oslo"},
        "size": "large",
        "note": "Lima",
        "people": 1,
        "parts": ["example"],
        "day": "2026-11-22",
        "kind": 5,
        "other": True,
    }
    assert list(made)[:2] == ["city", "size"]


def test_citations_do_not_go_with_a_format():
    source = {"type": "text", "media_type": "text/plain", "data": "a"}
    cited = {"type": "document", "source": source, "citations": {"enabled": True}}
    body = formatted(CLOSED, messages=[user(cited)])
    assert told(body) == "output_config.format: citations are not supported with this format"
    cited["citations"]["enabled"] = False
    assert parse(body)


def test_the_parameter_of_the_beta_is_gone():
    body = good(output_format={"type": "json_schema", "schema": CLOSED})
    assert told(body) == (
        "output_format: This field is deprecated. Use 'output_config.format' instead."
    )
