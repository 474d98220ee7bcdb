"""guides/reference/*.toml -> what they hold, but for the models.

Only for files without problems: nothing is checked here.
"""

from __future__ import annotations

from troubleshooter.content.documents import Table, TomlFile
from troubleshooter.content.reference import (
    SDK,
    ErrorCodeEntry,
    ExceptionClass,
    HTTPStatus,
    OtherSDK,
    Variable,
)
from troubleshooter.engine.knowledge import ErrorCode, RetryHelps


def read_statuses(file: TomlFile | None) -> tuple[HTTPStatus, ...]:
    """By their number."""
    return tuple(
        HTTPStatus(
            code=table.values["code"],
            name=table.values["name"],
            error_types=table.texts("error_types"),
            meaning=table.values["meaning"],
            retry=table.values["retry"],
            source=table.values["source"],
            read=table.values["read"],
        )
        for table in sorted(_tables(file, "status"), key=lambda table: int(table.values["code"]))
    )


def read_codes(file: TomlFile | None) -> tuple[ErrorCodeEntry, ...]:
    return tuple(
        ErrorCodeEntry(
            code=ErrorCode(
                status=table.values["status"],
                code=table.values["code"],
                slug=table.values["slug"],
                meaning=table.values["meaning"],
                remedy=table.values["remedy"],
                helps=RetryHelps(table.values["retry"]),
            ),
            exception=table.values["exception"],
            python=table.values["python"],
            typescript=table.values["typescript"],
            details=table.texts("details"),
            source=table.values["source"],
            read=table.values["read"],
        )
        for table in _tables(file, "code")
    )


def read_exceptions(file: TomlFile | None) -> tuple[ExceptionClass, ...]:
    """In the order of the file, a base before what is derived from it."""
    return tuple(
        ExceptionClass(
            id=table.values["id"],
            meaning=table.values["meaning"],
            statuses=table.numbers("statuses"),
            parent=table.text("parent"),
            python=table.text("python"),
            typescript=table.text("typescript"),
            go=table.text("go"),
            java=table.text("java"),
            csharp=table.text("csharp"),
            ruby=table.text("ruby"),
            php=table.text("php"),
            fixes=table.texts("fixes"),
            python_module=table.text("python_module"),
            typescript_module=table.text("typescript_module"),
            old_names=table.texts("old_names"),
            built_in=table.values.get("built_in", False),
            python_text=table.text("python_text"),
            typescript_text=table.text("typescript_text"),
            source=table.values["source"],
            read=table.values["read"],
        )
        for table in _tables(file, "exception")
    )


def read_sdks(file: TomlFile | None) -> tuple[SDK, ...]:
    return tuple(
        SDK(
            id=table.values["id"],
            name=table.values["name"],
            package=table.values["package"],
            version=table.values["version"],
            released=table.values["released"],
            api_version=table.values["api_version"],
            key_header=table.values["key_header"],
            max_retries=table.values["max_retries"],
            retried_statuses=table.numbers("retried_statuses"),
            retried_from=table.values["retried_from"],
            retry_header=table.values["retry_header"],
            retries_connection_failures=table.values["retries_connection_failures"],
            retries_streams=table.values["retries_streams"],
            initial_delay_ms=table.values["initial_delay_ms"],
            longest_delay_ms=table.values["longest_delay_ms"],
            jitter_percent=table.values["jitter_percent"],
            longest_retry_after_seconds=table.values["longest_retry_after_seconds"],
            wait_headers=table.texts("wait_headers"),
            beyond_retry_after=table.values["beyond_retry_after"],
            timeout_seconds=table.values["timeout_seconds"],
            connect_timeout_seconds=table.number("connect_timeout_seconds"),
            nonstreaming_max_tokens=table.values["nonstreaming_max_tokens"],
            max_connections=table.number("max_connections"),
            max_keepalive_connections=table.number("max_keepalive_connections"),
            credential_variables=table.texts("credential_variables"),
            variables=tuple(Variable(**each) for each in table.values["variables"]),
            headers=table.texts("headers"),
            text_json=table.values["text_json"],
            text_html=table.values["text_html"],
            text_empty=table.values["text_empty"],
            text_stream=table.values["text_stream"],
            source=table.values["source"],
            read=table.values["read"],
        )
        for table in _tables(file, "sdk")
    )


def read_other_sdks(file: TomlFile | None) -> tuple[OtherSDK, ...]:
    return tuple(
        OtherSDK(
            id=table.values["id"],
            name=table.values["name"],
            package=table.values["package"],
            handling=table.values["handling"],
            version=table.text("version"),
            unconfirmed=table.text("unconfirmed"),
            source=table.values["source"],
            read=table.values["read"],
        )
        for table in _tables(file, "other")
    )


def _tables(file: TomlFile | None, name: str) -> tuple[Table, ...]:
    return file.tables(name) if file else ()
