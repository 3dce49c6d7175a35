package io.pronto.knowledge.answer;

import io.pronto.knowledge.article.Language;
import java.util.regex.Pattern;

/**
 * What somebody asks, readable: 1 to {@value #LONGEST} characters, at least one letter or digit.
 *
 * @param language the language it is written in, which decides the articles that are searched
 */
public record Question(String text, Language language) {
    /** Longest question, in characters. A longer text is a story for a person. */
    public static final int LONGEST = 2_000;

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Z}]+");

    /** What a text turned out to be. */
    public sealed interface Reading {
        /** It can be asked. */
        record Readable(Question question) implements Reading {}

        /** It cannot. */
        record Unreadable(Flaw flaw) implements Reading {}
    }

    /** Why a text is no question. */
    public enum Flaw {
        /** Nothing visible is there. */
        EMPTY,
        /** Only emoji or signs. */
        NO_WORDS,
        /** More than {@value Question#LONGEST} characters. */
        TOO_LONG
    }

    /** Reads a text. @param fallback its language if no letter tells */
    public static Reading read(String text, Language fallback) {
        if (text.length() > LONGEST * 4) {
            return new Reading.Unreadable(Flaw.TOO_LONG);
        }
        String visible = INVISIBLE.matcher(text).replaceAll(" ").strip();
        if (visible.isEmpty()) {
            return new Reading.Unreadable(Flaw.EMPTY);
        }
        if (visible.length() > LONGEST) {
            return new Reading.Unreadable(Flaw.TOO_LONG);
        }
        if (visible.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return new Reading.Unreadable(Flaw.NO_WORDS);
        }
        return new Reading.Readable(new Question(visible, Language.written(visible, fallback)));
    }
}
