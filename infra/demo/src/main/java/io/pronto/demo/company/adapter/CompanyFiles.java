package io.pronto.demo.company.adapter;

import io.pronto.demo.company.Company;
import io.pronto.demo.company.HelpArticle;
import io.pronto.demo.company.Language;
import io.pronto.demo.company.Question;
import io.pronto.demo.traffic.Phrases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The files {@code demo/company.yml} and {@code demo/articles/{en,zh}/NN-key.md} of this jar. */
public final class CompanyFiles {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();
    private static final String FENCE = "---\n";

    private CompanyFiles() {}

    /**
     * The company.
     *
     * @throws IllegalStateException if the file is not as the types say
     */
    public static Company company() {
        return read("/demo/company.yml", Company.class);
    }

    /** What customers and agents of the traffic generator say. */
    public static Phrases phrases() {
        return read("/demo/traffic.yml", Phrases.class);
    }

    /** Questions to judge the bot by. */
    public static List<Question> questions() {
        return List.of(read("/demo/questions.yml", Question[].class));
    }

    private static <T> T read(String resource, Class<T> type) {
        try (var in = Objects.requireNonNull(CompanyFiles.class.getResourceAsStream(resource))) {
            return YAML.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JacksonException e) {
            throw new IllegalStateException(resource + " is not readable: " + e.getMessage(), e);
        }
    }

    /** All articles: by language, then by file name. */
    public static List<HelpArticle> articles() {
        return withFolder(folder -> {
            List<HelpArticle> articles = new ArrayList<>();
            for (Language language : Language.values()) {
                try (Stream<Path> files = Files.list(folder.resolve(language.tag()))) {
                    for (Path file : files.sorted().toList()) {
                        articles.add(parse(file.toString(), Files.readString(file)));
                    }
                }
            }
            return List.copyOf(articles);
        });
    }

    /**
     * Reads an article with YAML front matter between two lines of {@code ---}.
     *
     * @param name of the file, for the error text
     * @throws IllegalStateException if the front matter is missing, or is not what an article has
     */
    static HelpArticle parse(String name, String text) {
        int end = text.indexOf("\n" + FENCE, FENCE.length());
        if (!text.startsWith(FENCE) || end < 0) {
            throw new IllegalStateException(name + " has no front matter between two lines of ---.");
        }
        try {
            var head = YAML.readValue(text.substring(FENCE.length(), end + 1), FrontMatter.class);
            return head.with(text.substring(end + 1 + FENCE.length()).strip());
        } catch (JacksonException e) {
            throw new IllegalStateException("The front matter of " + name + " is not readable: " + e.getMessage(), e);
        }
    }

    private record FrontMatter(
            String key,
            String slug,
            Language language,
            String title,
            String category,
            List<String> tags,
            String audience,
            List<String> exampleQuestions) {
        HelpArticle with(String markdown) {
            return new HelpArticle(key, slug, language, title, category, tags, audience, exampleQuestions, markdown);
        }
    }

    private interface Reading<T> {
        T from(Path folder) throws IOException;
    }

    /** A folder of this jar, or of the build's output when it is not packed. */
    private static <T> T withFolder(Reading<T> reading) {
        URL url = Objects.requireNonNull(CompanyFiles.class.getResource("/demo/articles"));
        try {
            URI uri = url.toURI();
            if (!"jar".equals(uri.getScheme())) {
                return reading.from(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return reading.from(jar.getPath("/demo/articles"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The place of the articles is no address: " + url, e);
        }
    }
}
