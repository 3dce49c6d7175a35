package io.pronto.conversation.mail.adapter;

import io.pronto.conversation.ConversationSettings;
import io.pronto.conversation.channel.Arrivals;
import io.pronto.conversation.channel.Connections;
import io.pronto.conversation.channel.Contacts;
import io.pronto.conversation.channel.Threads;
import io.pronto.conversation.channel.Web;
import io.pronto.conversation.customer.Customers;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.Moment;
import io.pronto.conversation.mail.MailToken;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
class MailWiring {

    @Bean
    MailRows mailRows(JdbcClient jdbc, ObjectMapper json) {
        return new MailRows(jdbc, json);
    }

    @Bean
    MailFolders mailFolders(JdbcClient jdbc) {
        return new MailFolders(jdbc);
    }

    @Bean
    MailToken mailToken(ConversationSettings settings) {
        return new MailToken(settings.channels().key().getBytes(StandardCharsets.US_ASCII));
    }

    @Bean
    SignInTokens signInTokens(Web web, ObjectMapper json, Clock clock) {
        return new SignInTokens(web, json, clock);
    }

    @Bean
    MailServers mailServers(SignInTokens tokens) {
        return new MailServers(tokens);
    }

    @Bean
    MailConnector mailConnector(
            MailServers servers,
            SignInTokens signIns,
            MailRows rows,
            Conversations conversations,
            MailToken tokens,
            ConversationSettings settings,
            Supplier<UUID> ids,
            Clock clock) {
        return new MailConnector(
                servers,
                signIns,
                rows,
                conversations,
                tokens,
                new MailMime(loopMark(settings), clock),
                settings.widget().name(),
                ids);
    }

    /** The same for all mails of this deployment, and told to nobody who does not get one. */
    private static String loopMark(ConversationSettings settings) {
        return MailRows.hash("loop " + settings.channels().key());
    }

    @Bean
    MailReceipts mailReceipts(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Conversations conversations,
            Customers customers,
            Connections connections,
            ConversationSettings settings,
            Supplier<Moment> now) {
        return new MailReceipts(
                jdbc,
                transaction,
                conversations,
                customers,
                connections,
                settings.widget().name(),
                now);
    }

    @Bean
    MailIntake mailIntake(
            TransactionTemplate transaction,
            Arrivals arrivals,
            Contacts contacts,
            Conversations conversations,
            MailRows rows,
            MailReceipts receipts,
            MailToken tokens,
            ConversationSettings settings,
            Supplier<UUID> ids) {
        return new MailIntake(
                transaction, arrivals, contacts, conversations, rows, receipts, tokens, loopMark(settings), ids);
    }

    @Bean
    FolderSync folderSync(MailFolders folders, MailIntake intake, Clock clock) {
        return new FolderSync(folders, intake, clock);
    }

    @Bean
    MailboxReading mailboxReading(
            Connections connections,
            MailServers servers,
            MailFolders folders,
            FolderSync sync,
            SignInTokens signIns,
            ConversationSettings settings,
            Clock clock) {
        return new MailboxReading(
                connections,
                servers,
                folders,
                sync,
                signIns,
                settings.channels().mailPoll(),
                clock,
                UUID.randomUUID());
    }

    /** Before the queue is filled: what it begins decides whether an answer is queued. */
    @Bean
    @Order(0)
    MailContinuation mailContinuation(
            Customers customers,
            Connections connections,
            Contacts contacts,
            Threads threads,
            MailRows rows,
            Supplier<UUID> ids) {
        return new MailContinuation(customers, connections, contacts, threads, rows, ids);
    }
}
