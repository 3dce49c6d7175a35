package io.pronto.conversation.channel.adapter;

import io.pronto.conversation.ConversationSettings;
import io.pronto.conversation.attachment.Attachments;
import io.pronto.conversation.attachment.Uploads;
import io.pronto.conversation.channel.Connections;
import io.pronto.conversation.channel.Connector;
import io.pronto.conversation.channel.Connectors;
import io.pronto.conversation.channel.Contacts;
import io.pronto.conversation.channel.Deliveries;
import io.pronto.conversation.channel.HookUrls;
import io.pronto.conversation.channel.Replies;
import io.pronto.conversation.channel.Threads;
import io.pronto.conversation.channel.Web;
import io.pronto.conversation.comment.CommentRules;
import io.pronto.conversation.customer.Customers;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.Moment;
import io.pronto.conversation.inbox.Receipts;
import io.pronto.conversation.webhook.PublicAddresses;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
class ChannelWiring {

    @Bean
    Connections connections(JdbcClient jdbc, ConversationSettings settings, ObjectMapper json) {
        return new PostgresConnections(jdbc, new SecretBox(settings.channels().key(), new SecureRandom(), json), json);
    }

    @Bean
    Connectors connectors(ObjectProvider<Connector> found) {
        return new Connectors(() -> found.orderedStream().toList());
    }

    @Bean
    Threads threads(JdbcClient jdbc) {
        return new PostgresThreads(jdbc);
    }

    @Bean
    Contacts contacts(JdbcClient jdbc) {
        return new PostgresContacts(jdbc);
    }

    @Bean
    Deliveries deliveries(JdbcClient jdbc) {
        return new PostgresDeliveries(jdbc);
    }

    @Bean
    HookUrls hookUrls(ConversationSettings settings) {
        return new HookUrls(settings.channels().publicUrl());
    }

    @Bean
    Replies replies(Threads threads, Connections connections, Connectors connectors) {
        return new Replies(threads, connections, connectors);
    }

    @Bean
    Web web(PublicAddresses addresses, ConversationSettings settings) {
        return new HttpWeb(addresses, settings.channels().timeout());
    }

    @Bean
    OutgoingMessages outgoingMessages(
            Threads threads,
            Connections connections,
            Connectors connectors,
            Deliveries deliveries,
            Supplier<UUID> ids) {
        return new OutgoingMessages(threads, connections, connectors, deliveries, ids);
    }

    @Bean
    WaitingFiles waitingFiles(JdbcClient jdbc, Uploads uploads, Supplier<UUID> ids, Clock clock, ObjectMapper json) {
        return new WaitingFiles(jdbc, uploads, ids, clock, json);
    }

    @Bean
    StoredArrivals arrivals(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Conversations conversations,
            Customers customers,
            Contacts contacts,
            Threads threads,
            Deliveries deliveries,
            Receipts receipts,
            Connectors connectors,
            WaitingFiles files,
            CommentRules rules,
            Supplier<Moment> now) {
        return new StoredArrivals(
                jdbc,
                transaction,
                conversations,
                customers,
                contacts,
                threads,
                deliveries,
                receipts,
                connectors,
                files,
                rules,
                now);
    }

    @Bean
    FileFetching fileFetching(
            WaitingFiles waiting,
            StoredArrivals arrivals,
            Connections connections,
            Connectors connectors,
            TransactionTemplate transaction,
            Clock clock) {
        return new FileFetching(waiting, arrivals, connections, connectors, transaction, clock);
    }

    @Bean
    DeliveryRun deliveryRun(
            Deliveries deliveries,
            Connections connections,
            Connectors connectors,
            Threads threads,
            Conversations conversations,
            Attachments attachments,
            TransactionTemplate transaction,
            Supplier<Moment> now,
            Clock clock) {
        SecureRandom random = new SecureRandom();
        return new DeliveryRun(
                deliveries,
                connections,
                connectors,
                threads,
                conversations,
                attachments,
                transaction,
                now,
                clock,
                random::nextDouble);
    }

    /** Platforms sign their requests; tokens and cookies mean nothing here. */
    @Bean
    @Order(11)
    SecurityFilterChain platformDoor(HttpSecurity http) {
        return http.securityMatcher("/hooks/**")
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
