package io.pronto.knowledge.transfer.adapter;

import io.pronto.knowledge.article.ArticleIntake;
import io.pronto.knowledge.article.Articles;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class TransferWiring {
    @Bean
    ImportStore importStore(JdbcClient jdbc, JdbcTemplate batches) {
        return new ImportStore(jdbc, batches);
    }

    @Bean
    RowTaking rowTaking(ArticleIntake intake, JsonMapper json) {
        return new RowTaking(intake, json);
    }

    @Bean
    ExportFiles exportFiles(Articles articles, JsonMapper json) {
        return new ExportFiles(articles, json);
    }

    @Bean
    Importing importing(
            ImportStore store,
            RowTaking taking,
            JsonMapper json,
            PlatformTransactionManager transactions,
            Clock clock) {
        TransactionTemplate nested = new TransactionTemplate(transactions);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        return new Importing(store, new FileRows(json), taking, new TransactionTemplate(transactions), nested, clock);
    }
}
