import pytest

from tests.content.toy import GuidesFolder


@pytest.fixture
def folder(tmp_path):
    return GuidesFolder(tmp_path / "guides")
