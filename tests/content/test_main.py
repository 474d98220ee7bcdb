"""The command that authors and pre-commit run."""

from tests.content.toy import OTHER
from troubleshooter.content.__main__ import main


def test_good_guides_print_nothing_and_succeed(folder, capsys):
    assert main([str(folder.root)]) == 0
    assert capsys.readouterr().out == ""


def test_every_problem_is_printed_and_the_command_fails(folder, capsys):
    folder.replace(OTHER, 'action = "wait"', 'action = "hope"')
    folder.replace(OTHER, "## Fix it", "## Mend it")
    assert main([str(folder.root)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert all(line.startswith(f"{folder.root / OTHER}:") for line in lines)


def test_without_a_folder_it_checks_the_guides_where_it_runs(folder, capsys, monkeypatch):
    monkeypatch.chdir(folder.root.parent)
    folder.replace(OTHER, 'action = "wait"', 'action = "hope"')
    assert main([]) == 1
    assert capsys.readouterr().out.startswith(f"guides/{OTHER}:10: action: 'hope'")
