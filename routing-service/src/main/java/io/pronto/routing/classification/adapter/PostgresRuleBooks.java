package io.pronto.routing.classification.adapter;

import io.pronto.routing.classification.RuleBook;
import io.pronto.routing.classification.RuleBooks;
import java.util.List;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rules, as the API has them, in the one row of {@code rule_book}; read anew only when its revision is another. */
@Repository
class PostgresRuleBooks implements RuleBooks {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private volatile RuleBook last = RuleBook.EMPTY;

    PostgresRuleBooks(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public RuleBook current() {
        RuleBook known = last;
        long revision = jdbc.sql("SELECT revision FROM rule_book WHERE id = 1")
                .query(Long.class)
                .optional()
                .orElse(0L);
        if (revision == known.revision()) {
            return known;
        }
        if (revision == 0) {
            return RuleBook.EMPTY;
        }
        RuleBook read = jdbc.sql("SELECT revision, rules FROM rule_book WHERE id = 1")
                .query((rs, i) -> new RuleBook(
                        json.readValue(rs.getString("rules"), new TypeReference<List<RuleBody>>() {}).stream()
                                .map(RuleBody::rule)
                                .toList(),
                        rs.getLong("revision")))
                .single();
        last = read;
        return read;
    }

    @Override
    public void save(RuleBook book) {
        String rules =
                json.writeValueAsString(book.rules().stream().map(RuleBody::of).toList());
        int saved = jdbc.sql(book.revision() == 1 ? """
                        INSERT INTO rule_book (id, revision, rules) VALUES (1, :revision, CAST(:rules AS jsonb))
                        ON CONFLICT DO NOTHING""" : """
                        UPDATE rule_book SET revision = :revision, rules = CAST(:rules AS jsonb)
                        WHERE id = 1 AND revision = :revision - 1""")
                .param("revision", book.revision())
                .param("rules", rules)
                .update();
        if (saved == 0) {
            throw new OptimisticLockingFailureException("The rules are no longer of revision " + (book.revision() - 1)
                    + ". Maybe somebody else edited them at the same moment.");
        }
    }
}
