package io.pronto.knowledge.phrasing.adapter;

import io.pronto.knowledge.phrasing.Said;
import io.pronto.knowledge.phrasing.Said.Sentence;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON a model was asked for; a fence around it is forgiven, anything else is not. */
final class SaidJson implements Said.Reader {
    private static final int LONGEST = 20_000;
    private static final int MOST_SENTENCES = 8;
    private static final int LONGEST_SENTENCE = 600;
    private static final int MOST_PASSAGES = 8;

    private final JsonMapper json;

    SaidJson(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Said read(String written) {
        if (written.length() > LONGEST) {
            throw new IllegalArgumentException("It wrote " + written.length() + " characters.");
        }
        String text = written.strip();
        if (text.startsWith("```")) {
            text = text.replaceFirst("^```[a-zA-Z]*\\s*", "").replaceFirst("\\s*```$", "");
        }
        JsonNode sentences;
        try {
            sentences = json.readTree(text).path("sentences");
        } catch (JacksonException e) {
            throw new IllegalArgumentException("It did not write JSON.", e);
        }
        if (!sentences.isArray() || sentences.size() > MOST_SENTENCES) {
            throw new IllegalArgumentException("There is no list of sentences, or one of too many.");
        }
        List<Sentence> read = new ArrayList<>();
        for (JsonNode sentence : sentences) {
            read.add(sentence(sentence));
        }
        return new Said(read);
    }

    private static Sentence sentence(JsonNode sentence) {
        JsonNode text = sentence.path("text");
        JsonNode passages = sentence.path("passages");
        if (!text.isString() || text.asString().isBlank() || text.asString().length() > LONGEST_SENTENCE) {
            throw new IllegalArgumentException("A sentence has no text, or too much.");
        }
        if (!passages.isArray() || passages.size() > MOST_PASSAGES) {
            throw new IllegalArgumentException("A sentence does not say where it is from.");
        }
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode number : passages) {
            if (!number.isInt()) {
                throw new IllegalArgumentException("A passage is named by something else than its number.");
            }
            numbers.add(number.asInt());
        }
        return new Sentence(text.asString(), numbers);
    }
}
