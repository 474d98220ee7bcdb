"""JSON schemas: what is wrong with one, and a value that satisfies one.

Not a validator of the standard: it knows the mistakes that people make and the limits that are
documented for strict tools and structured outputs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_TYPES = ("object", "array", "string", "integer", "number", "boolean", "null")
_PROPERTY_NAME = re.compile(r"[a-zA-Z0-9_.-]{1,64}\Z")
_INVALID = (
    "JSON schema is invalid. It must match JSON Schema draft 2020-12"
    " (https://json-schema.org/draft/2020-12)."
    " Learn more about tool use at https://docs.claude.com/en/docs/tool-use."
)
"""Its first words are documented; the rest, and the address, are reported by users."""
_UNSUPPORTED = {
    "integer": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "string": ("minLength", "maxLength"),
    "array": ("maxItems", "uniqueItems"),
}
"""Documented as not supported in structured outputs and strict tools."""
_ODD_REGEX = re.compile(r"\\[1-9bB]|\(\?<?[=!]")
"""Back references, word boundaries and looking around: documented as not supported."""


def faults(schema: object) -> Iterator[str]:
    """What makes a tool's schema fail."""
    for each in _subschemas(schema):
        if not isinstance(each, bool | dict) or (isinstance(each, dict) and _is_malformed(each)):
            yield _INVALID
            return
        properties = each.get("properties", {}) if isinstance(each, dict) else {}
        if any(not _PROPERTY_NAME.match(name) for name in properties):
            # Reported by users.
            yield "Property keys should match pattern '^[a-zA-Z0-9_.-]{1,64}$'"


def strict_faults(schema: object) -> Iterator[str]:
    """What makes a schema fail that the answer is held to."""
    yield from faults(schema)
    for each in _subschemas(schema):
        if not isinstance(each, dict):
            continue
        kind = each.get("type")
        if kind == "object" and each.get("additionalProperties") is not False:
            # Reported by users; the rule is documented.
            yield "For 'object' type, 'additionalProperties' must be explicitly set to false"
        for name in _UNSUPPORTED.get(str(kind), ()):
            if name in each:
                # Unconfirmed wording, like all below.
                yield f"For '{kind}' type, property '{name}' is not supported"
        if each.get("minItems", 0) not in (0, 1):
            yield "For 'array' type, 'minItems' values other than 0 or 1 are not supported"
        if _ODD_REGEX.search(str(each.get("pattern", ""))):
            yield f"Unsupported regex feature in pattern field: {each['pattern']}"
        reference = each.get("$ref")
        if reference is not None and not reference.startswith("#"):
            yield "External $ref is not supported"
        elif reference is not None and _is_circular(schema, reference):
            # Documented.
            yield "Circular $ref detected"


def _subschemas(schema: object) -> Iterator[object]:
    """A schema and all those inside it, in any place where the standard has one."""
    yield schema
    if not isinstance(schema, dict):
        return
    for name in ("properties", "$defs", "definitions", "patternProperties"):
        inner = schema.get(name)
        if isinstance(inner, dict):
            for each in inner.values():
                yield from _subschemas(each)
    for name in ("anyOf", "allOf", "oneOf", "prefixItems"):
        inner = schema.get(name)
        if isinstance(inner, list):
            for each in inner:
                yield from _subschemas(each)
    for name in ("items", "not", "additionalProperties"):
        if name in schema:
            yield from _subschemas(schema[name])


def _is_malformed(schema: dict[str, Any]) -> bool:
    kinds = schema.get("type", [])
    kinds = kinds if isinstance(kinds, list) else [kinds]
    required = schema.get("required", [])
    return (
        any(kind not in _TYPES for kind in kinds)
        or not isinstance(required, list)
        or any(not isinstance(name, str) for name in required)
        or any(
            not isinstance(schema.get(name, {}), dict)
            for name in ("properties", "$defs", "definitions", "patternProperties")
        )
        or any(
            not isinstance(schema.get(name, []), list)
            for name in ("enum", "anyOf", "allOf", "oneOf", "prefixItems")
        )
        or not isinstance(schema.get("$ref", ""), str)
    )


def _target(root: object, reference: str) -> object:
    """What a `$ref` names: the whole schema, or one of its definitions; None for all else."""
    if reference == "#":
        return root
    place, _, name = reference.removeprefix("#/").partition("/")
    if place not in ("$defs", "definitions") or not isinstance(root, dict):
        return None
    return root.get(place, {}).get(name)


def _is_circular(root: object, reference: str) -> bool:
    """Whether a `$ref` comes back to itself, or to the whole that holds it."""
    ahead, seen = [reference], {"#", reference}
    while ahead:
        following = ahead.pop()
        if following == "#":
            return True
        for each in _subschemas(_target(root, following)):
            found = each.get("$ref") if isinstance(each, dict) else None
            if found in ("#", reference):
                return True
            if found is not None and found not in seen:
                seen.add(found)
                ahead.append(found)
    return False


@dataclass(frozen=True, slots=True)
class Examples:
    """Values that satisfy a schema. Strings are taken from `words` in turn, until none is left."""

    root: dict[str, Any]
    words: list[str]

    def make(self) -> object:
        return self._value(self.root, frozenset())

    def _value(self, schema: object, within: frozenset[str]) -> object:
        """`within` are the references on the way here: one that comes again stays empty."""
        if not isinstance(schema, dict):
            return None
        if "$ref" in schema:
            name = schema["$ref"]
            target = None if name in within else _target(self.root, name)
            return self._value(target, within | {name})
        if "const" in schema:
            return schema["const"]
        for name in ("enum", "anyOf", "oneOf", "allOf"):
            if schema.get(name):
                first = schema[name][0]
                return first if name == "enum" else self._value(first, within)
        kind = schema.get("type", "object" if "properties" in schema else "string")
        return self._of_kind(
            (kind or ["null"])[0] if isinstance(kind, list) else kind, schema, within
        )

    def _of_kind(self, kind: str, schema: dict[str, Any], within: frozenset[str]) -> object:
        match kind:
            case "object":
                named = schema.get("properties", {})
                required = [name for name in named if name in schema.get("required", [])]
                # Documented order: first what is required, then the rest.
                names = required + [name for name in named if name not in required]
                return {name: self._value(named[name], within) for name in names}
            case "array":
                return [self._value(schema["items"], within)] if "items" in schema else []
            case "string":
                known = _STRINGS.get(str(schema.get("format")))
                return known or (self.words.pop(0) if self.words else "example")
        return {"integer": 1, "number": 1.5, "boolean": True}.get(kind)


_STRINGS = {
    "date-time": "2026-11-22T12:00:00Z",
    "time": "12:00:00Z",
    "date": "2026-11-22",
    "duration": "P1D",
    "email": "someone@example.com",
    "hostname": "example.com",
    "uri": "https://example.com/",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "uuid": "00000000-0000-4000-8000-000000000000",
}
"""One value of each format that is documented as supported."""
