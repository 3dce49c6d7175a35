package io.pronto.conversation.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MailReaderTest {

    @Test
    void readsWhatEveryMailHas() {
        Mail mail = Mails.of(
                "From: \"Ana, the first\" <Ana@Example.com>",
                "To: Support <help@shop.example>, Group: bo@example.com, cy@example.com;, \"d e\"@example.com",
                "Cc: (nobody) eve@example.com (Eve)",
                "Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?= =?utf-8?B?IGF1cw==?=",
                " K=?iso-8859-1?Q?=F6ln?=",
                "Date: Sat, 21 Nov 2026 10:00:00 +0100 (CET)",
                "Message-ID: <one@example.com>",
                "In-Reply-To: <a@x> <b@x>",
                "References: <c@x>",
                "\t<a@x>",
                "",
                "Where is my order?");

        assertThat(mail.from()).containsExactly(new MailAddress("Ana, the first", "Ana@Example.com"));
        assertThat(mail.to())
                .extracting(MailAddress::address)
                .containsExactly("help@shop.example", "bo@example.com", "cy@example.com", "\"d e\"@example.com");
        assertThat(mail.cc()).extracting(MailAddress::address).containsExactly("eve@example.com");
        assertThat(mail.subject()).isEqualTo("Grüße aus Köln");
        assertThat(mail.sentAt()).isEqualTo(Instant.parse("2026-11-21T09:00:00Z"));
        assertThat(mail.messageId()).isEqualTo("<one@example.com>");
        assertThat(mail.inReplyTo()).containsExactly("<a@x>", "<b@x>");
        assertThat(mail.references()).containsExactly("<c@x>", "<a@x>");
        assertThat(mail.text()).isEqualTo("Where is my order?");
        assertThat(mail.cut()).isFalse();
    }

    @Test
    void repairsCharactersThatWereSplitOrNamedWrongly() {
        byte[] word = "退货".getBytes(StandardCharsets.UTF_8);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        String first = base64.encodeToString(java.util.Arrays.copyOf(word, 4));
        String second = base64.encodeToString(java.util.Arrays.copyOfRange(word, 4, 6));

        assertThat(Mails.of("Subject: =?utf-8?B?" + first + "?= =?utf-8?B?" + second + "?=", "", "x")
                        .subject())
                .as("a character split between two words")
                .isEqualTo("退货");
        assertThat(raw("Content-Type: text/plain; charset=gb2312\r\n\r\n", "退货问题", "GB18030")
                        .text())
                .isEqualTo("退货问题");
        assertThat(raw("Content-Type: text/plain; charset=us-ascii\r\n\r\n", "我要退货，请处理", "GB18030")
                        .text())
                .as("called ASCII and Chinese")
                .isEqualTo("我要退货，请处理");
        assertThat(raw("Content-Type: text/plain; charset=utf-8\r\n\r\n", "Größe", "windows-1252")
                        .text())
                .as("called UTF-8 and Latin")
                .isEqualTo("Größe");
        assertThat(raw("Content-Type: text/plain; charset=iso-8859-1\r\n\r\n", "Größe", "UTF-8")
                        .text())
                .as("called Latin and UTF-8")
                .isEqualTo("Größe");
        assertThat(raw("Content-Type: text/plain; charset=nonsense\r\n\r\n", "naïve", "UTF-8")
                        .text())
                .isEqualTo("naïve");
    }

    @Test
    void findsFilesUnderEveryWayToNameThem() {
        Mail mail = Mails.of(
                "Content-Type: multipart/mixed; boundary=b",
                "",
                "--b",
                "Content-Type: application/pdf; name*0*=utf-8''r%C3%A9; name*1=sum%20e; name*2=\".pdf\"",
                "Content-Transfer-Encoding: base64",
                "",
                "aGVsbG8",
                "--b",
                "Content-Type: image/png",
                "Content-Disposition: attachment; filename==?utf-8?B?5Zu+LnBuZw==?=",
                "",
                "x",
                "--b",
                "Content-Type: image/gif",
                "Content-ID: <logo@x>",
                "Content-Disposition: inline; filename=\"C:\\\\temp\\\\a b.gif\"",
                "",
                "y",
                "--b--");

        assertThat(mail.files()).extracting(MailFile::name).containsExactly("résum%20e.pdf", "图.png", "a b.gif");
        assertThat(new String(mail.files().getFirst().content(), StandardCharsets.UTF_8))
                .as("without its padding")
                .isEqualTo("hello");
        assertThat(mail.files().getLast().contentId()).isEqualTo("logo@x");
        assertThat(mail.files().getLast().inline()).isTrue();
    }

    @Test
    void readsAppointments() {
        Mail mail = Mails.of(
                "Content-Type: text/calendar; method=REQUEST",
                "",
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "BEGIN:VEVENT",
                "SUMMARY:Repair of the boiler",
                "LOCATION:Room 4",
                "DTSTART:20261123T090000Z",
                "DTEND:20261123T100000Z",
                "ORGANIZER:mailto:ana@example.com",
                "END:VEVENT",
                "END:VCALENDAR");

        assertThat(mail.invitation())
                .isEqualTo(new Invitation(
                        "REQUEST",
                        "Repair of the boiler",
                        "Room 4",
                        "ana@example.com",
                        Instant.parse("2026-11-23T09:00:00Z"),
                        Instant.parse("2026-11-23T10:00:00Z"),
                        false));
    }

    @Test
    void putsFlowedLinesTogether() {
        Mail mail = Mails.of(
                "Content-Type: text/plain; format=flowed",
                "",
                "It is a long ",
                "line.",
                "> quoted ",
                "> too",
                "-- ",
                "Ana");

        assertThat(mail.text()).isEqualTo("It is a long line.\n> quoted too\n-- \nAna");
    }

    @Test
    void keepsWinmailThatCannotBeOpened() {
        Mail mail = Mails.of("Content-Type: application/ms-tnef; name=winmail.dat", "", "no TNEF at all");

        assertThat(mail.files()).extracting(MailFile::name).containsExactly("winmail.dat");
    }

    @Test
    void readsPicturesSentTheOldWay() {
        Mail mail = Mails.of(
                "Content-Type: image/gif; name=a.gif",
                "Content-Transfer-Encoding: x-uuencode",
                "",
                "begin 644 a.gif",
                "#0V%T",
                "`",
                "end");

        assertThat(new String(mail.files().getFirst().content(), StandardCharsets.US_ASCII))
                .isEqualTo("Cat");
    }

    @Property(tries = 300)
    void anyBytesAreReadWithoutComplaint(@ForAll @Size(max = 2000) byte[] bytes) {
        assertThat(MailReader.read(bytes)).isNotNull();
    }

    @Property(tries = 300)
    void aMailThatWasSpoiltIsRead(
            @ForAll @Size(max = 30) java.util.List<@net.jqwik.api.constraints.IntRange(max = 650) Integer> places,
            @ForAll byte with) {
        byte[] mail = whole();
        for (int place : places) {
            mail[place % mail.length] = with;
        }

        assertThat(MailReader.read(mail)).isNotNull();
    }

    @Property(tries = 200)
    void aMailThatIsCutAnywhereIsRead(@ForAll("lengths") int length) {
        byte[] whole = whole();

        assertThat(MailReader.read(java.util.Arrays.copyOf(whole, Math.min(length, whole.length))))
                .isNotNull();
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<Integer> lengths() {
        return net.jqwik.api.Arbitraries.integers().between(0, 600);
    }

    private static byte[] whole() {
        return Mails.bytes(
                "From: Ana <ana@example.com>",
                "Content-Type: multipart/mixed; boundary=\"=_b\"",
                "Subject: =?gb2312?B?zcu79Q==?=",
                "",
                "--=_b",
                "Content-Type: multipart/alternative; boundary=c",
                "",
                "--c",
                "Content-Type: text/plain; charset=\"utf-8\"",
                "Content-Transfer-Encoding: quoted-printable",
                "",
                "Gr=C3=BC=C3=9Fe=",
                "",
                "--c--",
                "--=_b",
                "Content-Type: message/delivery-status",
                "",
                "Final-Recipient: rfc822; a@b",
                "--=_b--");
    }

    private static Mail raw(String head, String body, String charset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(body.getBytes(Objects.requireNonNull(Charset.forName(charset))));
        return MailReader.read(bytes.toByteArray());
    }
}
