"""The daily report by itself: what is written into cron, systemd or Windows' scheduler, replaced and taken away.

The systems' own programs are stood in for by small ones on PATH, which keep what they are given in files.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

import pytest

from sqqf.post import cron, scheduling, systemd, windows
from sqqf.post.job import Job, Piece
from sqqf.procedure.errors import BadInput
from tests.conftest import CITY
from tests.post_office import PostOffice, free_port
from tests.test_cli_mail import settings

if TYPE_CHECKING:
    from tests.conftest import Sqqf

posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are programs of POSIX")
FOREIGN = b"MAILTO=a@b\n# \xb8\xf1 not UTF-8\n5 4 * * *\techo 1 % 2  \n\n"
AWKWARD = "a b 'c' \"d\" %h $HOME \\e"

CRONTAB = """
import os, sys
path = os.environ["FAKE"] + "/crontab.txt"
if sys.argv[1:] == ["-l"]:
    if os.environ.get("FORBIDDEN"):
        sys.exit("You (tester) are not allowed to use this program (crontab)")
    if not os.path.exists(path):
        sys.exit("no crontab for tester")
    sys.stdout.buffer.write(open(path, "rb").read())
elif sys.argv[1:] == ["-"]:
    open(path, "wb").write(sys.stdin.buffer.read())
else:
    sys.exit(2)
"""
SYSTEMCTL = """
import os, sys
if sys.argv[2:] == ["show-environment"]:
    sys.exit(not os.environ.get("WITH_SYSTEMD"))
open(os.environ["FAKE"] + "/systemctl.txt", "a").write(" ".join(sys.argv[1:]) + "\\n")
"""
SCHTASKS = """
import os, sys
verb, name = sys.argv[1], sys.argv[3].replace(chr(92), "-")
path = os.environ["FAKE"] + "/" + name + ".xml"
if verb == "/Create":
    open(path, "wb").write(open(sys.argv[5], "rb").read())
elif not os.path.exists(path):
    sys.exit("ERROR: The system cannot find the file specified.")
elif verb == "/Query":
    sys.stdout.buffer.write(open(path, encoding="utf-16").read().encode())
elif verb == "/Delete":
    os.unlink(path)
"""


@pytest.fixture
def system(sqqf: Sqqf) -> Path:
    """A folder in which the stand-ins keep what they get; the ledger is a new one of a city, the clock China's."""
    folder = sqqf.folder / "system"
    folder.mkdir()
    for name, code in (("crontab", CRONTAB), ("systemctl", SYSTEMCTL), ("schtasks", SCHTASKS)):
        path = folder / name
        path.write_text(f"#!{sys.executable}\n{code}", encoding="utf-8")
        path.chmod(0o700)
    sqqf.given(CITY)
    sqqf.env |= {
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "FAKE": str(folder),
        "TZ": "Asia/Shanghai",
        "XDG_CONFIG_HOME": str(sqqf.folder / "settings"),
        "SQQF_STATE": str(sqqf.folder / "state"),
    }
    return folder


def ledger_id(sqqf: Sqqf) -> str:
    (found,) = {one["text"].split("BEGIN ")[1][:16] for one in would_write(sqqf, "--kind", "cron")}
    return found


def would_write(sqqf: Sqqf, *options: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = sqqf.json("schedule", "show", *options)["would_write"]
    return found


def crontab(system: Path) -> bytes:
    return (system / "crontab.txt").read_bytes()


def settle(sqqf: Sqqf) -> Path:
    return settings(sqqf, PostOffice(free_port()))


@posix
def test_cron_gets_a_marked_block_and_keeps_every_other_line(sqqf: Sqqf, system: Path) -> None:
    (system / "crontab.txt").write_bytes(FOREIGN)
    said = sqqf.ok("schedule", "install", "--output", "pages")
    block = crontab(system).removeprefix(FOREIGN).decode()
    own = ledger_id(sqqf)
    command = (
        f"{sys.executable} -P -m sqqf.cli --lang en --ledger {sqqf.ledger} report daily --skip-rest-days"
        f" --into {sqqf.folder / 'pages'}"
    )
    assert block.splitlines() == [
        f"# sqqf daily BEGIN {own}",
        f"30 8-18 * * * {command}",
        f"@reboot {command}",
        f"# sqqf daily END {own}",
    ]
    assert said.splitlines() == [
        f"every working day at 08:30 in China: a page into {sqqf.folder / 'pages'}",
        "it also runs each hour after that until 18:30, for what couldn't be done before; nothing is sent twice",
        "cron, crontab:",
        *(f"  {line}" for line in block.splitlines()),
        "installed",
    ]
    sqqf.ok("schedule", "install", "--output", "pages", "--at", "20:05")
    again = crontab(system).removeprefix(FOREIGN).decode()
    assert again == block.replace("30 8-18 ", "5 20 ")
    shown = sqqf.ok("schedule", "show")
    assert shown.splitlines()[-4:] == [f"  {line}" for line in again.splitlines()]
    removed = sqqf.ok("schedule", "remove")
    assert removed.endswith("removed\n")
    assert crontab(system) == FOREIGN
    assert sqqf.ok("schedule", "remove") == "nothing is scheduled for this ledger\n"


@posix
def test_two_ledgers_have_a_block_each(sqqf: Sqqf, system: Path) -> None:
    sqqf.ok("schedule", "install")
    first = crontab(system)
    other = ("--ledger", sqqf.folder / "b.db")
    sqqf.ok(*other, *shlex.split(CITY))
    sqqf.ok(*other, "schedule", "install")
    assert crontab(system).startswith(first)
    assert crontab(system).count(b"@reboot") == 2
    sqqf.ok("schedule", "install")
    assert crontab(system).count(b"@reboot") == 2
    sqqf.ok("schedule", "remove")
    assert crontab(system).count(b"@reboot") == 1
    assert b"b.db" in crontab(system)


@posix
def test_a_crontab_without_a_last_line_break_gets_one(sqqf: Sqqf, system: Path) -> None:
    (system / "crontab.txt").write_bytes(b"5 4 * * * true")
    sqqf.ok("schedule", "install")
    assert crontab(system).startswith(b"5 4 * * * true\n# sqqf daily BEGIN ")


@posix
def test_a_crontab_that_may_not_be_read_is_not_written(sqqf: Sqqf, system: Path) -> None:
    answer = sqqf("schedule", "install", env={"FORBIDDEN": "1"})
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("sqqf: crontab failed: You (tester) are not allowed")
    assert not (system / "crontab.txt").exists()


@posix
@pytest.mark.parametrize("lost", ["BEGIN", "END"])
def test_a_block_that_somebody_broke_is_left_to_them(sqqf: Sqqf, system: Path, lost: str) -> None:
    sqqf.ok("schedule", "install")
    kept = [line for line in crontab(system).splitlines(keepends=True) if lost.encode() not in line]
    (system / "crontab.txt").write_bytes(b"".join(kept))
    answer = sqqf("schedule", "install")
    assert answer.code == 2
    assert "without its counterpart" in answer.err
    assert crontab(system) == b"".join(kept)


def by_hand(line: str, folder: Path) -> None:
    """Run a line as cron does: from another folder, by sh, % unescaped, with next to nothing in the environment."""
    command = line.replace(r"\%", "%")
    bare = {"HOME": str(folder), "PATH": "/usr/bin:/bin", "SQQF_TODAY": "2026-11-23"}
    subprocess.run(["/bin/sh", "-c", command], cwd=folder, env=bare, check=True, timeout=120)


@posix
def test_what_cron_runs_is_what_was_meant_however_awkward_the_paths(sqqf: Sqqf, system: Path) -> None:
    folder = sqqf.folder / AWKWARD
    folder.mkdir()
    ledger = folder / "台账.db"
    shutil.copy(sqqf.ledger, ledger)
    asked = ("--ledger", ledger, "schedule", "install", "--output", folder / "日报")
    sqqf.ok(*asked)
    line = crontab(system).decode().splitlines()[1]
    assert not re.search(r"(?<!\\)%", line)
    words = shlex.split(line.split(" * * * ")[1].replace(r"\%", "%"))
    assert words == sqqf.json(*asked)["command"]
    assert str(ledger) in words
    elsewhere = sqqf.folder / "elsewhere"
    elsewhere.mkdir()
    by_hand(line.split(" * * * ")[1], elsewhere)
    assert [path.name for path in (folder / "日报").glob("*.html")] == ["daily-report-2026-11-23.html"]


@posix
def test_the_whole_way_from_cron_to_the_mail(sqqf: Sqqf, system: Path) -> None:
    office = PostOffice(free_port())
    path = settings(sqqf, office)
    del sqqf.env["SQQF_MAIL_CONFIG"]
    answer = sqqf("schedule", "install", "--mail", "a@example.org", "--config", path.name)
    assert answer.code == 0, answer.err
    _, hourly, reboot, _ = crontab(system).decode().splitlines()
    command = hourly.split(" * * * ")[1]
    assert reboot == f"@reboot {command}"
    with office.open():
        by_hand(command, sqqf.folder)
        by_hand(command, sqqf.folder)
    assert [message["To"] for message in office.mail] == ["a@example.org"]


@posix
@pytest.mark.parametrize("kind", ["cron", "systemd"])
def test_what_runs_knows_the_settings_and_the_outbox_of_who_installed_it(
    sqqf: Sqqf, system: Path, kind: str
) -> None:
    """A mail that the schedule sent isn't sent by hand again, though only the user's shell says where things are."""
    sqqf.env |= {"WITH_SYSTEMD": "1", "XDG_CONFIG_HOME": str(sqqf.folder / "set up")}
    office = PostOffice(free_port())
    home = sqqf.folder / "set up" / "sqqf"
    home.mkdir(parents=True)
    settings(sqqf, office).rename(home / "mail.toml")
    del sqqf.env["SQQF_MAIL_CONFIG"]
    sqqf.env["SQQF_STATE"] = str(sqqf.folder / "the state %h $x")
    sqqf.ok("schedule", "install", "--kind", kind, "--mail", "a@example.org")
    installed = sqqf.json("schedule", "show")["installed"]
    job = scheduling.read(kind, "", [Piece(one["place"], one["text"]) for one in installed])
    assert job
    assert job.command[-2:] == ["--config", str(home / "mail.toml")]
    assert job.environment == {"SQQF_STATE": sqqf.env["SQQF_STATE"]}
    bare = {"HOME": str(sqqf.folder), "PATH": "/usr/bin:/bin", "SQQF_TODAY": sqqf.today}
    with office.open():
        subprocess.run(job.command, cwd="/", env=bare | dict(job.environment), check=True, timeout=120)
        by_hand = sqqf.json("report", "daily", "--mail", "a@example.org", "--names")
    assert by_hand["already"] == ["a@example.org"]
    assert len(office.mail) == 1


@posix
def test_a_relative_outbox_folder_is_named_whole_and_a_page_needs_none(sqqf: Sqqf, system: Path) -> None:
    settle(sqqf)
    sqqf.env["SQQF_STATE"] = "state here"
    (one,) = would_write(sqqf, "--kind", "cron", "--mail", "a@example.org")
    assert one["text"].splitlines()[1].startswith(f"30 8-18 * * * SQQF_STATE='{sqqf.folder}/state here' ")
    assert one["text"].splitlines()[2].startswith(f"@reboot SQQF_STATE='{sqqf.folder}/state here' ")
    assert "SQQF_STATE" not in would_write(sqqf, "--kind", "cron")[0]["text"]
    said = sqqf.ok("schedule", "show", "--kind", "windows", "--mail", "a@example.org")
    assert (
        f'a Windows task takes no variables along; set it for the user: setx SQQF_STATE "{sqqf.folder}/state here"\n'
        in said
    )


@posix
@pytest.mark.parametrize(
    ("options", "what"),
    [
        ("--mail a@example.org", "mail to a@example.org, numbers only"),
        (
            "--mail a@example.org --mail b@example.org --names",
            "mail to a@example.org, b@example.org, with names",
        ),
        ("--per-officer", "mail to each officer with an address in the settings, numbers only"),
        ("--mail a@example.org --output /p", "mail to a@example.org, numbers only, a page into /p"),
    ],
)
@pytest.mark.parametrize("kind", scheduling.KINDS)
def test_what_is_installed_is_said_in_words_first(
    sqqf: Sqqf, system: Path, kind: str, options: str, what: str
) -> None:
    settle(sqqf)
    sqqf.env |= {"WITH_SYSTEMD": "1", "TZ": "America/Lima"}
    sqqf.ok("schedule", "install", "--kind", kind, "--at", "07:15", *options.split())
    shown = sqqf.ok("schedule", "show").splitlines()
    assert shown[0] == f"every working day at 07:15 in China: {what}"
    assert shown[1].startswith("it also runs each hour after that until 18:15")


@posix
def test_a_schedule_changed_by_hand_is_shown_as_it_stands(sqqf: Sqqf, system: Path) -> None:
    sqqf.ok("schedule", "install")
    (system / "crontab.txt").write_bytes(re.sub(rb"\n30 8-18 .*\n", b"\n@daily true\n", crontab(system)))
    shown = sqqf.ok("schedule", "show").splitlines()
    assert shown[0].startswith("what is there was changed by hand")
    assert "  @daily true" in shown


@posix
def test_mail_that_waits_is_listed_and_goes_when_its_file_is_deleted(sqqf: Sqqf, system: Path) -> None:
    settle(sqqf)
    for to in ("wrong@example.org", "right@example.org"):
        sqqf.ok("report", "daily", "--mail", to)
    waiting = sqqf.json("schedule", "show")["waiting"]
    assert [(one["to"], one["date"]) for one in waiting] == [
        ("wrong@example.org", "2026-11-23"),
        ("right@example.org", "2026-11-23"),
    ]
    shown = sqqf.ok("schedule", "show").splitlines()
    assert shown[-3:] == [
        "waiting in the outbox for the next run; a file deleted here isn't sent:",
        *(f"  {one['date']}  {one['to']}  {one['path']}" for one in waiting),
    ]
    Path(waiting[0]["path"]).unlink()
    assert [one["to"] for one in sqqf.json("schedule", "show")["waiting"]] == ["right@example.org"]
    Path(waiting[1]["path"]).unlink()
    assert "waiting in the outbox" not in sqqf.ok("schedule", "show")


@posix
def test_systemd_gets_a_service_and_a_persistent_timer(sqqf: Sqqf, system: Path) -> None:
    sqqf.env["WITH_SYSTEMD"] = "1"
    settle(sqqf)
    said = sqqf.ok("schedule", "install", "--mail", "a@example.org", "--at", "9:05")
    units = sqqf.folder / "settings/systemd/user"
    service, timer = sorted(units.iterdir())
    own = ledger_id(sqqf)
    assert [service.name, timer.name] == [f"sqqf-daily-{own}.service", f"sqqf-daily-{own}.timer"]
    assert timer.read_text(encoding="utf-8").splitlines() == [
        "[Unit]",
        f"Description=sqqf daily report, ledger {own}",
        "",
        "[Timer]",
        "OnCalendar=*-*-* 09..18:05:00 Asia/Shanghai",
        "Persistent=true",
        "",
        "[Install]",
        "WantedBy=timers.target",
    ]
    assert str(timer) in said
    assert "  Persistent=true\n" in said
    calls = (system / "systemctl.txt").read_text(encoding="utf-8").splitlines()
    assert calls == [
        f"--user {call}" for call in ("daemon-reload", f"enable {timer.name}", f"restart {timer.name}")
    ]
    sqqf.ok("schedule", "install", "--mail", "a@example.org", "--at", "8:30")
    assert sorted(units.iterdir()) == [service, timer]
    assert "08..18:30:00" in sqqf.ok("schedule", "show")
    sqqf.ok("schedule", "remove")
    assert list(units.iterdir()) == []
    calls = (system / "systemctl.txt").read_text(encoding="utf-8").splitlines()
    assert calls[-2:] == [f"--user disable --now {timer.name}", "--user daemon-reload"]


@posix
def test_changing_over_leaves_one(sqqf: Sqqf, system: Path) -> None:
    sqqf.ok("schedule", "install")
    nobody = sqqf("schedule", "install", "--kind", "systemd")
    assert (nobody.code, nobody.err.splitlines()[0]) == (2, "sqqf: systemctl failed: 1")
    assert not (sqqf.folder / "settings").exists()
    sqqf.env["WITH_SYSTEMD"] = "1"
    said = sqqf.ok("schedule", "install", "--kind", "systemd")
    assert "the schedule installed by cron will be removed\n" in said
    assert crontab(system) == b""
    shown = sqqf.json("schedule", "show")["installed"]
    assert {one["kind"] for one in shown} == {"systemd"}
    sqqf.ok("schedule", "install", "--kind", "windows")
    assert {one["kind"] for one in sqqf.json("schedule", "show")["installed"]} == {"windows"}
    assert {one["kind"] for one in sqqf.json("schedule", "remove")["removed"]} == {"windows"}
    assert sqqf.json("schedule", "show")["installed"] == []


@posix
def test_a_windows_task_is_made_once_and_taken_away(sqqf: Sqqf, system: Path) -> None:
    sqqf.ok("schedule", "install", "--kind", "windows")
    sqqf.ok("schedule", "install", "--kind", "windows", "--at", "07:00")
    (task,) = system.glob("*.xml")
    assert "T07:00:00+08:00" in task.read_text(encoding="utf-16")
    sqqf.ok("schedule", "remove")
    assert list(system.glob("*.xml")) == []


def job(*arguments: str, at: time = time(8, 30)) -> Job:
    return Job("0123456789abcdef", ("/opt/a b/sqqf", *arguments), at)


@pytest.mark.parametrize("word", [AWKWARD, "a&b<c>", "日报", "%%", "$$x ${y}", "end\\"])
@pytest.mark.parametrize("kind", scheduling.KINDS)
def test_what_is_written_is_read_back(kind: str, word: str) -> None:
    environment = {} if kind == "windows" else {"SQQF_STATE": word}
    meant = job("--ledger", word, at=time(0, 5))._replace(environment=environment)
    if kind == "windows" and "%" in word:
        return
    found = scheduling.read(kind, meant.id, scheduling.KINDS[kind].pieces(meant))
    assert found
    assert found._replace(command=tuple(found.command)) == meant


@pytest.mark.parametrize("word", [AWKWARD, "a&b<c>", "日报", "%%", "$$x ${y}", "end\\"])
def test_words_survive_each_systems_quoting(word: str) -> None:
    wanted = ["/opt/a b/sqqf", "--ledger", word]
    line = cron.pieces(job("--ledger", word))[0].text.splitlines()[1].split(" * * * ")[1]
    assert shlex.split(line.replace(r"\%", "%")) == wanted

    service = systemd.pieces(job("--ledger", word))[0].text
    command = service.splitlines()[-1].removeprefix("ExecStart=")
    assert [part.replace("%%", "%").replace("$$", "$") for part in shlex.split(command)] == wanted

    if "%" not in word:
        task = Xml.fromstring(windows.pieces(job("--ledger", word))[0].text.partition("\n")[2])
        space = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
        assert task.findtext(f".//{space}Command") == wanted[0]
        assert task.findtext(f".//{space}Arguments") == subprocess.list2cmdline(wanted[1:])
        assert task.findtext(f".//{space}StartWhenAvailable") == "true"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_itself_finds_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    program = tmp_path / "a b %h" / "sqqf"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    for piece in systemd.pieces(Job("0123456789abcdef", (str(program), "--ledger", AWKWARD), time(8, 30))):
        Path(piece.place).parent.mkdir(parents=True, exist_ok=True)
        Path(piece.place).write_text(piece.text, encoding="utf-8")
        done = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", piece.place],
            capture_output=True,
            text=True,
            check=False,
        )
        assert "sqqf-daily" not in done.stderr, done.stderr
    when = subprocess.run(
        ["systemd-analyze", "calendar", "*-*-* 08..18:30:00 Asia/Shanghai"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert when.returncode == 0, when.stderr


@pytest.mark.parametrize(("word", "why"), [("%TEMP%", "windows"), ("$(Arg0)", "windows")])
def test_what_windows_would_put_in_is_refused(word: str, why: str) -> None:
    with pytest.raises(BadInput, match="not_schedulable"):
        scheduling.KINDS[why].pieces(job("--ledger", word))


@posix
def test_a_line_break_in_a_path_is_refused(sqqf: Sqqf, system: Path) -> None:
    answer = sqqf("schedule", "install", "--output", "a\n* * * * * evil")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("sqqf: there is a control character in ")
    assert len(answer.err.splitlines()) == 2
    assert not (system / "crontab.txt").exists()


@posix
@pytest.mark.parametrize(
    ("zone", "at", "hours", "here"),
    [
        ("UTC", "08:30", "30 0-10 * * * ", "00:30"),
        ("America/Lima", "08:30", "30 19-23,0-5 * * * ", "19:30"),
        ("Asia/Kolkata", "08:30", "0 6-16 * * * ", "06:00"),
        ("Asia/Shanghai", "18:00", "0 18 * * * ", None),
        ("Asia/Shanghai", "17:59", "59 17-18 * * * ", None),
        ("Asia/Shanghai", "00:00", "0 0-18 * * * ", None),
        ("Asia/Shanghai", "23：59", "59 23 * * * ", None),
    ],
)
def test_cron_goes_by_the_machines_clock(
    sqqf: Sqqf, system: Path, zone: str, at: str, hours: str, here: str | None
) -> None:
    sqqf.env["TZ"] = zone
    said = sqqf.ok("schedule", "show", "--kind", "cron", "--at", at)
    assert f"\n  {hours}{sys.executable} " in said
    clock = "cron goes by this machine’s clock, where that is "
    assert (f"{clock}{here}\n" in said) if here else (clock not in said)


@posix
@pytest.mark.parametrize("at", ["8", "24:00", "08:60", "8.30", "８:30", "noon", "08:30:00"])
def test_only_a_time_of_day_is_one(sqqf: Sqqf, system: Path, at: str) -> None:
    answer = sqqf("schedule", "install", "--at", at)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"sqqf: “{at}” is not a time of day")


@posix
@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--mail", "a@example.org"), 2, "there are no mail settings"),
        (("--mail", "nobody"), 2, "“nobody” is not a mail address"),
        (("--names",), 2, "--names goes with mail only"),
        (("--kind", "at"), 2, "no such format: “at”"),
    ],
)
def test_what_could_never_run_is_not_installed(
    sqqf: Sqqf, system: Path, options: Sequence[str], code: int, said: str
) -> None:
    answer = sqqf("schedule", "install", *options)
    assert (answer.code, answer.out) == (code, "")
    assert answer.err.startswith(f"sqqf: {said}")
    assert not (system / "crontab.txt").exists()


@posix
def test_every_wish_stands_in_the_command(sqqf: Sqqf, system: Path) -> None:
    path = settle(sqqf)
    path.write_text(path.read_text(encoding="utf-8") + 'user = "x"\n', encoding="utf-8")
    sqqf.env["SQQF_LANG"] = "zh"
    options = (
        "--mail",
        "a@example.org",
        "--mail",
        "b@example.org",
        "--names",
        "--per-officer",
        "--output",
        "p",
    )
    answer = sqqf("schedule", "install", *options, "--json")
    assert answer.code == 0
    assert "SQQF_MAIL_PASSWORD" in answer.err
    document = answer.json()
    assert document["command"][3:] == [
        "sqqf.cli", "--lang", "zh", "--ledger", str(sqqf.ledger), "report", "daily", "--skip-rest-days",
        "--mail", "a@example.org", "--mail", "b@example.org", "--names", "--per-officer",
        "--config", str(path), "--into", str(sqqf.folder / "p"),
    ]  # fmt: skip
    assert document["removed"] == []
    assert [one["kind"] for one in document["installed"]] == ["cron"]
    assert crontab(system).decode() == document["installed"][0]["text"]


@posix
@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("", True),
        ('password_env = "OTHER"', True),
        ('password = "p"', False),
        ('password_command = ["pass"]', False),
    ],
)
def test_a_password_that_only_this_shell_knows_is_told_beforehand(
    sqqf: Sqqf, system: Path, line: str, told: bool
) -> None:
    path = settle(sqqf)
    path.write_text(f'{path.read_text(encoding="utf-8")}user = "x"\n{line}\n', encoding="utf-8")
    answer = sqqf("schedule", "install", "--mail", "a@example.org", env={"SQQF_MAIL_PASSWORD": "p"})
    assert answer.code == 0
    variable = "password_env" if "OTHER" in line else "SQQF_MAIL_PASSWORD"  # a password may stand there
    said = (
        f"the password comes from {variable}, which won't be set when the report runs: put password_command or"
        f" password into {path}\n"
    )
    assert answer.err == (said if told else "")


@posix
def test_without_a_wish_the_report_goes_into_a_folder_beside_the_ledger(sqqf: Sqqf, system: Path) -> None:
    sqqf.env["SQQF_LANG"] = "en"
    assert json.loads(sqqf.ok("schedule", "show", "--json"))["command"][-2:] == [
        "--into",
        str(sqqf.folder / "daily-reports"),
    ]
    assert not (system / "crontab.txt").exists(), "showing writes nothing"


def test_a_schedule_needs_a_ledger(sqqf: Sqqf) -> None:
    for name in ("show", "install", "remove"):
        assert sqqf("schedule", name).code == 10


@posix
@pytest.mark.parametrize(("typed", "code", "there"), [("y\r", 0, True), ("n\r", 130, False)])
def test_on_a_terminal_it_says_what_it_will_do_and_asks(
    sqqf: Sqqf, system: Path, typed: str, code: int, there: bool
) -> None:
    from tests.test_cli_terminal import at_terminal

    seen = at_terminal(sqqf, "schedule", "install", answers=[("write this?", typed)])
    assert seen.code == code
    assert seen.screen.index("# sqqf daily BEGIN") < seen.screen.index("write this?")
    assert (system / "crontab.txt").exists() == there
    seen = at_terminal(sqqf, "schedule", "install", "--yes")
    assert seen.code == 0
    assert "write this?" not in seen.screen


@posix
@pytest.mark.parametrize(
    ("kind", "program"), [("cron", "crontab"), ("systemd", "systemctl"), ("windows", "schtasks")]
)
def test_a_system_without_the_program_says_so(sqqf: Sqqf, kind: str, program: str) -> None:
    sqqf.given(CITY)
    sqqf.env |= {"PATH": str(sqqf.folder), "XDG_CONFIG_HOME": str(sqqf.folder / "settings")}
    answer = sqqf("schedule", "install", "--kind", kind)
    assert (answer.code, answer.err.splitlines()[0]) == (2, f"sqqf: there is no {program} on this system")
    assert not (sqqf.folder / "settings").exists()
    assert sqqf.ok("schedule", "remove") == "nothing is scheduled for this ledger\n"
