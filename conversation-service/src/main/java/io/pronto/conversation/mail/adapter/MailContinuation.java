package io.pronto.conversation.mail.adapter;

import io.pronto.conversation.channel.Address;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connections;
import io.pronto.conversation.channel.Contacts;
import io.pronto.conversation.channel.Threads;
import io.pronto.conversation.customer.Customer;
import io.pronto.conversation.customer.Customers;
import io.pronto.conversation.enquiry.Changes;
import io.pronto.conversation.enquiry.Conversation;
import io.pronto.conversation.enquiry.Decision;
import io.pronto.conversation.mail.MailLetter;
import io.pronto.conversation.mail.Mailbox;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Lets a chat go on by e-mail when its customer asks for it and leaves: from then on colleagues' answers go to her address too, and
 * what she answers there comes into the same conversation. If she comes back to the page she finds all of it there.
 */
final class MailContinuation implements Changes {

    private final Customers customers;
    private final Connections connections;
    private final Contacts contacts;
    private final Threads threads;
    private final MailRows rows;
    private final Supplier<UUID> ids;

    MailContinuation(
            Customers customers,
            Connections connections,
            Contacts contacts,
            Threads threads,
            MailRows rows,
            Supplier<UUID> ids) {
        this.customers = customers;
        this.connections = connections;
        this.contacts = contacts;
        this.threads = threads;
        this.rows = rows;
        this.ids = ids;
    }

    @Override
    public void happened(Decision.Changed change) {
        Conversation after = change.after();
        Conversation before = change.before();
        if (after.emailWantedAt() == null
                || before != null && before.emailWantedAt() != null
                || threads.of(after.id()).isPresent()) {
            return;
        }
        Customer customer = customers.find(after.customer()).orElse(null);
        String email = customer == null || customer.email() == null
                ? ""
                : customer.email().toLowerCase(Locale.ROOT);
        Optional<Connection> mailbox = connections.enabled(Mailbox.KIND).stream()
                .filter(c -> Mailbox.of(c).continuesChats())
                .min(Comparator.comparing((Connection c) -> !c.language().equals(after.language()))
                        .thenComparing(Connection::createdAt));
        if (customer == null || !MailLetter.valid(email) || mailbox.isEmpty()) {
            return;
        }
        Address address = new Address("email", email, customer.name());
        UUID thread = ids.get();
        // Her address was not verified: it is remembered as hers only if it is nobody else's.
        contacts.remember(address, after.customer(), after.emailWantedAt());
        rows.join(mailbox.get().id(), thread, List.of(), List.of(), List.of(email));
        threads.touch(
                ids.get(),
                mailbox.get().id(),
                thread.toString(),
                after.id(),
                address,
                false,
                null,
                after.emailWantedAt(),
                after.emailWantedAt());
    }
}
