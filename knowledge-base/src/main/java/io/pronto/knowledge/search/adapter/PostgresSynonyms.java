package io.pronto.knowledge.search.adapter;

import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.search.SynonymGroup;
import io.pronto.knowledge.search.Synonyms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Groups of synonyms in PostgreSQL. */
final class PostgresSynonyms implements Synonyms {
    private final JdbcClient jdbc;

    PostgresSynonyms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void save(SynonymGroup group) {
        jdbc.sql("""
                        INSERT INTO synonym_group (id, language, words) VALUES (:id, :language, :words)
                        ON CONFLICT (id) DO UPDATE SET words = excluded.words""")
                .param("id", group.id())
                .param("language", group.language().tag())
                .param("words", group.words().toArray(String[]::new))
                .update();
    }

    @Override
    public boolean remove(UUID id) {
        return jdbc.sql("DELETE FROM synonym_group WHERE id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    @Override
    public Optional<SynonymGroup> find(UUID id) {
        return jdbc.sql("SELECT id, language, words FROM synonym_group WHERE id = :id")
                .param("id", id)
                .query((row, i) -> group(row))
                .optional();
    }

    @Override
    public List<SynonymGroup> list(Language language, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        SELECT id, language, words FROM synonym_group
                        WHERE language = :language AND (CAST(:after AS uuid) IS NULL OR id > :after)
                        ORDER BY id LIMIT :limit""")
                .param("language", language.tag())
                .param("after", after)
                .param("limit", limit)
                .query((row, i) -> group(row))
                .list();
    }

    @Override
    public int count(Language language) {
        return jdbc.sql("SELECT count(*) FROM synonym_group WHERE language = :language")
                .param("language", language.tag())
                .query(Integer.class)
                .single();
    }

    private static SynonymGroup group(ResultSet row) throws SQLException {
        return new SynonymGroup(
                row.getObject("id", UUID.class),
                Language.of(row.getString("language")).orElseThrow(),
                List.of((String[]) row.getArray("words").getArray()));
    }
}
