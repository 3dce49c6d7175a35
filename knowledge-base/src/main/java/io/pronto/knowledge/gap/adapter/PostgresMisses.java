package io.pronto.knowledge.gap.adapter;

import io.pronto.knowledge.gap.Fate;
import io.pronto.knowledge.gap.Miss;
import io.pronto.knowledge.gap.Misses;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Misses beside the questions of conversations, each as a conversation of its own that nobody replies to. */
final class PostgresMisses implements Misses {
    private static final Duration WINDOW = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final int mostPerHour;

    PostgresMisses(JdbcClient jdbc, int mostPerHour) {
        this.jdbc = jdbc;
        this.mostPerHour = mostPerHour;
    }

    @Override
    public boolean add(Miss miss) {
        UUID id = miss.id();
        return jdbc.sql("""
                                INSERT INTO asked_question
                                    (message, conversation, source, language, text, fate, with_bot, wanted_at, asked_at, changed_at)
                                SELECT :id, :id, :source, :language, :text, :fate, true, :at, :at, :at
                                WHERE (SELECT count(*) FROM asked_question
                                    WHERE source = :source AND asked_at > :since AND asked_at <= :at) < :most
                                ON CONFLICT DO NOTHING""")
                        .param("id", id)
                        .param("source", miss.source().name())
                        .param("language", miss.language().tag())
                        .param("text", miss.text())
                        .param("fate", Fate.UNANSWERED.name())
                        .param("at", miss.at().atOffset(ZoneOffset.UTC))
                        .param("since", miss.at().minus(WINDOW).atOffset(ZoneOffset.UTC))
                        .param("most", mostPerHour)
                        .update()
                == 1;
    }
}
