from datetime import UTC, datetime

import pytest

from tests.contracts.content import GUIDES
from troubleshooter.content.library import check_content, load_library


@pytest.fixture(scope="session")
def today():
    return datetime.now(tz=UTC).date()


@pytest.fixture(scope="session")
def problems(today):
    return check_content(GUIDES, today)


@pytest.fixture(scope="session")
def library():
    return load_library(GUIDES)
