package io.pronto.conversation.channel;

import java.util.List;

/**
 * A field of a connection's form.
 *
 * @param name stable, as in {@code pageId}; its words are the UI's business
 * @param preset what it is when nobody says anything; empty for none
 * @param choices what it may be, of a {@link Type#CHOICE}
 */
public record Setting(String name, Type type, boolean required, String preset, List<String> choices) {

    /** The longest value, in UTF-16 units: a private key in PEM fits. */
    public static final int LONGEST = 8_000;

    /** What may be filled in. */
    public enum Type {
        TEXT,
        /** Kept encrypted and never shown again. */
        SECRET,
        NUMBER,
        FLAG,
        CHOICE,
        URL
    }

    public Setting {
        choices = List.copyOf(choices);
    }

    /** A text that has to be there. */
    public static Setting text(String name) {
        return new Setting(name, Type.TEXT, true, "", List.of());
    }

    /** A secret that has to be there. */
    public static Setting secret(String name) {
        return new Setting(name, Type.SECRET, true, "", List.of());
    }

    /** An address of a server, with what it usually is. */
    public static Setting url(String name, String preset) {
        return new Setting(name, Type.URL, true, preset, List.of());
    }

    /** One of several words, the first being usual. */
    public static Setting choice(String name, String... choices) {
        return new Setting(name, Type.CHOICE, true, choices[0], List.of(choices));
    }

    /** A whole number, with what it usually is. */
    public static Setting number(String name, int preset) {
        return new Setting(name, Type.NUMBER, true, Integer.toString(preset), List.of());
    }

    /** Yes or no. */
    public static Setting flag(String name, boolean preset) {
        return new Setting(name, Type.FLAG, true, Boolean.toString(preset), List.of());
    }

    /** The same, but it may be left out. */
    public Setting optional() {
        return new Setting(name, type, false, preset, choices);
    }
}
