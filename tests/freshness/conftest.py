import pytest

from tests.content.toy import GuidesFolder
from tests.freshness.toy import Desk


@pytest.fixture(scope="session")
def desk(tmp_path_factory):
    """The toy guides as they are: for tests that change the SDK alone."""
    return Desk(GuidesFolder(tmp_path_factory.mktemp("freshness") / "guides"))


@pytest.fixture
def own_desk(tmp_path):
    """Toy guides for one test to change."""
    return Desk(GuidesFolder(tmp_path / "guides"))
