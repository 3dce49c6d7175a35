package io.pronto.conversation.customer;

import io.pronto.contracts.CustomerId;
import io.pronto.conversation.enquiry.Enquiries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

class InMemoryCustomersTest implements CustomersContract {

    private final Customers customers = new InMemoryCustomers();
    private final Supplier<UUID> ids = Enquiries.ids();

    @Override
    public Customers customers() {
        return customers;
    }

    @Override
    public Supplier<UUID> ids() {
        return ids;
    }

    /** The twin of the real store. */
    static final class InMemoryCustomers implements Customers {
        private final Map<CustomerId, Customer> all = new HashMap<>();
        private final Map<CustomerId, byte[]> secrets = new HashMap<>();
        private final Map<CustomerId, Instant> seen = new HashMap<>();

        @Override
        public Optional<Customer> find(CustomerId id) {
            return Optional.ofNullable(all.get(id));
        }

        @Override
        public Optional<Customer> findExternal(@Nullable String owner, String externalId) {
            return all.values().stream()
                    .filter(c -> Objects.equals(c.owner(), owner) && externalId.equals(c.externalId()))
                    .findFirst();
        }

        @Override
        public Optional<Customer> findBySecret(byte[] secretHash) {
            return secrets.entrySet().stream()
                    .filter(e -> Arrays.equals(e.getValue(), secretHash))
                    .findFirst()
                    .flatMap(e -> find(e.getKey()));
        }

        @Override
        public boolean add(Customer c, byte @Nullable [] secretHash) {
            if (c.externalId() != null
                    && findExternal(c.owner(), c.externalId()).isPresent()) {
                return false;
            }
            all.put(c.id(), c);
            if (secretHash != null) {
                secrets.put(c.id(), secretHash);
            }
            return true;
        }

        @Override
        public void keepSecret(CustomerId id, byte[] secretHash) {
            secrets.put(id, secretHash);
        }

        @Override
        public boolean update(Customer c) {
            Customer was = all.get(c.id());
            if (was == null || was.revision() != c.revision()) {
                return false;
            }
            all.put(
                    c.id(),
                    new Customer(
                            c.id(),
                            c.name(),
                            c.email(),
                            c.tier(),
                            c.language(),
                            was.externalId(),
                            was.owner(),
                            was.createdAt(),
                            c.revision() + 1));
            return true;
        }

        @Override
        public List<Customer> list(
                @Nullable String owner, boolean everybodys, @Nullable String text, @Nullable UUID before, int limit) {
            return new ArrayList<>(all.values())
                    .stream()
                            .filter(c -> everybodys || Objects.equals(c.owner(), owner))
                            .filter(c -> text == null
                                    || contains(c.name(), text)
                                    || contains(c.email(), text)
                                    || text.equals(c.externalId()))
                            .filter(c -> before == null || c.id().value().compareTo(before) < 0)
                            .sorted(Comparator.comparing((Customer c) -> c.id().value())
                                    .reversed())
                            .limit(limit)
                            .toList();
        }

        private static boolean contains(@Nullable String whole, String part) {
            return whole != null && whole.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
        }

        @Override
        public void seen(List<CustomerId> which, Instant at) {
            which.forEach(id -> seen.merge(id, at, (a, b) -> a.isAfter(b) ? a : b));
        }

        @Override
        public Optional<Instant> lastSeen(CustomerId id) {
            return Optional.ofNullable(seen.get(id));
        }
    }
}
