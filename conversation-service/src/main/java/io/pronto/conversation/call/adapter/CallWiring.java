package io.pronto.conversation.call.adapter;

import io.pronto.conversation.ConversationSettings;
import io.pronto.conversation.attachment.Uploads;
import io.pronto.conversation.call.AgentPhones;
import io.pronto.conversation.call.CallDesk;
import io.pronto.conversation.call.CallRules;
import io.pronto.conversation.call.Calls;
import io.pronto.conversation.call.Menu;
import io.pronto.conversation.call.Menus;
import io.pronto.conversation.call.Telephone;
import io.pronto.conversation.channel.Connections;
import io.pronto.conversation.channel.Contacts;
import io.pronto.conversation.channel.Web;
import io.pronto.conversation.customer.Customers;
import io.pronto.conversation.directory.Directory;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.Moment;
import io.pronto.conversation.enquiry.Waits;
import io.pronto.platform.event.Subscriptions;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
class CallWiring {

    @Bean
    Calls calls(JdbcClient jdbc, TransactionTemplate transaction, ObjectMapper json, Clock clock) {
        return new PostgresCalls(jdbc, transaction, json, clock);
    }

    @Bean
    Menus menus(JdbcClient jdbc, ObjectMapper json) {
        return new PostgresMenus(jdbc, json);
    }

    @Bean
    AgentPhones agentPhones(JdbcClient jdbc) {
        return new PostgresAgentPhones(jdbc);
    }

    @Bean
    CallDesk callDesk(
            Calls calls,
            Conversations conversations,
            Customers customers,
            Directory directory,
            ConversationSettings settings,
            Supplier<Moment> now) {
        return new CallDesk(
                calls, conversations, customers, directory, settings.callbacks().rules(), now);
    }

    @Bean
    CallRules callRules(ConversationSettings settings) {
        return settings.calls().rules();
    }

    @Bean
    TwilioTelephone twilioTelephone(Web web, ObjectMapper json, ConversationSettings settings) {
        return new TwilioTelephone(web, json, settings.channels().publicUrl());
    }

    @Bean
    Telephones telephones(List<Telephone> all, Connections connections, AgentPhones phones, Menus menus, Waits waits) {
        return new Telephones(all, connections, phones, menus, waits);
    }

    @Bean
    Callers callers(Customers customers, Contacts contacts, TransactionTemplate transaction, Supplier<UUID> ids) {
        return new Callers(customers, contacts, transaction, ids);
    }

    @Bean
    CustomerNumbers customerNumbers(Calls calls, JdbcClient jdbc) {
        return new CustomerNumbers(calls, jdbc);
    }

    @Bean
    Menu.Opening opening(Directory directory) {
        return (queue, at) -> queue == null
                || directory.hoursOf(queue).map(hours -> hours.contains(at)).orElse(true);
    }

    @Bean
    TwilioVoice twilioVoice(
            TwilioTelephone telephone,
            Telephones telephones,
            Calls calls,
            CallDesk desk,
            Callers callers,
            Menus menus,
            Menu.Opening open,
            CallRules rules) {
        return new TwilioVoice(telephone, telephones, calls, desk, callers, menus, open, rules);
    }

    @Bean
    AriClient ariClient(ConversationSettings settings) {
        return new AriClient(settings.channels().timeout());
    }

    @Bean
    AriTelephone ariTelephone(AriClient ari) {
        return new AriTelephone(ari);
    }

    @Bean
    AriEvents ariEvents(
            AriTelephone telephone,
            Telephones telephones,
            Calls calls,
            CallDesk desk,
            Callers callers,
            Menus menus,
            Menu.Opening open,
            CallRules rules,
            ObjectMapper json,
            Clock clock) {
        return new AriEvents(
                telephone,
                telephones,
                calls,
                desk,
                callers,
                menus,
                open,
                rules,
                // No bean: Spring would have everything that is scheduled wait for this one thread.
                Executors.newScheduledThreadPool(1, Thread.ofVirtual().factory()),
                json,
                clock);
    }

    @Bean
    AriListening ariListening(
            Connections connections,
            AriClient ari,
            AriEvents events,
            JdbcClient jdbc,
            Supplier<UUID> ids,
            Clock clock) {
        return new AriListening(connections, ari, events, jdbc, ids.get(), clock);
    }

    /** Before the conversations' own: a call's lock comes before its conversation's. */
    @Bean
    @Order(1)
    Subscriptions callNews(Calls calls, CallDesk desk, Telephones telephones, CallRules rules, Clock clock) {
        return new CallNews(calls, desk, telephones, rules, clock).subscriptions();
    }

    @Bean
    OrderRunner orderRunner(
            Calls calls,
            CallDesk desk,
            Telephones telephones,
            Connections connections,
            Uploads uploads,
            CallRules rules,
            Clock clock) {
        return new OrderRunner(calls, desk, telephones, connections, uploads, rules, clock);
    }
}
