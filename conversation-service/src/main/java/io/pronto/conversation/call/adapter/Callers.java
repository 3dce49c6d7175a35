package io.pronto.conversation.call.adapter;

import io.pronto.contracts.CallId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.Tier;
import io.pronto.conversation.call.Call;
import io.pronto.conversation.call.Menu;
import io.pronto.conversation.channel.Address;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Contacts;
import io.pronto.conversation.customer.Customer;
import io.pronto.conversation.customer.Customers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Who calls: the customer of that number, or a new one. */
final class Callers {
    /** The kind of address under which numbers are known. */
    static final String PHONE = "phone";

    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    /** What stands in for a withheld number: "anonymous", "restricted" and "unknown" on a telephone's keys. */
    private static final Set<String> WITHHELD =
            Set.of("+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253", "+464");

    private final Customers customers;
    private final Contacts contacts;
    private final TransactionTemplate transaction;
    private final Supplier<UUID> ids;

    Callers(Customers customers, Contacts contacts, TransactionTemplate transaction, Supplier<UUID> ids) {
        this.customers = customers;
        this.contacts = contacts;
        this.transaction = transaction;
        this.ids = ids;
    }

    /** A call that comes in. @param from as the provider says it */
    Call calling(
            Connection connection, String line, @Nullable String from, @Nullable String to, Menu menu, Instant told) {
        Instant at = told.truncatedTo(ChronoUnit.MICROS);
        String number = number(from);
        CustomerId customer = Objects.requireNonNull(transaction.execute(_ -> customer(number, menu.language(), at)));
        return Call.incoming(
                new CallId(ids.get()),
                connection.id(),
                line,
                number,
                number(to),
                menu.language(),
                customer,
                menu.first(),
                at);
    }

    static @Nullable String number(@Nullable String text) {
        return text != null && E164.matcher(text).matches() && !WITHHELD.contains(text) ? text : null;
    }

    private CustomerId customer(@Nullable String number, String language, Instant at) {
        Address address = number == null ? null : new Address(PHONE, number, null);
        CustomerId known = address == null ? null : contacts.of(address).orElse(null);
        if (known != null) {
            return known;
        }
        CustomerId fresh = new CustomerId(ids.get());
        customers.add(new Customer(fresh, null, null, Tier.STANDARD, language, null, null, at, 1), null);
        return address == null ? fresh : contacts.remember(address, fresh, at);
    }
}
