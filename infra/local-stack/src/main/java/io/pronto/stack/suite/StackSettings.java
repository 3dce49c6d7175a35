package io.pronto.stack.suite;

import io.pronto.stack.StackException;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * How the suite is to run on this machine: the environment over the file {@code pronto.env} over what is usual.
 *
 * @param project the folder of the source tree
 * @param data the folder that outlives a run
 * @param ports of every part, all different
 * @param existing addresses of servers that run already and are not started; by part
 * @param values every setting by name, also those that are only passed on to the services
 */
public record StackSettings(
        Path project,
        Path data,
        Map<Part, Integer> ports,
        Map<Part, String> existing,
        boolean demo,
        Map<String, String> values) {

    /**
     * Reads the settings of this machine.
     *
     * @param environment wins over the file
     * @throws StackException naming every setting that is wrong
     */
    public static StackSettings read(Path project, Map<String, String> environment, boolean demo) {
        var told = environment.get("PRONTO_CONFIG");
        var file = told == null ? project.resolve("pronto.env") : project.resolve(told);
        if (told != null && !Files.isRegularFile(file)) {
            throw new StackException("PRONTO_CONFIG names " + file + ", but there is no such file.");
        }
        var values = new HashMap<>(Files.isRegularFile(file) ? parseFile(file) : Map.of());
        environment.forEach((name, value) -> {
            if (name.startsWith("PRONTO_") || name.startsWith("OTEL_")) {
                values.put(name, value);
            }
        });
        return of(project, values, demo);
    }

    /**
     * Makes settings of values alone.
     *
     * @throws StackException naming every setting that is wrong
     */
    public static StackSettings of(Path project, Map<String, String> values, boolean demo) {
        var wrong = new ArrayList<String>();
        var ports = new EnumMap<Part, Integer>(Part.class);
        var existing = new EnumMap<Part, String>(Part.class);
        for (var part : Part.values()) {
            var url = values.get("PRONTO_" + part.word() + "_URL");
            if (part.isServer() && url != null && !url.isBlank()) {
                existing.put(part, url.strip());
            }
            ports.put(part, port(part, values, wrong));
        }
        existing.forEach((part, url) -> check(part, url, wrong));
        refuseSharedPorts(ports, existing, wrong);
        if (!wrong.isEmpty()) {
            throw new StackException("Settings that cannot be used: " + String.join("; ", wrong) + ".");
        }
        var data = values.getOrDefault("PRONTO_DATA", ".pronto/data");
        return new StackSettings(
                project,
                project.resolve(data).toAbsolutePath().normalize(),
                Map.copyOf(ports),
                Map.copyOf(existing),
                demo || Boolean.parseBoolean(values.get("PRONTO_DEMO")),
                Map.copyOf(values));
    }

    private static int port(Part part, Map<String, String> values, List<String> wrong) {
        var name = "PRONTO_" + part.word() + "_PORT";
        var value = values.get(name);
        if (value == null || value.isBlank()) {
            return part.usualPort();
        }
        try {
            var port = Integer.parseInt(value.strip());
            if (port >= 1 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException _) {
            // Said below, as for a number out of range.
        }
        wrong.add(name + " is \"" + value + "\" and must be a number from 1 to 65535");
        return part.usualPort();
    }

    private static void check(Part part, String url, List<String> wrong) {
        var schemes = switch (part) {
            case POSTGRES -> List.of("jdbc:postgresql://");
            case REDIS -> List.of("redis://", "rediss://");
            default -> List.of("http://", "https://");
        };
        if (schemes.stream().noneMatch(url::startsWith)) {
            wrong.add("PRONTO_" + part.word() + "_URL is \"" + url + "\" and must start with "
                    + String.join(" or ", schemes));
        }
    }

    private static void refuseSharedPorts(Map<Part, Integer> ports, Map<Part, String> existing, List<String> wrong) {
        var owners = new TreeMap<Integer, Part>();
        ports.forEach((part, port) -> {
            if (existing.containsKey(part)) {
                return;
            }
            var other = owners.putIfAbsent(port, part);
            if (other != null) {
                wrong.add("PRONTO_" + other.word() + "_PORT and PRONTO_" + part.word() + "_PORT are both " + port);
            }
        });
    }

    private static Map<String, String> parseFile(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new StackException("The settings file " + file + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    /** Lines {@code NAME=value}; {@code #} begins a comment line; quotes around a value are dropped. */
    static Map<String, String> parse(String text) throws IOException {
        var properties = new Properties();
        properties.load(
                new StringReader(text.replaceAll("(?m)^\\s*export\\s+", "").replace("\\", "\\\\")));
        var values = new HashMap<String, String>();
        properties.forEach((name, value) ->
                values.put(name.toString(), value.toString().strip().replaceAll("^([\"'])(.*)\\1$", "$2")));
        return values;
    }

    /** Where the part listens on this machine. */
    public int port(Part part) {
        return ports.getOrDefault(part, part.usualPort());
    }

    /** The address of a service or of a server that speaks HTTP, without a path. */
    public URI url(Part part) {
        var told = existing.get(part);
        return URI.create(told != null ? told.replaceFirst("/+$", "") : "http://127.0.0.1:" + port(part));
    }

    /** Where people open the suite. */
    public URI publicUrl() {
        return URI.create(value("PRONTO_PUBLIC_URL")
                .orElse("http://127.0.0.1:" + port(Part.GATEWAY))
                .replaceFirst("/+$", ""));
    }

    /** A setting by its name, when it is set to something. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    /** Where all logs are. */
    public Path logFolder() {
        return data.resolve("logs");
    }

    /** The log of a part, or of the stack itself under {@code stack} and {@code build}. */
    public Path log(String title) {
        return logFolder().resolve(title + ".log");
    }

    /** Where the running stack tells other commands about itself. */
    public Path runFolder() {
        return data.resolve("run");
    }

    /** Leaves the values out, as they hold secrets. */
    @Override
    public String toString() {
        return "StackSettings[data=" + data + ", ports=" + ports + ", existing=" + existing.keySet() + "]";
    }
}
