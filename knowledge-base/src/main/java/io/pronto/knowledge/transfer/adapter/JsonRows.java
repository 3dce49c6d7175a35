package io.pronto.knowledge.transfer.adapter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** An array of articles, or one article a line. Neither is ever held in memory whole. */
final class JsonRows {
    private final JsonMapper json;

    JsonRows(JsonMapper json) {
        this.json = json;
    }

    void read(InputStream in, RowSink sink) throws IOException, BrokenFileException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        int first;
        do {
            reader.mark(1);
            first = reader.read();
        } while (first >= 0 && (Character.isWhitespace(first) || first == '\uFEFF'));
        if (first < 0) {
            return;
        }
        reader.reset();
        if (first == '[') {
            array(reader, sink);
        } else {
            lines(reader, sink);
        }
    }

    private void array(BufferedReader reader, RowSink sink) throws BrokenFileException {
        int row = 0;
        try (JsonParser parser = json.createParser(reader)) {
            parser.nextToken();
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                row++;
                String place = "#" + row;
                if (token == JsonToken.START_OBJECT) {
                    Bounded text = new Bounded();
                    try (JsonGenerator copy = json.createGenerator(text)) {
                        copy.copyCurrentStructure(parser);
                    }
                    if (text.overflowed) {
                        sink.unreadable(place, "row-too-long", tooLong());
                    } else {
                        sink.row(place, text.toString());
                    }
                } else if (token == null) {
                    throw new BrokenFileException(
                            "The file ends in the middle of the array, after row " + (row - 1) + ".");
                } else {
                    parser.skipChildren();
                    sink.unreadable(place, "invalid-json", "It is not an object.");
                }
            }
        } catch (JacksonException e) {
            throw new BrokenFileException("It is not JSON from row " + (row + 1) + " on, line "
                    + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + ".");
        }
    }

    private static void lines(BufferedReader reader, RowSink sink) throws IOException, BrokenFileException {
        StringBuilder line = new StringBuilder();
        int number = 1;
        boolean tooLong = false;
        while (true) {
            int next = reader.read();
            if (next == '\n' || next < 0) {
                if (tooLong) {
                    sink.unreadable("line " + number, "row-too-long", tooLong());
                } else if (!line.toString().isBlank()) {
                    sink.row("line " + number, line.toString().strip());
                }
                if (next < 0) {
                    return;
                }
                line.setLength(0);
                tooLong = false;
                number++;
            } else if (line.length() >= FileRows.LONGEST_ROW) {
                tooLong = true;
            } else {
                line.append((char) next);
            }
        }
    }

    private static String tooLong() {
        return "It has more than " + FileRows.LONGEST_ROW + " characters.";
    }

    /** Keeps no more than a row may have. */
    private static final class Bounded extends Writer {
        private final StringWriter kept = new StringWriter();
        private boolean overflowed;

        @Override
        public void write(char @Nullable [] text, int from, int length) {
            if (kept.getBuffer().length() + length > FileRows.LONGEST_ROW) {
                overflowed = true;
            } else if (text != null) {
                kept.write(text, from, length);
            }
        }

        @Override
        public void flush() {
            // Nothing lies anywhere else.
        }

        @Override
        public void close() {
            // Nothing to give back.
        }

        @Override
        public String toString() {
            return kept.toString();
        }
    }
}
