package io.pronto.conversation.channel;

import io.pronto.contracts.Choice;
import io.pronto.conversation.enquiry.Entry;
import java.util.regex.Pattern;

/** What the bot writes with marks, for platforms that show only text. */
public final class PlainText {

    private static final Pattern LINK = Pattern.compile("\\[([^\\]\\n]{1,500})\\]\\((https?://[^)\\s]{1,2000})\\)");
    private static final Pattern STRONG = Pattern.compile("(\\*\\*|__)([^*_\\n]{1,1000})\\1");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} ");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]{1,1000})`");

    private PlainText() {}

    /** The entry's text, with its choices below as a numbered list. */
    public static String of(Entry entry) {
        String text = entry.format() == Entry.Format.MARKDOWN ? plain(entry.text()) : entry.text();
        StringBuilder all = new StringBuilder(text);
        int number = 0;
        for (Choice choice : entry.choices()) {
            all.append('\n').append(++number).append(". ").append(choice.label());
        }
        return all.toString();
    }

    private static String plain(String markdown) {
        String text = LINK.matcher(markdown).replaceAll("$1 ($2)");
        text = STRONG.matcher(text).replaceAll("$2");
        text = HEADING.matcher(text).replaceAll("");
        return CODE.matcher(text).replaceAll("$1");
    }
}
