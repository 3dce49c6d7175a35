package io.pronto.conversation.channel;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an administrator filled in, held against what a connector wants. */
public record SettingsCheck(Map<String, String> settings, Map<String, String> secrets, List<Fault> faults) {

    /** One field that is not right: {@code missing}, {@code unknown}, {@code too-long} or {@code wrong}. */
    public record Fault(String field, String what) {}

    public SettingsCheck {
        settings = Map.copyOf(settings);
        secrets = Map.copyOf(secrets);
        faults = List.copyOf(faults);
    }

    /**
     * Sorts what was filled in.
     *
     * @param given by name; a secret that is empty or not there stays as it was
     * @param keptSecrets those that the connection has already
     */
    public static SettingsCheck of(List<Setting> fields, Map<String, String> given, Map<String, String> keptSecrets) {
        Map<String, String> settings = new HashMap<>();
        Map<String, String> secrets = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (Setting field : fields) {
            boolean secret = field.type() == Setting.Type.SECRET;
            String value = value(field, given, secret ? keptSecrets : Map.of());
            if (value.isEmpty()) {
                if (field.required()) {
                    faults.add(new Fault(field.name(), "missing"));
                }
            } else {
                String what = fault(field, value);
                if (what != null) {
                    faults.add(new Fault(field.name(), what));
                } else {
                    (secret ? secrets : settings).put(field.name(), value);
                }
            }
        }
        given.keySet().stream()
                .filter(name -> fields.stream().noneMatch(f -> f.name().equals(name)))
                .sorted()
                .forEach(name -> faults.add(new Fault(name, "unknown")));
        return new SettingsCheck(settings, secrets, faults);
    }

    private static String value(Setting field, Map<String, String> given, Map<String, String> kept) {
        String said = given.get(field.name());
        if (said != null && !said.isBlank()) {
            return said.strip();
        }
        return kept.getOrDefault(field.name(), said == null ? field.preset() : "");
    }

    private static @Nullable String fault(Setting field, String value) {
        if (value.length() > Setting.LONGEST) {
            return "too-long";
        }
        boolean fine = value.indexOf('\0') < 0
                && switch (field.type()) {
                    case TEXT, SECRET -> true;
                    case NUMBER -> value.matches("\\d{1,9}");
                    case FLAG -> value.equals("true") || value.equals("false");
                    case CHOICE -> field.choices().contains(value);
                    case URL -> isUrl(value);
                };
        return fine ? null : "wrong";
    }

    private static boolean isUrl(String value) {
        try {
            URI uri = URI.create(value);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
