package io.pronto.conversation.attachment.adapter;

import io.pronto.conversation.attachment.Attachments;
import io.pronto.conversation.attachment.Uploads;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class AttachmentWiring {

    @Bean
    Attachments attachments(JdbcClient jdbc, TransactionTemplate transaction) {
        return new PostgresAttachments(jdbc, transaction);
    }

    @Bean
    Uploads uploads(Attachments attachments, Supplier<UUID> ids, Clock clock) {
        return new InspectedUploads(attachments, ids, clock);
    }

    @Bean
    Sweeper attachmentSweeper(Attachments attachments, Clock clock) {
        return new Sweeper(attachments, clock);
    }

    /** Forgets what was uploaded and never sent. */
    static final class Sweeper {
        private static final Logger log = LoggerFactory.getLogger(Sweeper.class);
        private static final Duration KEPT = Duration.ofHours(24);

        private final Attachments attachments;
        private final Clock clock;

        Sweeper(Attachments attachments, Clock clock) {
            this.attachments = attachments;
            this.clock = clock;
        }

        @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
        void sweep() {
            int gone = attachments.forgetUnused(clock.instant().minus(KEPT));
            if (gone > 0) {
                log.info("Forgot {} uploaded files that no message used.", gone);
            }
        }
    }
}
