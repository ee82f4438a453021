"""Mails become a title, a sender, a day and their words; attachments documents of their own."""

import time
from email.message import EmailMessage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from etl.document import Document
from etl.layouts import lay_out
from etl.readers import ReadError, _mail, eml, mbox, read, read_member

WORDS = (
    "Police said on Monday that 120 women had been sold across the border last year, and that they"
    " had been brought home since.\n\nNobody had been charged.\n"
)


def mail(words=WORDS, sender="IOM Hanoi <press@iom.example>"):
    made = EmailMessage()
    made["Subject"] = "Trafficking of girls – an update"
    made["From"] = sender
    made["Date"] = "Mon, 05 Mar 2012 23:00:00 +0700"
    if words is not None:
        made.set_content(words)
    return made


def names(contents):
    return [member.name for member in contents.members]


def refused(reader, data):
    with pytest.raises(ReadError) as found:
        reader.read(data)
    assert found.value.sentence.endswith(".")
    return found.value.status


def test_layouts_read_the_head_of_a_mail():
    text = eml.read(bytes(mail())).text
    found = lay_out(Document("d", "d.eml", "0", "eml", text=text))
    assert found.title == "Trafficking of girls – an update"
    assert found.publisher == "IOM Hanoi"
    assert found.date.isoformat() == "2012-03-05"
    body = [one.text for one in found.passages if one.part == "body"]
    assert [one[:20] for one in body] == [WORDS[:20], "Nobody had been char"]


def test_a_person_who_sends_is_no_publisher():
    text = eml.read(bytes(mail(sender="Jane Doe <jane@iom.example>"))).text
    found = lay_out(Document("d", "d.eml", "0", "eml", text=text))
    assert found.publisher is None
    assert [one.part for one in found.passages[:3]] == ["title", "header", "header"]


def test_the_plain_part_is_preferred_and_the_web_page_read_where_there_is_none():
    made = mail()
    made.add_alternative("<p>the same as a page</p>", subtype="html")
    assert "as a page" not in eml.read(bytes(made)).text
    made = mail(None)
    made.set_content(f"<html><body><p>{WORDS}</p><script>no()</script></body></html>", "html")
    text = eml.read(bytes(made)).text
    assert "120 women" in text
    assert "no()" not in text


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "utf-16", "no-such-charset"])
def test_words_are_decoded_as_they_say_or_as_they_are(charset):
    encoding = "utf-8" if charset.startswith("no") else charset
    part = MIMEText("", "plain", "us-ascii")
    part.set_payload("The café was closed.".encode(encoding))
    part.set_param("charset", charset)
    part["Subject"] = "=?utf-8?q?Caf=C3=A9?="
    part["Content-Transfer-Encoding"] = "8bit"
    from email.encoders import encode_base64

    del part["Content-Transfer-Encoding"]
    encode_base64(part)
    assert eml.read(bytes(part)).text == "Café\n\nThe café was closed."


def test_attachments_are_documents_of_their_own(papers):
    made = mail()
    made.add_attachment(papers.pdf(["In the report."]), "application", "pdf", filename="a.pdf")
    made.add_attachment("More words.", filename="notes.txt")
    found = eml.read(bytes(made))
    assert names(found) == ["a.pdf", "notes.txt"]
    assert [read_member(one).text.strip() for one in found.members] == [
        "In the report.",
        "More words.",
    ]


def test_a_mail_inside_a_mail_is_one_of_them():
    outer = mail("See below, please.")
    outer.add_attachment(mail())
    (member,) = eml.read(bytes(outer)).members
    assert member.name == "Trafficking of girls – an update.eml"
    assert "120 women" in read_member(member).text


def test_pictures_shown_in_the_mail_are_counted_not_listed():
    made = mail()
    made.add_related(b"pixels", "image", "png", cid="<logo>")
    found = eml.read(bytes(made))
    assert names(found) == []
    assert [issue.code for issue in found.issues] == ["pictures"]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\x\\report.txt", "report.txt"),
        ("..", "attachment-1.txt"),
        ("a\u202etxt.exe\u200b.txt", "atxt.exe.txt"),
        ("-rf.txt", "-rf.txt"),
        ("ช🙂 'q'.txt", "ช🙂 'q'.txt"),
        ("n" * 300 + ".txt", "n" * 110 + ".txt"),
        ("no ending", "no ending.txt"),
    ],
)
def test_names_of_attachments_are_harmless(name, kept):
    made = mail()
    made.add_attachment("x", filename=name)
    assert names(eml.read(bytes(made))) == [kept]


def test_the_same_name_twice_is_told_apart():
    made = mail()
    for text in "ab":
        made.add_attachment(text, filename="x.txt")
    assert names(eml.read(bytes(made))) == ["x.txt", "x (2).txt"]


def test_encrypted_mails_say_so():
    made = MIMEMultipart("encrypted")
    made["Subject"] = "x"
    assert refused(eml, bytes(made)) == "encrypted"


@pytest.mark.parametrize("data", [b"", b"words\n", b"\x00" * 500, b"MIME-Version: 1.0\n\nx"])
def test_what_is_no_mail_is_unreadable(data):
    assert refused(eml, data) == "unreadable"


def test_mails_nested_too_deep_or_of_too_many_parts_end_in_time(tmp_path, monkeypatch):
    inner = MIMEText("x")
    for _ in range(40):
        inner = MIMEMessage(inner)
    began = time.monotonic()
    head = b"Subject: s\nContent-Type: multipart/mixed; boundary=b\n\n"
    deep = b"".join(
        b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (n, n + 1) for n in range(5000)
    )
    wide = b"--b\n\nx\n" * 20_000
    for number, data in enumerate((head.replace(b"=b", b"=b0") + deep, head + wide, bytes(inner))):
        path = tmp_path / f"{number}.eml"
        path.write_bytes(data)
        try:
            found = read(path)
        except ReadError as error:
            assert error.status in ("unreadable", "empty")  # noqa: PT017
        else:
            assert number != 1 or [one.code for one in found.issues] == ["parts_skipped"]
    assert time.monotonic() - began < 60


def test_a_mailbox_is_its_messages():
    first, second = bytes(mail()), bytes(mail("Words.\n>From here on.\n"))
    found = mbox.read(b"From a@b Mon\n" + first + b"\n\nFrom c@d Tue\r\n" + second)
    assert found.text == ""
    assert names(found) == ["1", "2"]
    assert "\nFrom here on." in read_member(found.members[1]).text


def test_a_line_that_begins_with_from_inside_a_paragraph_begins_no_message():
    found = mbox.read(b"From a@b Mon\n" + bytes(mail("One\nFrom here to there.\n")))
    assert len(found.members) == 1


@pytest.mark.parametrize("after", ["they came.", "https://example.org/page", "\nThey came."])
def test_a_paragraph_that_begins_with_from_begins_no_message(after):
    found = mbox.read(b"From a@b Mon\n" + bytes(mail(f"One\n\nFrom Laos and Burma\n{after}\n")))
    assert "From Laos and Burma" in read_member(*found.members).text


def test_what_is_no_mailbox_is_unreadable():
    assert refused(mbox, b"words") == "unreadable"
    assert refused(mbox, b"words\n\nFrom x y\n") == "unreadable"


def test_only_so_many_messages_and_parts_are_read(monkeypatch):
    monkeypatch.setattr(mbox, "MOST_MESSAGES", 2)
    found = mbox.read(b"From a\nSubject: x\n\nx\n\n" * 3)
    assert len(found.members) == 2
    assert [issue.code for issue in found.issues] == ["messages_skipped"]
    monkeypatch.setattr(_mail, "MOST_PARTS", 2)
    made = mail()
    for name in "abc":
        made.add_attachment("x", filename=f"{name}.txt")
    assert names(eml.read(bytes(made))) == ["a.txt"]
