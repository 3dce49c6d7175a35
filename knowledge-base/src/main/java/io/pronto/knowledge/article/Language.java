package io.pronto.knowledge.article;

import java.util.Locale;
import java.util.Optional;

/** The languages articles are written in. Each has its own index and embedding model. */
public enum Language {
    /** English. */
    EN("en"),
    /** Chinese. 中文 */
    ZH("zh");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The BCP 47 primary tag. */
    public String tag() {
        return tag;
    }

    /** The language of a BCP 47 tag by its primary part ({@code zh-CN} is Chinese), or nothing if no articles can be in it. */
    public static Optional<Language> of(String tag) {
        String primary = tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        for (Language language : values()) {
            if (language.tag.equals(primary)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /**
     * The language a text is written in: Chinese when its Han characters outweigh its Latin words, else English when it has
     * Latin letters, else the fallback. A customer whose page is English may still write Chinese.
     */
    public static Language written(String text, Language fallback) {
        int han = 0;
        int words = 0;
        boolean inWord = false;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            Character.UnicodeScript script = Character.UnicodeScript.of(c);
            boolean latin = script == Character.UnicodeScript.LATIN;
            if (script == Character.UnicodeScript.HAN) {
                han++;
            }
            if (latin && !inWord) {
                words++;
            }
            inWord = latin;
        }
        // A Chinese word is about two characters long; a lone Latin word is often a name inside a Chinese sentence.
        if (han > 0 && han >= 2 * words - 1) {
            return ZH;
        }
        return words > 0 ? EN : fallback;
    }
}
