"""The probes on packages made up here, and what is made of what they print.

The probes on the pinned SDKs are in tests/contracts/test_sdks.py.
"""

import json
import sys
from datetime import date

import pytest

from troubleshooter.freshness import snapshot
from troubleshooter.freshness.snapshot import (
    PARTS,
    PYTHON_ALONE,
    SnapshotError,
    read_snapshot,
    take_python,
    take_typescript,
)

UNREAD = dict.fromkeys(PARTS, "it moved")


def printed(sdk="python", unread=UNREAD, **parts):
    unread = {name: why for name, why in unread.items() if name not in parts}
    parts = {"version": "1.2.3", **parts}
    return json.dumps({"sdk": sdk, "package": "line", "parts": parts, "unread": unread})


def test_days_are_read_out_of_the_words_of_a_warning():
    text = "The model 'x' is deprecated and will reach end-of-life on November 30th, 2026.\nMove."
    found = read_snapshot(printed(deprecated_models={"x": text}))
    assert found.deprecated_models == {"x": date(2026, 11, 30)}


@pytest.mark.parametrize("words", ["soon", "Smarch 13th, 2026", "February 30th, 2026"])
def test_a_warning_without_a_day_leaves_the_part_unread(words):
    found = read_snapshot(printed(deprecated_models={"x": f"deprecated: {words}"}))
    assert found.deprecated_models is None
    assert found.unread["deprecated_models"].startswith("ValueError: ")


def test_a_part_of_another_shape_is_unread():
    found = read_snapshot(printed(error_classes=[{"status": 400}], exceptions=7))
    assert found.unread["error_classes"] == "KeyError: 'code'"
    assert found.unread["exceptions"].startswith("TypeError: ")


def test_a_part_that_is_neither_taken_nor_unread_is_an_error():
    unread = {name: why for name, why in UNREAD.items() if name not in {"models", "text_html"}}
    with pytest.raises(SnapshotError, match=r"^the probe said nothing of models, text_html$"):
        read_snapshot(printed(unread=unread))


def test_typescript_leaves_connections_to_fetch():
    unread = {name: why for name, why in UNREAD.items() if name not in PYTHON_ALONE}
    assert read_snapshot(printed("typescript", unread)).max_connections is None
    with pytest.raises(SnapshotError, match=r"said nothing of connect_timeout_seconds"):
        read_snapshot(printed("python", unread))


@pytest.mark.parametrize("text", ["", "Traceback", "[]", "{}", '{"sdk": "python"}'])
def test_what_is_no_snapshot_is_an_error(text):
    with pytest.raises(SnapshotError, match=r"^the probe printed no snapshot: "):
        read_snapshot(text)


def test_an_interpreter_without_the_sdk_is_an_error(tmp_path):
    bare = tmp_path / "python"
    bare.write_text(f'#!/bin/sh\nexec "{sys.executable}" -I -S "$2"\n')
    bare.chmod(0o755)
    with pytest.raises(SnapshotError, match=r"^the probe ended with an error: ModuleNotFoundError"):
        take_python(bare)


def test_an_interpreter_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(SnapshotError, match=r"/none does not run: "):
        take_python(tmp_path / "none")


def test_a_probe_that_hangs_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr(snapshot, "PROBE_SECONDS", 0.1)
    slow = tmp_path / "node"
    slow.write_text("#!/bin/sh\nexec sleep 60\n")
    slow.chmod(0o755)
    with pytest.raises(SnapshotError, match="timed out"):
        take_typescript(slow, tmp_path)


def test_a_probe_sees_neither_our_keys_nor_our_home(tmp_path, monkeypatch):
    monkeypatch.setenv("ANTHROPIC_API_KEY", "our-key")
    monkeypatch.setenv("HOME", "/our-home")
    telling = tmp_path / "node"
    telling.write_text('#!/bin/sh\necho "key:$ANTHROPIC_API_KEY home:$HOME" >&2\nexit 1\n')
    telling.chmod(0o755)
    with pytest.raises(SnapshotError, match=r"error: key: home:/(?!our-home)"):
        take_typescript(telling, tmp_path)


def test_a_package_whose_parts_have_moved_is_read_as_far_as_it_goes(tmp_path):
    """A stand-in for a release that put everything elsewhere: it imports, and that is all."""
    (tmp_path / "anthropic").mkdir()
    (tmp_path / "anthropic" / "__init__.py").write_text('__version__ = "99.0.0"\n__all__ = []\n')
    interpreter = tmp_path / "python"
    interpreter.write_text(
        f'#!/bin/sh\nPYTHONPATH="{tmp_path}" exec "{sys.executable}" -S "$2"\n', encoding="utf-8"
    )
    interpreter.chmod(0o755)

    found = take_python(interpreter)

    assert found.version == "99.0.0"
    assert found.environment == ()
    assert set(found.unread) == set(PARTS) - {"environment"}
    assert "AttributeError" in found.unread["max_retries"]
