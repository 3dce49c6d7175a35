package io.pronto.knowledge.learning.adapter;

import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.learning.Threshold.Wanted;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is wanted of answers, per audience, in the table {@code answer_wish}. */
final class AnswerWishes {
    /** Nineteen of twenty answers right, when every fifth question has no answer. */
    private static final Wanted USUAL = new Wanted(.95, .2);

    private final JdbcClient jdbc;

    AnswerWishes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param revision 0 while nobody has said anything */
    record Wish(Wanted wanted, long revision) {}

    Map<Audience, Wish> all() {
        Map<Audience, Wish> all = new EnumMap<>(Audience.class);
        for (Audience audience : Audience.values()) {
            all.put(audience, new Wish(USUAL, 0));
        }
        jdbc.sql("SELECT audience, wanted, foreign_share, revision FROM answer_wish")
                .query((RowCallbackHandler) row -> all.put(
                        Audience.valueOf(row.getString("audience")),
                        new Wish(
                                new Wanted(row.getDouble("wanted"), row.getDouble("foreign_share")),
                                row.getLong("revision"))));
        return all;
    }

    /** @return whether it was of that revision */
    boolean save(Audience audience, Wanted wanted, long revision) {
        return jdbc.sql("""
                        INSERT INTO answer_wish (audience, wanted, foreign_share, revision)
                        SELECT :audience, :wanted, :share, 1 WHERE :revision = 0
                            OR EXISTS (SELECT FROM answer_wish WHERE audience = :audience)
                        ON CONFLICT (audience) DO UPDATE SET wanted = excluded.wanted, foreign_share = excluded.foreign_share,
                            revision = answer_wish.revision + 1 WHERE answer_wish.revision = :revision""")
                        .param("audience", audience.name())
                        .param("wanted", wanted.precision())
                        .param("share", wanted.foreignShare())
                        .param("revision", revision)
                        .update()
                == 1;
    }
}
