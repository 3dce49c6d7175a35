package io.pronto.conversation.comment.adapter;

import io.pronto.conversation.comment.CommentKind;
import io.pronto.conversation.comment.CommentRule;
import io.pronto.conversation.comment.CommentRules;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Rules in PostgreSQL; until somebody has changed them, the usual ones. */
final class PostgresCommentRules implements CommentRules {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PostgresCommentRules(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public List<CommentRule> all() {
        List<CommentRule> own = jdbc.sql("SELECT words, kind, weight FROM comment_rule ORDER BY place LIMIT ?")
                .param(CommentRule.MOST_RULES)
                .query((row, _) ->
                        new CommentRule(row.getString(1), CommentKind.valueOf(row.getString(2)), row.getDouble(3)))
                .list();
        return own.isEmpty() ? CommentRules.usual() : own;
    }

    @Override
    public void replace(List<CommentRule> rules) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("DELETE FROM comment_rule").update();
            for (int place = 0; place < rules.size(); place++) {
                CommentRule rule = rules.get(place);
                jdbc.sql("INSERT INTO comment_rule (place, words, kind, weight) VALUES (?, ?, ?, ?)")
                        .param(place)
                        .param(rule.words())
                        .param(rule.kind().name())
                        .param(rule.weight())
                        .update();
            }
        });
    }
}
