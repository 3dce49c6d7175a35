package io.pronto.knowledge.help.adapter;

import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import io.pronto.platform.problem.Problem;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** All public articles for search engines, in parts of the size that the protocol allows. See https://www.sitemaps.org/protocol.html */
@RestController
class SitemapController {
    private static final int PART = 5_000;
    private static final String BEGIN = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private final JdbcClient jdbc;
    private final HelpTemplates templates;

    SitemapController(JdbcClient jdbc, HelpTemplates templates) {
        this.jdbc = jdbc;
        this.templates = templates;
    }

    @GetMapping("/sitemap.xml")
    @PreAuthorize("permitAll()")
    ResponseEntity<String> index() {
        StringBuilder xml = new StringBuilder(BEGIN)
                .append("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for (Language language : Language.values()) {
            int articles = jdbc.sql("""
                            SELECT count(*) FROM article a
                            JOIN article_version v ON v.article = a.id AND v.version = a.published_version
                            WHERE a.language = :language AND v.audience = :audience""")
                    .param("language", language.tag())
                    .param("audience", Audience.PUBLIC.name())
                    .query(Integer.class)
                    .single();
            for (int part = 0; part == 0 || part * PART < articles; part++) {
                xml.append("  <sitemap><loc>")
                        .append(address("/help/" + language.tag() + "/sitemap.xml?part=" + part))
                        .append("</loc></sitemap>\n");
            }
        }
        return xml(xml.append("</sitemapindex>\n").toString());
    }

    @GetMapping("/help/{lang}/sitemap.xml")
    @PreAuthorize("permitAll()")
    ResponseEntity<String> part(@PathVariable String lang, @RequestParam(defaultValue = "0") int part) {
        Language language =
                Language.of(lang).filter(known -> known.tag().equals(lang)).orElseThrow(Problem::notFound);
        if (part < 0 || part > 10_000) {
            throw Problem.notFound();
        }
        StringBuilder xml = new StringBuilder(BEGIN)
                .append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
                        + " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
        if (part == 0) {
            xml.append("  <url><loc>").append(address("/help/" + lang)).append("</loc></url>\n");
        }
        jdbc.sql("""
                        SELECT a.slug, a.published_at, t.language AS other, t.slug AS other_slug
                        FROM (SELECT a.id, a.key, a.language, a.slug, a.published_at FROM article a
                              JOIN article_version v ON v.article = a.id AND v.version = a.published_version
                              WHERE a.language = :language AND v.audience = :audience
                              ORDER BY a.id LIMIT :part OFFSET :from) a
                        LEFT JOIN (SELECT t.key, t.language, t.slug FROM article t
                                   JOIN article_version v ON v.article = t.id AND v.version = t.published_version
                                   WHERE v.audience = :audience) t ON t.key = a.key AND t.language <> a.language
                        ORDER BY a.id, t.language""")
                .param("language", language.tag())
                .param("audience", Audience.PUBLIC.name())
                .param("part", PART)
                .param("from", (long) part * PART)
                .query(row -> {
                    String here = address("/help/" + lang + "/" + row.getString("slug"));
                    xml.append("  <url><loc>")
                            .append(here)
                            .append("</loc><lastmod>")
                            .append(DateTimeFormatter.ISO_INSTANT.format(
                                    Objects.requireNonNull(row.getObject("published_at", OffsetDateTime.class))
                                            .withOffsetSameInstant(ZoneOffset.UTC)))
                            .append("</lastmod>");
                    String other = row.getString("other");
                    if (other != null) {
                        alternate(xml, lang, here);
                        alternate(xml, other, address("/help/" + other + "/" + row.getString("other_slug")));
                    }
                    xml.append("</url>\n");
                });
        return xml(xml.append("</urlset>\n").toString());
    }

    private static void alternate(StringBuilder xml, String language, String address) {
        xml.append("<xhtml:link rel=\"alternate\" hreflang=\"")
                .append(language)
                .append("\" href=\"")
                .append(address)
                .append("\"/>");
    }

    private String address(String path) {
        return HtmlUtils.htmlEscape(templates.address() + path);
    }

    private static ResponseEntity<String> xml(String xml) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .body(xml);
    }
}
