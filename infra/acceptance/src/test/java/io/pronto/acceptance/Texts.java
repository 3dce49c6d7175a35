package io.pronto.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** The web UI's own words, so that the tests press what a reader of that language sees. */
record Texts(String language) {

    /** The words at a dotted key of a feature folder, without the placeholders and what follows them. */
    String of(String folder, String key) {
        JsonNode node = read(folder);
        for (String part : key.split("\\.")) {
            node = node.path(part);
        }
        if (!node.isString()) {
            throw new IllegalArgumentException(
                    "The web UI has no text " + folder + ":" + key + " in " + language + ".");
        }
        String text = node.asString();
        int placeholder = text.indexOf("{{");
        return placeholder < 0 ? text : text.substring(0, placeholder).strip();
    }

    private JsonNode read(String folder) {
        Path file =
                Path.of("..", "..", "web-ui", "src", folder.equals("app") ? "app/i18n" : folder, language + ".json");
        try {
            return TheSuite.JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
