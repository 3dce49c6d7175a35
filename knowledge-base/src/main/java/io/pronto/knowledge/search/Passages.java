package io.pronto.knowledge.search;

import io.pronto.knowledge.article.PublishedArticle;
import io.pronto.knowledge.article.Section;
import java.util.ArrayList;
import java.util.List;

/** Cuts an article into the pieces that are searched and answered with. The same article always gives the same pieces. */
public final class Passages {
    /** Where a section is cut, at a paragraph's end, in Latin letters: what one reads in a chat without scrolling. */
    public static final int LONGEST = 700;

    private Passages() {}

    /** The passages of an article: one per section, several where a section is long. */
    public static List<Passage> of(List<Section> sections) {
        List<Passage> passages = new ArrayList<>();
        for (Section section : sections) {
            if (weight(section.text()) <= LONGEST) {
                passages.add(new Passage(
                        passages.size(), section.anchor(), section.heading(), section.markdown(), section.text()));
                continue;
            }
            for (String piece : pieces(section.markdown())) {
                // Close enough to plain for searching; sections that fit keep their exact plain text.
                String text = piece.replaceAll("[*_`>#|]", " ")
                        .replaceAll("\\s+", " ")
                        .strip();
                passages.add(new Passage(passages.size(), section.anchor(), section.heading(), piece, text));
            }
        }
        return passages;
    }

    /** All entries under which an article is found: its passages, its title and its example questions. */
    public static List<Entry> entries(PublishedArticle article, List<Section> sections) {
        List<Entry> entries = new ArrayList<>();
        String title = article.content().title();
        for (Passage passage : of(sections)) {
            // A passage alone often does not say what it is about: title and heading do.
            String about = passage.heading().isEmpty() ? title : title + " · " + passage.heading();
            entries.add(new Entry(
                    Entry.Kind.PASSAGE,
                    passage.ordinal(),
                    passage.anchor(),
                    passage.heading(),
                    about + "\n" + passage.text()));
        }
        entries.add(new Entry(Entry.Kind.TITLE, entries.size(), "", "", title));
        for (String question : article.content().exampleQuestions()) {
            entries.add(new Entry(Entry.Kind.QUESTION, entries.size(), "", "", question));
        }
        return entries;
    }

    private static List<String> pieces(String markdown) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (String paragraph : paragraphs(markdown)) {
            for (String part : hardCut(paragraph)) {
                if (!piece.isEmpty() && weight(piece) + weight(part) > LONGEST) {
                    pieces.add(piece.toString());
                    piece.setLength(0);
                }
                if (!piece.isEmpty()) {
                    piece.append("\n\n");
                }
                piece.append(part);
            }
        }
        if (!piece.isEmpty()) {
            pieces.add(piece.toString());
        }
        return pieces;
    }

    /** The paragraphs; a line that announces what follows never stands alone. */
    private static List<String> paragraphs(String markdown) {
        List<String> paragraphs = new ArrayList<>();
        for (String paragraph : markdown.split("\\n\\s*\\n")) {
            if (!paragraphs.isEmpty() && leadsIn(paragraphs.getLast())) {
                paragraphs.add(paragraphs.removeLast() + "\n\n" + paragraph);
            } else {
                paragraphs.add(paragraph);
            }
        }
        return paragraphs;
    }

    /** How much there is to read: a Han character says about as much as two Latin letters. */
    public static int weight(CharSequence text) {
        return text.length()
                + (int) text.codePoints()
                        .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                        .count();
    }

    private static boolean leadsIn(String paragraph) {
        String all = paragraph.strip();
        String last = all.substring(all.lastIndexOf('\n') + 1).strip();
        return last.endsWith(":") || last.endsWith("：") || (last.startsWith("**") && last.endsWith("**"));
    }

    /** A paragraph longer than a passage is cut after a sentence where there is one, anywhere otherwise. */
    private static List<String> hardCut(String paragraph) {
        List<String> parts = new ArrayList<>();
        String rest = paragraph.strip();
        while (weight(rest) > LONGEST) {
            int most = Math.max(1, (int) ((long) rest.length() * LONGEST / weight(rest)));
            int cut = -1;
            for (String end : List.of("\n", ". ", "。", "! ", "? ", "！", "？", "；")) {
                cut = Math.max(cut, rest.lastIndexOf(end, most - end.length()) + end.length());
            }
            if (cut < most / 2) {
                cut = Character.isHighSurrogate(rest.charAt(most - 1)) ? most + 1 : most;
            }
            parts.add(rest.substring(0, cut).strip());
            rest = rest.substring(cut).strip();
        }
        if (!rest.isEmpty()) {
            parts.add(rest);
        }
        return parts;
    }
}
