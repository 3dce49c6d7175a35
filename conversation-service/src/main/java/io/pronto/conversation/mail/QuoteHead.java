package io.pronto.conversation.mail;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where an older mail begins inside of a newer one, in the words of many mail programs and languages. Each line is looked
 * at with at most {@value #WINDOW} after it, and with at most {@value #LONGEST_LINE} characters of each: time stays linear.
 *
 * @param kind what it looks like
 * @param lines how many lines it takes
 */
record QuoteHead(Kind kind, int lines) {
    /** An introduction is broken into no more lines. */
    static final int WINDOW = 6;

    static final int LONGEST_LINE = 300;

    /** What stands above an older mail. */
    enum Kind {
        /** {@code On …, … wrote:} */
        INTRODUCTION,
        /** {@code -----Original Message-----} */
        SEPARATOR,
        /** {@code From: … Sent: … To: … Subject: …} */
        HEADERS
    }

    private static final Pattern FORWARD = Pattern.compile(
            "^-{2,}\\s{0,9}(?:forwarded message|begin forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado"
                    + "|转发邮件信息|转发的邮件|转发邮件|轉寄郵件|転送メッセージ)\\s{0,9}-{2,}$|^begin forwarded message:$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern SEPARATOR = Pattern.compile(
            "^[>\\s]{0,9}-{2,}\\s{0,9}(?:original message|original appointment|reply message|ursprüngliche nachricht|antwort nachricht"
                    + "|oprindelig meddelelse|opprinnelig melding|ursprungligt meddelande|message d'origine|message original"
                    + "|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|исходное сообщение"
                    + "|пересылаемое сообщение|wiadomość oryginalna|原始邮件|邮件原件|原始郵件|回复的原邮件|元のメッセージ|원본 메일|원본 메시지)\\s{0,9}-{2,}$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern SOMEBODY_WROTE = Pattern.compile("^-{2,}\\s{0,9}[^-].{0,200}\\swrote\\s{0,9}-{2,}$");

    /** With what an introduction begins, before its date. */
    private static final Set<String> OPENINGS = Set.of(
            "on", "le", "am", "op", "den", "på", "el", "il", "em", "w", "vào", "dnia", "kl.", "van", "dne", "a", "în",
            "в", "在", "於", "于");

    private static final Pattern WRITTEN = Pattern.compile(
            "(?:wrote|writes|sent|schrieb|a écrit|escribió|escreveu|ha scritto|schreef|geschreven|napisał|napisała|napisał\\(a\\)|skrev|skreiv"
                    + "|написал|написала|написал\\(а\\)|пишет|đã viết|写道|写到|寫道|님이 작성|さんは書きました|kirjoitti|yazdı|napsal|napsal\\(a\\)|a scris|írta)"
                    + "\\s{0,9}[:：]?\\s{0,9}-{0,99}$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern WRITTEN_BY = Pattern.compile(
            "\\d.{0,80}\\s(?:schreef|schrieb|skrev|wrote)\\s.{1,200}[:：]$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern DATE_FIRST = Pattern.compile(
            "^(?:\\d{1,4}[-./年년]\\s?\\d{1,2}[-./月월]\\s?\\d{1,4}|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}, \\d{1,2} [a-z]{3,9} \\d{4})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS_LAST = Pattern.compile("<[^<>@]{1,200}@[^<>@]{1,200}>\\s{0,3}[:：]?$");
    private static final Pattern PHONE_WROTE = Pattern.compile("^Sent from .{1,100}@.{1,100}> wrote:$");

    private static final Set<String> FROM = Set.of(
            "from",
            "von",
            "de",
            "van",
            "fra",
            "från",
            "da",
            "od",
            "от",
            "от кого",
            "发件人",
            "寄件者",
            "寄件人",
            "差出人",
            "보낸 사람",
            "kimden",
            "mittente");
    private static final Set<String> DATE = Set.of(
            "date",
            "sent",
            "datum",
            "gesendet",
            "envoyé",
            "sendt",
            "skickat",
            "data",
            "enviado",
            "enviado el",
            "inviato",
            "verzonden",
            "fecha",
            "дата",
            "отправлено",
            "发送时间",
            "发件时间",
            "日期",
            "寄件日期",
            "送信日時",
            "日付",
            "보낸 날짜",
            "wysłano",
            "lähetetty");
    private static final Set<String> OTHERS = Set.of(
            "to",
            "cc",
            "an",
            "à",
            "til",
            "till",
            "para",
            "aan",
            "кому",
            "收件人",
            "抄送",
            "收件者",
            "宛先",
            "받는 사람",
            "subject",
            "betreff",
            "objet",
            "emne",
            "ämne",
            "asunto",
            "assunto",
            "oggetto",
            "onderwerp",
            "тема",
            "主题",
            "主旨",
            "件名",
            "제목",
            "temat",
            "aihe",
            "do",
            "kopie",
            "a");

    /** What begins at that line; null when nothing does. */
    static @org.jspecify.annotations.Nullable QuoteHead at(List<String> lines, int index) {
        String line = line(lines, index);
        if (line.isEmpty()) {
            return null;
        }
        if (SEPARATOR.matcher(line).find()) {
            return new QuoteHead(Kind.SEPARATOR, 1);
        }
        if (SOMEBODY_WROTE.matcher(line).find()) {
            return new QuoteHead(Kind.INTRODUCTION, 1);
        }
        int headers = headers(lines, index);
        if (headers > 0) {
            return new QuoteHead(Kind.HEADERS, headers);
        }
        int introduction = introduction(lines, index, line);
        return introduction > 0 ? new QuoteHead(Kind.INTRODUCTION, introduction) : null;
    }

    /** Whether what follows was passed on to be read. */
    static boolean forward(String line) {
        return line.length() <= LONGEST_LINE && FORWARD.matcher(line.strip()).find();
    }

    private static String line(List<String> lines, int index) {
        String line = lines.get(index);
        return (line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line).strip();
    }

    private static int introduction(List<String> lines, int index, String first) {
        String start = withoutDashes(first);
        boolean opened = opened(start);
        boolean dated = !opened && DATE_FIRST.matcher(start).find();
        if (!opened && !dated) {
            return PHONE_WROTE.matcher(start).find() ? 1 : 0;
        }
        StringBuilder joined = new StringBuilder(start);
        for (int taken = 1; taken <= WINDOW; taken++) {
            if (ends(joined.toString(), dated)) {
                return taken;
            }
            int next = index + taken;
            if (next >= lines.size()) {
                return 0;
            }
            String more = line(lines, next);
            if (more.isEmpty()) {
                // Some break even there, but then the address has to follow.
                if (next + 1 >= lines.size() || !line(lines, next + 1).startsWith("<")) {
                    return 0;
                }
            } else if (more.startsWith(">") && !more.contains("wrote")) {
                return 0;
            }
            joined.append(' ').append(more);
        }
        return 0;
    }

    /** An opening word and soon a digit: a date. */
    private static boolean opened(String line) {
        int space = line.indexOf(' ');
        String word = (space < 0 ? "" : line.substring(0, space)).toLowerCase(Locale.ROOT);
        if (!OPENINGS.contains(word)) {
            return line.matches("^[在於于]\\d.{0,300}");
        }
        String rest = line.substring(space + 1, Math.min(line.length(), space + 41));
        return rest.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean ends(String text, boolean dated) {
        return WRITTEN.matcher(text).find()
                || WRITTEN_BY.matcher(text).find()
                || dated && ADDRESS_LAST.matcher(text).find();
    }

    private static String withoutDashes(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) == '-') {
            at++;
        }
        return line.substring(at).strip();
    }

    /** How many lines a block of headers takes; 0 where none begins. A value may go on in the next line. */
    private static int headers(List<String> lines, int index) {
        String first = key(line(lines, index));
        if (!FROM.contains(first) && !DATE.contains(first)) {
            return 0;
        }
        int last = index;
        int kinds = 1;
        for (int i = index + 1; i < lines.size() && i - last <= 2; i++) {
            String line = line(lines, i);
            if (line.isEmpty()) {
                break;
            }
            String key = key(line);
            if (!key.equals(first) && (FROM.contains(key) || DATE.contains(key) || OTHERS.contains(key))) {
                kinds++;
                last = i;
            }
        }
        return kinds > 1 ? last - index + 1 : 0;
    }

    /** The word before the colon without emphasis, in lower case. */
    private static String key(String line) {
        int colon = -1;
        for (int i = 0; i < Math.min(line.length(), 24); i++) {
            if (line.charAt(i) == ':' || line.charAt(i) == '：') {
                colon = i;
                break;
            }
        }
        return colon < 1
                ? ""
                : line.substring(0, colon)
                        .replace("*", "")
                        .replace('\u00a0', ' ')
                        .strip()
                        .toLowerCase(Locale.ROOT);
    }

    /** Where in a line an introduction begins after somebody's own words; 0 when it does not. */
    static int insideLine(String line) {
        if (line.length() > LONGEST_LINE || !WRITTEN.matcher(line.strip()).find()) {
            return 0;
        }
        for (String opening : List.of("On ", "Am ", "Le ", "在 ")) {
            int at = line.indexOf(opening, 1);
            if (at > 0
                    && (line.charAt(at - 1) == ' ' || line.charAt(at - 1) == '-')
                    && line.charAt(0) != '>'
                    && opened(line.substring(at))
                    && !withoutDashes(line.substring(0, at)).isBlank()) {
                int begin = at;
                while (line.charAt(begin - 1) == '-' || line.charAt(begin - 1) == ' ') {
                    begin--;
                }
                return begin;
            }
        }
        return 0;
    }
}
