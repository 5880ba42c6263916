"""The daily report by mail, sent to a real server: what stands in it, once a day, and nothing lost on the way."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import CITY
from tests.damage import change
from tests.post_office import PASSWORD, USER, PostOffice, free_port, parts
from tests.test_cli_documents import DESK, registered
from tests.test_cli_report import Page

if TYPE_CHECKING:
    from tests.conftest import Sqqf

MAIL = ("report", "daily", "--mail", "a@example.org")
NAMES = ("甲某", "乙某", "丙某", "丁某", "戊某", "己某", "庚某", "李某", "王某")
SUNDAY, MONDAY = "2026-11-22", "2026-11-23"


def settings(sqqf: Sqqf, office: PostOffice, *lines: str, security: str = "none") -> Path:
    """The mail settings for this server, in the place where they are looked for."""
    path = sqqf.folder / "mail.toml"
    head = (
        'host = "localhost"',
        f"port = {office.port}",
        f'security = "{security}"',
        'from = "容错办 <office@example.org>"',
    )
    path.write_text("\n".join((*head, *lines)) + "\n", encoding="utf-8")
    path.chmod(0o600)
    sqqf.env |= {"SQQF_MAIL_CONFIG": str(path), "SQQF_STATE": str(sqqf.folder / "state")}
    return path


@pytest.fixture
def office(sqqf: Sqqf) -> PostOffice:
    """A server that isn't there yet, and a desk with one limit of each status whose settings name it."""
    sqqf.given(*DESK)
    found = PostOffice(free_port())
    settings(sqqf, found)
    return found


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for localhost that no system trusts, with its key."""
    if not shutil.which("openssl"):
        pytest.skip("no openssl to make a certificate with")
    folder = tmp_path_factory.mktemp("certificate")
    key, own = folder / "key.pem", folder / "own.pem"
    command = (
        f"openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=localhost -keyout {key} -out {own}"
        " -addext subjectAltName=DNS:localhost -addext keyUsage=critical,digitalSignature,keyCertSign"
    )
    subprocess.run(command.split(), check=True, capture_output=True)
    both = folder / "both.pem"
    both.write_bytes(key.read_bytes() + own.read_bytes())
    return both


def in_box(sqqf: Sqqf, name: str) -> list[Path]:
    return sorted((sqqf.folder / "state/outbox").glob(f"*/{name}/*"))


def test_a_mail_says_in_text_and_html_what_the_report_says_without_a_name(
    sqqf: Sqqf, office: PostOffice
) -> None:
    head = sqqf.json("verify")["head"]
    with office.open():
        answer = sqqf(*MAIL)
    assert (answer.code, answer.out, answer.err) == (0, "", "sent to a@example.org\n")
    (message,) = office.mail
    headers = {name: message[name] for name in ("From", "To", "Subject", "Auto-Submitted", "Content-Type")}
    assert headers.pop("Content-Type").startswith("multipart/alternative")
    assert headers == {
        "From": "容错办 <office@example.org>",
        "To": "a@example.org",
        "Subject": "Tolerance ledger, daily report 2026-11-23: overdue 1, due today 1",
        "Auto-Submitted": "auto-generated",
    }
    said = parts(message)
    assert list(said) == ["text/plain", "text/html"]
    assert said["text/plain"].splitlines() == [
        "Daily report of 阳江市容错调查工作小组",
        "2026-11-23 (working day)",
        "overdue 1, due today 1, due soon 1, on track 2; waiting 1",
        "",
        "Overdue (1)",
        "  阳容〔2026〕4号  acceptance limit 二(三)2  2026-11-16  overdue by 7 days (5 working days)",
        "",
        "Due today (1)",
        "  阳容〔2026〕3号  acceptance limit 二(三)2  2026-11-23  due today",
        "",
        "Due soon (1)",
        "  阳容〔2026〕2号  acceptance limit 二(三)2  2026-11-26  3 working days left",
        "",
        "Provisional: the year's notice isn't out (1)",
        "  阳容〔2026〕5号  investigation limit 二(三)3(3)  2027-01-04 (provisional)  29 working days left",
        "",
        "Waiting, without a limit in the Opinion",
        "  阳容〔2026〕6号  waits for deliberation since 2026-11-20, 1 working days",
        "",
        f"head {head} (sqqf verify --head … proves that the ledger still contains this)",
    ]
    page = Page(said["text/html"])
    assert page.faults == []
    assert [len(row) for row in page.rows if row] == [4, 4, 4, 4, 2], "no empty columns for names"
    assert head in said["text/html"]
    whole = message.as_string() + "".join(said.values()) + message["Subject"]
    assert [name for name in NAMES if name in whole] == []


@pytest.mark.parametrize(("asked", "named"), [((), False), (("--names",), True)])
def test_names_only_where_they_are_asked_for(
    sqqf: Sqqf, office: PostOffice, asked: tuple[str, ...], named: bool
) -> None:
    with office.open():
        sqqf.ok(*MAIL, *asked, "--officer", "王某")
        sqqf.env["SQQF_LANG"] = "zh"
        sqqf.ok("report", "daily", "--mail", "b@example.org", *asked, "--officer", "王某")
    for message in office.mail:
        for said in (*parts(message).values(), message["Subject"]):
            found = [name for name in NAMES if name in said]
            assert found == (["乙某", "己某", "王某"] if named and said != message["Subject"] else [])
    assert "one officer’s" in parts(office.mail[0])["text/plain"] or named


def test_a_report_is_no_act(sqqf: Sqqf, office: PostOffice) -> None:
    before = sqqf.ledger.read_bytes()
    with office.open():
        sqqf.ok(*MAIL)
    assert sqqf.ledger.read_bytes() == before


def test_once_a_day_however_often_it_is_run(sqqf: Sqqf, office: PostOffice) -> None:
    with office.open():
        sqqf.ok(*MAIL)
        again = sqqf(*MAIL)
        assert (again.code, again.out, again.err) == (0, "", "")
        twice = sqqf.json(*MAIL, "--mail", "a@example.org", "--mail", "b@example.org")
        named = sqqf.json(*MAIL, "--names")
        sqqf.ok(*MAIL, "--officer", "王某")
        sqqf.ok(*MAIL, today="2026-11-24")
    assert twice == {"date": MONDAY, "sent": ["b@example.org"], "queued": [], "already": ["a@example.org"]}
    assert (named["sent"], named["already"]) == ([], ["a@example.org"]), (
        "in another form it is the same report"
    )
    assert [message["To"] for message in office.mail] == [f"{name}@example.org" for name in "abaa"]
    assert len({message["Message-ID"] for message in office.mail}) == 4


def test_of_runs_at_the_same_time_one_sends(sqqf: Sqqf, office: PostOffice) -> None:
    with office.open():
        runs = [sqqf.start(*MAIL) for _ in range(4)]
        said = [run.communicate(timeout=120) for run in runs]
    assert [run.returncode for run in runs] == [0] * 4, said
    assert len(office.mail) == 1
    assert [err for _, err in said].count("sent to a@example.org\n") == 1


def test_what_cannot_go_now_goes_next_time_and_first(sqqf: Sqqf, office: PostOffice) -> None:
    away = sqqf(*MAIL, "--mail", "b@example.org", today="2026-11-20")
    assert (away.code, away.out) == (0, "")
    first, second = away.err.splitlines()
    assert first.startswith("queued: a@example.org, will be sent next time (")
    assert second.startswith("queued: b@example.org, will be sent next time (")
    queued = in_box(sqqf, "queued")
    assert len(queued) == 2
    if os.name != "nt":
        assert {path.stat().st_mode & 0o777 for path in queued} == {0o600}
        assert {path.parent.stat().st_mode & 0o777 for path in queued} == {0o700}
    assert [name for name in NAMES if name in decoded(queued[0])] == []
    with office.open():
        resting = sqqf("report", "daily", "--skip-rest-days", *MAIL[2:], today=SUNDAY)
        assert (resting.code, resting.err) == (0, "sent to a@example.org\nsent to b@example.org\n")
        assert sqqf("report", "daily", "--skip-rest-days", *MAIL[2:], today=SUNDAY).err == ""
        sqqf.ok(*MAIL)
    subjects = [message["Subject"].split(":")[0].split()[-1] for message in office.mail]
    assert subjects == ["2026-11-20", "2026-11-20", MONDAY]
    assert in_box(sqqf, "queued") == in_box(sqqf, "failed") == []
    assert [path.stat().st_size for path in in_box(sqqf, "sent")] == [0, 0, 0], "the mail itself isn't kept"


def decoded(path: Path) -> str:
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    return "".join((message["Subject"], *parts(message).values()))


def test_a_server_that_says_later_gets_it_later(sqqf: Sqqf, office: PostOffice) -> None:
    with office.open():
        office.answers["a@example.org"] = "450 4.2.1 busy"
        answer = sqqf(*MAIL, "--mail", "b@example.org")
        assert answer.code == 0
        assert answer.err.splitlines() == [
            "queued: a@example.org, will be sent next time (450 4.2.1 busy)",
            "sent to b@example.org",
        ]
        office.answers.clear()
        office.to_data = "451 4.3.0 no room"
        assert sqqf(*MAIL).err == "queued: a@example.org, will be sent next time (451 4.3.0 no room)\n"
        office.to_data = "250 OK"
        assert sqqf(*MAIL).err == "sent to a@example.org\n"
        assert sqqf(*MAIL).err == ""


def test_what_is_refused_for_good_is_put_aside_and_said(sqqf: Sqqf, office: PostOffice) -> None:
    with office.open():
        office.answers["a@example.org"] = "550 5.1.1 no such \x1b[31muser"
        answer = sqqf(*MAIL, "--mail", "b@example.org", "--json")
        assert (answer.code, answer.out) == (1, "")
        first, second, hint = answer.err.splitlines()
        assert first == "sent to b@example.org"
        assert second.startswith(
            "sqqf: the mail server refuses it for good: a@example.org (550 5.1.1 no such "
        )
        assert "\x1b" not in answer.err
        assert str(sqqf.folder) in hint
        assert len(in_box(sqqf, "failed")) == 1
        again = sqqf(*MAIL)
        assert (again.code, again.err) == (0, ""), "it isn't tried every hour"


def test_a_report_of_their_own_for_each_officer(sqqf: Sqqf, office: PostOffice) -> None:
    settings(sqqf, office, "[officers]", '"李某" = "li@example.org"', '"赵某" = "zhao@example.org"')
    with office.open():
        answer = sqqf("report", "daily", "--per-officer", "--mail", "a@example.org", "--names")
        assert (answer.code, answer.out) == (0, "")
        again = sqqf("report", "daily", "--per-officer", "--names")
        assert (again.code, again.err) == (0, "")
    assert answer.err.splitlines() == [
        "no address in the mail settings, so no report of their own: 王某",
        "sent to a@example.org",
        "sent to li@example.org",
    ]
    whole, own = (parts(message)["text/plain"] for message in office.mail)
    assert "王某" in whole
    assert "王某" not in own
    assert own.splitlines()[0] == "Daily report of 阳江市容错调查工作小组 · 李某"
    assert own.count("阳容〔2026〕") == 2


@pytest.mark.filterwarnings("ignore:Requiring AUTH:UserWarning")
@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_encrypted_to_who_it_should_be_with_the_right_password(
    sqqf: Sqqf, office: PostOffice, certificate: Path, security: str
) -> None:
    shutil.copy(certificate, sqqf.folder / "ca.pem")
    user, trusted = f'user = "{USER}"', 'ca_file = "ca.pem"'
    with office.open(security, certificate, password=True):
        settings(sqqf, office, user, "password = 'x'", security=security)
        stranger = sqqf(*MAIL)
        assert stranger.code == 2
        assert stranger.err.startswith("sqqf: localhost can't show that it is the mail server: self")

        settings(sqqf, office, user, "password = 'x'", trusted, security=security)
        wrong = sqqf(*MAIL)
        assert (wrong.code, wrong.err.splitlines()[0]) == (
            2,
            "sqqf: the mail server rejects the user or the password",
        )
        assert office.mail == []
        assert len(in_box(sqqf, "queued")) == 1

        settings(sqqf, office, trusted, security=security)
        nobody = sqqf(*MAIL)
        assert nobody.code == 2
        assert nobody.err.startswith("sqqf: the mail server accepts no mail from office@example.org: 530 ")

        settings(sqqf, office, user, 'password = "p%a s\\"s\'word"', trusted, security=security)
        assert sqqf(*MAIL).err == "sent to a@example.org\n"
    assert office.logged_in == [USER]
    assert len(office.mail) == 1


def test_a_server_without_encryption_gets_nothing(sqqf: Sqqf, office: PostOffice) -> None:
    with office.open():
        for security in ("tls", "starttls"):
            settings(sqqf, office, security=security)
            answer = sqqf(*MAIL)
            assert answer.code == 2
            assert answer.err.splitlines()[0] == f"sqqf: localhost doesn't speak {security} there"
    assert office.mail == []


def program(sqqf: Sqqf, code: str) -> str:
    """A password command in TOML that runs this Python."""
    path = sqqf.folder / "password.py"
    path.write_text(code, encoding="utf-8")
    return f"password_command = ['{sys.executable}', '{path}']"


def test_a_password_from_the_environment_or_a_command(
    sqqf: Sqqf, office: PostOffice, certificate: Path
) -> None:
    shutil.copy(certificate, sqqf.folder / "ca.pem")
    user, trusted = f'user = "{USER}"', 'ca_file = "ca.pem"'
    with office.open("starttls", certificate, password=True):
        settings(sqqf, office, user, trusted, security="starttls")
        missing = sqqf(*MAIL)
        assert missing.code == 2
        assert "SQQF_MAIL_PASSWORD" in missing.err
        assert in_box(sqqf, "queued") == [], "said before anything is queued"
        assert sqqf(*MAIL, env={"SQQF_MAIL_PASSWORD": PASSWORD}).err == "sent to a@example.org\n"

        settings(sqqf, office, user, trusted, 'password_env = "OTHER"', security="starttls")
        assert sqqf(*MAIL, today="2026-11-24", env={"OTHER": PASSWORD}).err == "sent to a@example.org\n"

        command = program(sqqf, f"print({PASSWORD!r}); print('second line')")
        settings(sqqf, office, user, trusted, command, security="starttls")
        assert sqqf(*MAIL, today="2026-11-25").err == "sent to a@example.org\n"

        command = program(sqqf, "import sys; print('s3cret'); sys.exit('locked')")
        settings(sqqf, office, user, trusted, command, security="starttls")
        failed = sqqf(*MAIL, today="2026-11-26")
        assert failed.code == 2
        assert "(locked)" in failed.err
        assert "s3cret" not in failed.err
    assert len(office.mail) == 3


FAULTS = {
    'host = "smtp.example.org"': "mail would go out unencrypted",
    "port = 0": "“port” in the mail settings isn't of the right form",
    'port = "25"': "“port” in the mail settings isn't of the right form",
    "port = true": "“port” in the mail settings isn't of the right form",
    'security = "ssl"': "“security” in the mail settings isn't of the right form",
    "from = 3": "“from” in the mail settings isn't of the right form",
    'from = "s3cret"': "“from” in the mail settings isn't of the right form",
    'host = "s3cret"': "mail would go out unencrypted",
    'host = "s3cret..x"': "“host” in the mail settings isn't of the right form",
    'password_env = "s3cret!"': "“password_env” in the mail settings isn't of the right form",
    'officers = {"李某" = "s3cret"}': "“officers.李某” in the mail settings isn't of the right form",
    '"s3cret!" = 1': "there is no mail setting “…”",
    'ca_file = "s3cret"': "ca_file in the mail settings names no file with certificates",
    'ca_file = "mail.toml"': "ca_file in the mail settings names no file with certificates",
    'ca_file = "."': "ca_file in the mail settings names no file with certificates",
    'ca_file = "~nobody1/x"': "ca_file in the mail settings names no file with certificates",
    'from = "a@example.org\\r\\nBcc: b@example.org"': "“from” in the mail settings isn't of the right form",
    'hots = "localhost"': "there is no mail setting “hots”",
    "password_command = []": "“password_command” in the mail settings isn't of the right form",
    'password_command = "pass mail"': "“password_command” in the mail settings isn't of the right form",
    'officers = {"李某" = "li"}': "“officers.李某” in the mail settings isn't of the right form",
    "officers = []": "“officers” in the mail settings isn't of the right form",
    'password = "s3cret"\npassword_env = "X"': "password, password_env exclude each other",
    'password = "s3cret': "the mail settings aren't TOML in UTF-8",
    f"port = {'9' * 5000}": "the mail settings aren't TOML in UTF-8",
    f"port = {'[' * 5000}": "the mail settings aren't TOML in UTF-8",
    f"port{'.a' * 20_000} = 1": "the mail settings aren't TOML in UTF-8",
}


@pytest.mark.parametrize("line", FAULTS)
def test_settings_that_cannot_be_used_are_named(sqqf: Sqqf, office: PostOffice, line: str) -> None:
    path = settings(sqqf, office)
    key = line.split(" ")[0]
    kept = [old for old in path.read_text(encoding="utf-8").splitlines() if not old.startswith(f"{key} ")]
    secure = "tls" if key == "ca_file" else None
    kept = [f'security = "{secure}"' if secure and old.startswith("security") else old for old in kept]
    path.write_text("\n".join((*kept, line)), encoding="utf-8")
    answer = sqqf(*MAIL)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"sqqf: {FAULTS[line]}")
    assert "s3cret" not in answer.err
    assert office.mail == []


@pytest.mark.parametrize("key", ["host", "from"])
def test_settings_that_lack_something_say_what(sqqf: Sqqf, office: PostOffice, key: str) -> None:
    path = settings(sqqf, office)
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if not line.startswith(key)), encoding="utf-8")
    assert sqqf(*MAIL).err.startswith(f"sqqf: the mail settings lack “{key}”")


def test_settings_are_looked_for_in_the_users_folder(sqqf: Sqqf, office: PostOffice) -> None:
    del sqqf.env["SQQF_MAIL_CONFIG"]
    answer = sqqf(*MAIL)
    assert answer.code == 2
    assert str(sqqf.folder) in answer.err
    assert "mail.toml" in answer.err


@pytest.mark.skipif(sys.platform == "win32", reason="a file's mode says nothing there")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o601])
def test_settings_that_others_can_read_are_refused(sqqf: Sqqf, office: PostOffice, mode: int) -> None:
    path = settings(sqqf, office)
    path.chmod(mode)
    with office.open():
        answer = sqqf(*MAIL)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines()[0] == f"sqqf: others can read the mail settings: {path}"
    assert f"chmod 600 {path}" in answer.err
    assert office.mail == []


@pytest.mark.parametrize(
    "to",
    [
        "nobody", "a@", "@example.org", "a@b@c", "a b@example.org", "a@example.org, b@example.org", "A <a@example.org>",
        "李@example.org", "a@例子.cn", "a@exa mple.org",
    ],
)  # fmt: skip
def test_only_an_address_is_mailed_to(sqqf: Sqqf, office: PostOffice, to: str) -> None:
    with office.open():
        answer = sqqf("report", "daily", "--mail", to)
    assert (answer.code, answer.out) == (2, "")
    assert "is not a mail address" in answer.err
    assert len(answer.err.splitlines()) == 2
    assert office.mail == []
    assert in_box(sqqf, "*") == []


def test_what_was_typed_into_the_ledger_is_only_text_in_a_mail(sqqf: Sqqf) -> None:
    name = "<b>甲 Bcc: x@example.org"
    sqqf.given(CITY)
    sqqf.ok(
        *registered("甲某", "2026-11-02", None).replace("甲某", "NAME").split()[:-2],
        "--received",
        "2026-11-02",
    )
    sqqf.ok("case", "new", "--channel", "appeal", "--applicant", name, "--matter", "m", "--point", "p", "--received", "2026-11-02", "--officer", name)  # fmt: skip
    office = PostOffice(free_port())
    settings(sqqf, office)
    with office.open():
        sqqf.ok(*MAIL, "--names", "--officer", name)
    (message,) = office.mail
    assert "Bcc" not in message
    assert "&lt;b&gt;甲" in parts(message)["text/html"]
    assert "<b>甲" not in parts(message)["text/html"]


def test_the_file_and_the_mail_in_one_run(sqqf: Sqqf, office: PostOffice) -> None:
    with office.open():
        answer = sqqf(*MAIL, "--output", "r.md", "--format", "md", "--into", "pages")
    assert (answer.code, answer.out) == (0, "")
    assert (sqqf.folder / "r.md").read_text(encoding="utf-8").startswith("# Daily report")
    assert [path.name for path in (sqqf.folder / "pages").glob("*.html")] == ["daily-report-2026-11-23.html"]
    assert len(office.mail) == 1


def test_a_page_a_day_in_a_folder(sqqf: Sqqf) -> None:
    sqqf.given(*DESK)
    run = ("report", "daily", "--skip-rest-days", "--into", "new/pages")
    assert "written to" in sqqf(*run).err
    page = sqqf.folder / "new/pages/daily-report-2026-11-23.html"
    assert page.read_text(encoding="utf-8") == sqqf.ok("report", "daily", "--format", "html")
    page.write_text("looked at", encoding="utf-8")
    again = sqqf(*run)
    assert (again.code, again.out, again.err) == (0, "", "")
    assert page.read_text(encoding="utf-8") == "looked at"
    assert sqqf(*run, today=SUNDAY).err == ""
    assert list(page.parent.glob("*.html")) == [page]
    page.rename(page.with_name("x"))
    blocked = sqqf("report", "daily", "--into", "new/pages/x")
    assert (blocked.code, blocked.out) == (2, "")


@pytest.mark.parametrize("options", [("--names",), ("--names", "--into", "x")])
def test_names_go_with_mail(sqqf: Sqqf, options: tuple[str, ...]) -> None:
    answer = sqqf.given(CITY)("report", "daily", *options)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("sqqf: --names goes with mail only")


def test_one_officer_or_each_of_them(sqqf: Sqqf, office: PostOffice) -> None:
    answer = sqqf("report", "daily", "--per-officer", "--officer", "李某")
    assert (answer.code, answer.err.splitlines()[0]) == (
        2,
        "sqqf: --per-officer, --officer exclude each other",
    )


def test_what_was_done_long_ago_is_forgotten(sqqf: Sqqf, office: PostOffice) -> None:
    with office.open():
        sqqf.ok(*MAIL)
        (old,) = in_box(sqqf, "sent")
        long_ago = time.time() - 61 * 86400
        os.utime(old, (long_ago, long_ago))
        sqqf.ok(*MAIL, today="2026-11-24")
    assert old not in in_box(sqqf, "sent")
    assert len(in_box(sqqf, "sent")) == 1


def test_a_crash_between_sending_and_tidying_sends_nothing_twice(sqqf: Sqqf, office: PostOffice) -> None:
    sqqf.ok(*MAIL)
    (queued,) = in_box(sqqf, "queued")
    (queued.parent.parent / "sent" / queued.stem).touch()
    with office.open():
        assert sqqf(*MAIL).err == ""
    assert office.mail == []
    assert in_box(sqqf, "queued") == []


def test_a_server_by_another_name_is_not_trusted(sqqf: Sqqf, office: PostOffice, certificate: Path) -> None:
    shutil.copy(certificate, sqqf.folder / "ca.pem")
    path = settings(sqqf, office, 'ca_file = "ca.pem"', security="tls")
    path.write_text(path.read_text(encoding="utf-8").replace("localhost", "127.0.0.1"), encoding="utf-8")
    with office.open("tls", certificate):
        answer = sqqf(*MAIL)
    assert answer.code == 2
    assert answer.err.startswith("sqqf: 127.0.0.1 can't show that it is the mail server: IP address mismatch")
    assert office.mail == []


@pytest.mark.parametrize("security", ["none", "starttls", "tls"])
def test_a_server_that_never_answers_is_away(sqqf: Sqqf, office: PostOffice, security: str) -> None:
    settings(sqqf, office, "timeout = 1", security=security)
    with socket.create_server(("127.0.0.1", office.port)):
        answer = sqqf(*MAIL)
    assert (answer.code, len(answer.err.splitlines())) == (0, 1)
    assert answer.err.startswith("queued: a@example.org, will be sent next time (")


def test_nobody_with_an_address_is_said(sqqf: Sqqf, office: PostOffice) -> None:
    answer = sqqf("report", "daily", "--per-officer")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "no address in the mail settings, so no report of their own: 李某, 王某\n"


def test_the_subject_in_chinese(sqqf: Sqqf, office: PostOffice) -> None:
    with office.open():
        sqqf.env["SQQF_LANG"] = "zh"
        sqqf.ok(*MAIL)
    assert office.mail[0]["Subject"] == "容错台账日报 2026-11-23：已逾期 1，今日到期 1"


def test_a_password_that_cannot_be_sent_is_said(sqqf: Sqqf, office: PostOffice) -> None:
    settings(sqqf, office, 'user = "x"', 'password = "密码"')
    answer = sqqf(*MAIL)
    assert answer.code == 2
    assert answer.err.startswith(
        "sqqf: user or password for the mail server have characters that can't be sent"
    )
    assert "密码" not in answer.err


@pytest.mark.parametrize("ledger", ["its own", "../../x", "/etc", "..", "a\\b", ""])
def test_no_words_of_a_mail_are_a_path(sqqf: Sqqf, ledger: str) -> None:
    """Nor is the id of a ledger that somebody has tampered with."""
    group = "../../../x/容错办\\..%2f"
    sqqf.ledger.unlink(missing_ok=True)
    sqqf.ok("init", "--group", group, "--level", "city")
    if ledger != "its own":
        change(sqqf.ledger, f"UPDATE acts SET body=json_set(body, '$.ledger', '{ledger}') WHERE seq=1")
    path = sqqf.folder / "mail.toml"
    words = ('host = "127.0.0.1"', "port = 1", 'security = "none"', 'from = "../../x <a@example.org>"')
    path.write_text("\n".join(words), encoding="utf-8")
    path.chmod(0o600)
    sqqf.env |= {"SQQF_STATE": str(sqqf.folder / "state")}
    before = {*sqqf.folder.parent.rglob("*")}
    assert sqqf(*MAIL, "--config", path).code == 0
    made = {
        one.relative_to(sqqf.folder) for one in {*sqqf.folder.parent.rglob("*")} - before if one.is_file()
    }
    form = r"state/outbox/[0-9a-f]+/(lock|sending|queued/\d{4}-\d\d-\d\d-[0-9a-f]{24}\.eml)"
    assert len([one for one in made if one.suffix == ".eml"]) == 1
    assert not [one for one in made if not re.fullmatch(form, one.as_posix())]
