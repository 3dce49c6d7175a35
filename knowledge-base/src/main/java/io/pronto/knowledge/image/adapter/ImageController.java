package io.pronto.knowledge.image.adapter;

import io.pronto.knowledge.image.ArticleImage;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Pictures in articles: writers add them, whoever has the address sees them. An address cannot be guessed, and readers of the
 * help centre have no other proof of who they are.
 */
@RestController
class ImageController {
    private static final int MOST_BYTES = 4 << 20;

    private final JdbcClient jdbc;
    private final Supplier<UUID> ids;
    private final Clock clock;
    // A picture needs much memory while it is read.
    private final Semaphore reading = new Semaphore(2);

    ImageController(JdbcClient jdbc, Supplier<UUID> ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    record Added(String id, String path, String mediaType, int width, int height) {}

    @PostMapping(
            path = "/api/v1/articles/images",
            consumes = {MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_JPEG_VALUE, MediaType.IMAGE_GIF_VALUE})
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'ADMIN')")
    ResponseEntity<Added> add(Actor actor, @RequestBody byte[] sent) throws InterruptedException {
        if (sent.length > MOST_BYTES) {
            throw Problem.tooLarge("body-too-large", MOST_BYTES);
        }
        ArticleImage image;
        reading.acquire();
        try {
            image = Pictures.read(ids.get(), sent);
        } finally {
            reading.release();
        }
        jdbc.sql("""
                        INSERT INTO article_image (id, media_type, width, height, bytes, added_at, added_by)
                        VALUES (:id, :type, :width, :height, :bytes, :at, :by)""")
                .param("id", image.id())
                .param("type", image.mediaType())
                .param("width", image.width())
                .param("height", image.height())
                .param("bytes", image.bytes())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", actor.name())
                .update();
        return ResponseEntity.created(URI.create(image.path()))
                .body(new Added(image.id().toString(), image.path(), image.mediaType(), image.width(), image.height()));
    }

    private record Stored(String mediaType, byte[] bytes) {}

    @GetMapping("/help-api/v1/images/{id}")
    @PreAuthorize("permitAll()")
    ResponseEntity<byte[]> show(@PathVariable UUID id) {
        Stored image = jdbc.sql("SELECT media_type, bytes FROM article_image WHERE id = :id")
                .param("id", id)
                .query((row, i) -> new Stored(row.getString("media_type"), row.getBytes("bytes")))
                .optional()
                .orElseThrow(Problem::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(image.mediaType()))
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .header("Content-Security-Policy", "default-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .body(image.bytes());
    }
}
