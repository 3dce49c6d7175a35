package io.pronto.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.pronto.contracts.Event;
import io.pronto.contracts.EventTypes;
import java.io.IOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The wire form of every event and version, kept in {@code src/test/resources/golden/<type>.json}. A change that breaks one
 * of these breaks events that are already in somebody's outbox: raise the event's version instead.
 *
 * <p>A new event gets its file by {@code mvn test -pl infra/platform -Dtest=GoldenEventsTest -Dgolden.write=true}.
 */
class GoldenEventsTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final Instant AT = Instant.parse("2026-11-22T08:30:15.123Z");

    private final CloudEventFormat format = new CloudEventFormat();
    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Test
    void every_event_has_a_golden_file_and_every_file_an_event() throws IOException {
        Set<String> files;
        if (Boolean.getBoolean("golden.write")) {
            for (Map.Entry<String, Class<? extends Event>> event :
                    EventTypes.all().entrySet()) {
                Path file = file(event.getKey());
                if (!Files.exists(file)) {
                    Files.writeString(file, json.writeValueAsString(json.readTree(written(event.getValue()))) + "\n");
                }
            }
        }
        try (Stream<Path> all = Files.list(FOLDER)) {
            files = all.map(path -> path.getFileName().toString().replace(".json", ""))
                    .collect(Collectors.toSet());
        }
        // A file without an event is an old version: it stays until no outbox can hold one, and must then go with its
        // reader.
        assertThat(files).isEqualTo(EventTypes.all().keySet());
    }

    @TestFactory
    Stream<DynamicTest> an_event_is_written_as_its_golden_file_says() {
        return events().map(event -> DynamicTest.dynamicTest(
                event.getKey(),
                () -> assertThat(json.readTree(written(event.getValue()))).isEqualTo(golden(event.getKey()))));
    }

    @TestFactory
    Stream<DynamicTest> a_golden_file_is_read_as_the_event_it_is() {
        return events().map(event -> DynamicTest.dynamicTest(
                event.getKey(),
                () -> assertThat(read(event.getKey(), event.getValue())).isEqualTo(sample(event.getValue()))));
    }

    @TestFactory
    Stream<DynamicTest> fields_of_a_newer_writer_are_ignored_and_optional_ones_of_an_older_may_be_missing() {
        return events().map(event -> DynamicTest.dynamicTest(event.getKey(), () -> {
            ObjectNode golden = (ObjectNode) golden(event.getKey());
            golden.put("newextension", "x");
            ObjectNode data = (ObjectNode) golden.get("data");
            data.putObject("newField").put("deep", 1);
            for (RecordComponent component : event.getValue().getRecordComponents()) {
                if (isNullable(component.getAnnotatedType()) || component.getType() == List.class) {
                    data.remove(component.getName());
                }
            }
            Event read = format.event(format.read(golden.toString()), event.getValue());
            for (RecordComponent component : event.getValue().getRecordComponents()) {
                Object value = component.getAccessor().invoke(read);
                if (isNullable(component.getAnnotatedType())) {
                    assertThat(value).as(component.getName()).isNull();
                } else if (component.getType() == List.class) {
                    assertThat(value).as(component.getName()).isEqualTo(List.of());
                }
            }
        }));
    }

    @Test
    void ids_are_plain_strings() {
        Set<String> objects = new TreeSet<>();
        events().forEach(event -> Arrays.stream(event.getValue().getRecordComponents())
                .filter(component -> component.getType().getSimpleName().endsWith("Id"))
                .filter(component -> !golden(event.getKey())
                        .path("data")
                        .path(component.getName())
                        .isString())
                .forEach(component -> objects.add(event.getKey() + "." + component.getName())));
        assertThat(objects).isEmpty();
    }

    private static Stream<Map.Entry<String, Class<? extends Event>>> events() {
        return EventTypes.all().entrySet().stream().sorted(Map.Entry.comparingByKey());
    }

    private static Path file(String type) {
        return FOLDER.resolve(type + ".json");
    }

    private JsonNode golden(String type) {
        try {
            return json.readTree(Files.readString(file(type)));
        } catch (IOException e) {
            return fail(type + " has no golden file; see this test's head.", e);
        }
    }

    private Event read(String type, Class<? extends Event> event) {
        return format.event(format.read(golden(type).toString()), event);
    }

    private String written(Class<? extends Event> type) {
        Event event = sample(type);
        return format.write(
                EventTypes.sourceOf(type),
                new OutboxTable.Row(
                        EventBus.Stream.of(EventTypes.sourceOf(type), event.subject())
                                .partition(),
                        42,
                        uuid("event"),
                        EventTypes.nameOf(type),
                        event.subject(),
                        event.at(),
                        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                        format.data(event)));
    }

    /** The same event each time, every field filled. */
    private static <T> T sample(Class<T> type) {
        return type.cast(sample(type, type, type.getSimpleName()));
    }

    private static Object sample(Class<?> type, Type generic, String name) {
        if (type.isRecord()) {
            RecordComponent[] components = type.getRecordComponents();
            Object[] values = Arrays.stream(components)
                    // An id takes the name of the field it is in, so that two ids are never mistaken for each other.
                    .map(component -> sample(
                            component.getType(),
                            component.getGenericType(),
                            components.length == 1 ? name : component.getName()))
                    .toArray();
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
                return constructor.newInstance(values);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("No sample of " + type + " from " + Arrays.toString(values), e);
            }
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[Math.floorMod(name.hashCode(), type.getEnumConstants().length)];
        }
        if (type == List.class || type == Set.class) {
            Type element = ((ParameterizedType) generic).getActualTypeArguments()[0];
            Object one = sample((Class<?>) element, element, name);
            return type == List.class ? List.of(one) : Set.of(one);
        }
        return switch (type.getName()) {
            case "java.lang.String" -> name;
            case "java.util.UUID" -> uuid(name);
            case "java.time.Instant" -> AT.plusSeconds(Math.floorMod(name.hashCode(), 1000));
            case "java.time.LocalDate" -> LocalDate.of(2026, 11, 22);
            case "java.time.LocalTime" -> LocalTime.of(9, 30);
            case "java.time.Duration" -> Duration.ofSeconds(90);
            case "int", "java.lang.Integer" -> 3;
            case "long", "java.lang.Long" -> 4L;
            case "double", "java.lang.Double" -> 0.5;
            case "boolean", "java.lang.Boolean" -> true;
            default -> throw new IllegalStateException("No sample of " + type + ": add one to this test.");
        };
    }

    private static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }
}
