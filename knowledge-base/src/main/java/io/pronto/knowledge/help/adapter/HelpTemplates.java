package io.pronto.knowledge.help.adapter;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.help.HelpWords;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The pages' templates. Everything is escaped but an article's own HTML, which {@code Pages} has made safe. */
final class HelpTemplates {
    /** No script but our own two files, no frames, no forms that go elsewhere. */
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob: https:",
            "connect-src 'self'",
            "media-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    private final Mustache.Compiler compiler;
    private final Map<String, Template> templates = new HashMap<>();
    private final String mark;
    private final String address;

    /** @param address under which people reach the suite, without a slash at its end */
    HelpTemplates(String address) {
        this.address = address;
        this.compiler = Mustache.compiler()
                .escapeHTML(true)
                .withLoader(name -> new StringReader(text("help/" + name + ".mustache")));
        for (String page : List.of("home", "category", "results", "article", "missing")) {
            templates.put(page, compiler.compile(text("help/" + page + ".mustache")));
        }
        this.mark = mark(text("help/help.css") + text("help/help.js"));
    }

    String mark() {
        return mark;
    }

    String address() {
        return address;
    }

    /** @param path of the page, which is what other languages and search engines know it by @param elsewhere its paths in other languages */
    ResponseEntity<String> page(
            HttpStatus status,
            String page,
            Language language,
            String title,
            String path,
            Map<Language, String> elsewhere,
            Map<String, ?> content) {
        Map<String, Object> model = new HashMap<>(content);
        model.put("words", HelpWords.of(language));
        model.put("lang", language.tag());
        model.put("title", title);
        model.put("mark", mark);
        model.put("canonical", address + path);
        model.putIfAbsent("q", "");
        List<Map<String, Object>> languages = new ArrayList<>();
        for (Language other : Language.values()) {
            Map<String, Object> link = new HashMap<>();
            link.put("tag", other.tag());
            link.put("name", HelpWords.ownName(other));
            link.put("path", other == language ? path : elsewhere.getOrDefault(other, "/help/" + other.tag()));
            link.put("current", other == language);
            link.put("known", other == language || elsewhere.containsKey(other));
            link.put("address", address + link.get("path"));
            languages.add(link);
        }
        model.put("languages", languages);
        // A page is built in some milliseconds; what was published is seen at once, and a crowd is served by whoever
        // caches.
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(
                        status == HttpStatus.OK
                                ? CacheControl.maxAge(java.time.Duration.ofSeconds(10))
                                        .cachePublic()
                                : CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "strict-origin-when-cross-origin")
                .body(java.util.Objects.requireNonNull(templates.get(page), page)
                        .execute(model));
    }

    static String text(String resource) {
        try (InputStream in = HelpTemplates.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in the class path.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mark(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
