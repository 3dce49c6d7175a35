package io.pronto.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cases to judge by, from a file: a JSON array, or one JSON object a line when its name ends in {@code .jsonl}. */
record Cases(List<JsonNode> all) {
    Cases {
        all = List.copyOf(all);
    }

    static Cases read(Path file) throws IOException {
        JsonMapper json = new JsonMapper();
        List<JsonNode> cases = new ArrayList<>();
        if (file.toString().endsWith(".jsonl")) {
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank()) {
                    cases.add(json.readTree(line));
                }
            }
        } else {
            JsonNode root = json.readTree(Files.readString(file));
            if (!root.isArray()) {
                throw new IOException(file + " is no JSON array of cases.");
            }
            root.forEach(cases::add);
        }
        return new Cases(cases);
    }

    /** A case's name in the file, or its number when it has none. */
    static String name(JsonNode one, int number) {
        return one.path("id").asString("#" + number);
    }
}
