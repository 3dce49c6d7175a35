package io.pronto.conversation.mention.adapter;

import io.pronto.conversation.channel.Texts;
import io.pronto.conversation.mention.Mention;
import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** RSS 2.0 and Atom, of which only what a mention needs is read: no document types, nothing fetched, so many entries. */
final class FeedReader {

    static final int MOST_ENTRIES = 200;

    private static final int LONGEST_ID = 400;
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_TEXT = 5_000;
    private static final Set<String> ENTRIES = Set.of("item", "entry");
    private static final XMLInputFactory FACTORY = factory();

    private FeedReader() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** The entries, in the feed's order; what is not a feed has none. */
    static List<Mention> read(byte[] feed, Instant now) {
        List<Mention> found = new ArrayList<>();
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(feed));
            try {
                while (reader.hasNext() && found.size() < MOST_ENTRIES) {
                    int event = reader.next();
                    if (event == XMLStreamConstants.DTD) {
                        return List.of();
                    }
                    if (event == XMLStreamConstants.START_ELEMENT && ENTRIES.contains(reader.getLocalName())) {
                        add(found, entry(reader), now);
                    }
                }
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            // What was read before it broke off is good.
            return found;
        }
        return found;
    }

    private static Map<String, String> entry(XMLStreamReader reader) throws XMLStreamException {
        Map<String, String> fields = new HashMap<>();
        int depth = 1;
        String name = "";
        StringBuilder value = new StringBuilder();
        while (depth > 0 && reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (depth == 2) {
                        name = reader.getLocalName();
                        value.setLength(0);
                        String href = reader.getAttributeValue(null, "href");
                        String rel = reader.getAttributeValue(null, "rel");
                        if (name.equals("link") && href != null && (rel == null || rel.equals("alternate"))) {
                            fields.putIfAbsent("link", href);
                        }
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (depth >= 2 && value.length() < LONGEST_TEXT * 4) {
                        value.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth == 2 && !value.toString().isBlank()) {
                        fields.putIfAbsent(name, value.toString().strip());
                    }
                    depth--;
                }
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
        return fields;
    }

    private static void add(List<Mention> found, Map<String, String> f, Instant now) {
        String url = f.getOrDefault("link", "");
        String id = f.getOrDefault("guid", f.getOrDefault("id", url));
        if (id.isBlank() || url.isBlank()) {
            return;
        }
        String text = f.getOrDefault("description", f.getOrDefault("summary", f.getOrDefault("content", "")));
        found.add(new Mention(
                Texts.cut(id, LONGEST_ID),
                Texts.cut(f.getOrDefault("title", ""), LONGEST_TITLE),
                Texts.cut(withoutTags(text), LONGEST_TEXT),
                Texts.cut(url, LONGEST_ID),
                f.containsKey("author") ? Texts.cut(f.getOrDefault("author", ""), 100) : f.get("creator"),
                at(f.getOrDefault("pubDate", f.getOrDefault("published", f.getOrDefault("updated", ""))), now)));
    }

    /** Descriptions are often HTML; what is between angle brackets is not said. */
    static String withoutTags(String html) {
        StringBuilder text = new StringBuilder(html.length());
        boolean inside = false;
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            if (c == '<') {
                inside = true;
            } else if (c == '>' && inside) {
                inside = false;
                text.append(' ');
            } else if (!inside) {
                text.append(c);
            }
        }
        return text.toString()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .strip();
    }

    private static Instant at(String time, Instant now) {
        try {
            Instant at = !time.isEmpty() && Character.isDigit(time.charAt(0))
                    ? OffsetDateTime.parse(time).toInstant()
                    : ZonedDateTime.parse(time, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
            return at.isAfter(now) ? now : at;
        } catch (DateTimeException e) {
            // Feeds write times in many ways; when we saw it is late enough.
            return now;
        }
    }
}
