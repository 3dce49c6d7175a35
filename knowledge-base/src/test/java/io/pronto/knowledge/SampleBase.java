package io.pronto.knowledge;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Article;
import io.pronto.knowledge.article.ArticleContent;
import io.pronto.knowledge.article.ArticleIdentity;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Edited;
import io.pronto.knowledge.article.InMemoryArticles;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.article.LifeCycle;
import io.pronto.knowledge.article.Pages;
import io.pronto.knowledge.article.PublishedArticle;
import io.pronto.knowledge.article.adapter.RealPages;
import io.pronto.knowledge.search.Embeddings;
import io.pronto.knowledge.search.Entry;
import io.pronto.knowledge.search.InMemorySearchIndex;
import io.pronto.knowledge.search.Passages;
import io.pronto.knowledge.search.SearchIndex;
import io.pronto.knowledge.search.adapter.BundledModels;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** A knowledge base in memory: real models, real Markdown, published articles read from files with front matter. */
public final class SampleBase {
    private static final Edited NOW = new Edited(Instant.parse("2026-11-01T08:00:00Z"), "Ada Editor");

    public final InMemoryArticles articles = new InMemoryArticles();
    public final InMemorySearchIndex index = new InMemorySearchIndex();
    public final Pages pages = RealPages.pages();
    public final Embeddings embeddings = BundledModels.load();
    private final List<PublishedArticle> all = new ArrayList<>();

    /** The module's own ten articles per language. */
    public static SampleBase own() {
        SampleBase base = new SampleBase();
        for (Language language : Language.values()) {
            for (String file : resource("articles/" + language.tag() + ".txt").split("\n=====\n")) {
                base.publish(file);
            }
        }
        return base;
    }

    /** All {@code <language>/*.md} of a folder. */
    public static SampleBase of(Path folder) {
        SampleBase base = new SampleBase();
        for (Language language : Language.values()) {
            try (Stream<Path> files = Files.list(folder.resolve(language.tag()))) {
                for (Path file : files.sorted().toList()) {
                    base.publish(Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return base;
    }

    public List<PublishedArticle> all() {
        return all;
    }

    public PublishedArticle article(Language language, String key) {
        return articles.publishedTranslation(key, language).orElseThrow(() -> new IllegalArgumentException(key));
    }

    /** Publishes a text with front matter. */
    public void publish(String file) {
        ArticleFile read = ArticleFile.read(file);
        ArticleId id =
                new ArticleId(UUID.nameUUIDFromBytes((read.language() + read.key()).getBytes(StandardCharsets.UTF_8)));
        Article draft =
                LifeCycle.begin(new ArticleIdentity(id, read.key(), read.language(), read.key()), read.content(), NOW);
        articles.add(draft);
        articles.save(((LifeCycle.Step.Taken) LifeCycle.publish(draft, NOW)).article());
        PublishedArticle published = articles.published(List.of(id)).getFirst();
        all.add(published);
        List<Entry> entries =
                Passages.entries(published, pages.sections(published.content().markdown()));
        List<float[]> vectors = embeddings.ofTexts(
                read.language(), entries.stream().map(Entry::text).toList());
        List<SearchIndex.Embedded> embedded = new ArrayList<>();
        for (int at = 0; at < entries.size(); at++) {
            embedded.add(new SearchIndex.Embedded(entries.get(at), vectors.get(at)));
        }
        index.put(id, read.language(), published.version(), read.content().audience(), embedded);
    }

    /** An article as it stands in a file. */
    public record ArticleFile(String key, Language language, ArticleContent content) {
        @SuppressWarnings("unchecked")
        public static ArticleFile read(String file) {
            String[] parts = file.strip().split("(?m)^---$", 3);
            Map<String, Object> front = new Yaml().load(parts[1]);
            return new ArticleFile(
                    (String) front.get("key"),
                    Language.of((String) front.get("language")).orElseThrow(),
                    new ArticleContent(
                            (String) front.get("title"),
                            (String) front.get("category"),
                            (List<String>) front.getOrDefault("tags", List.of()),
                            Audience.valueOf(((String) front.getOrDefault("audience", "public")).toUpperCase()),
                            parts[2].strip(),
                            (List<String>) front.getOrDefault("exampleQuestions", List.of())));
        }
    }

    public static String resource(String name) {
        try (InputStream stream = SampleBase.class.getClassLoader().getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
