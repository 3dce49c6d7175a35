package io.pronto.conversation.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.CustomerId;
import io.pronto.contracts.Tier;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of customers promises. */
public interface CustomersContract {

    Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    Customers customers();

    Supplier<UUID> ids();

    private Customer aCustomer(@Nullable String owner, @Nullable String externalId) {
        return new Customer(new CustomerId(ids().get()), "Ana", null, Tier.STANDARD, "en", externalId, owner, NOON, 1);
    }

    @Test
    default void aCustomerIsFoundByIdByHerSecretAndByWhatHerOwnerCallsHer() {
        String external = "x" + ids().get();
        Customer ana = aCustomer("shop", external);
        byte[] hash = external.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(customers().add(ana, hash)).isTrue();
        assertThat(customers().find(ana.id())).contains(ana);
        assertThat(customers().findBySecret(hash)).contains(ana);
        assertThat(customers().findExternal("shop", external)).contains(ana);
        assertThat(customers().findExternal(null, external)).isEmpty();
        assertThat(customers().find(new CustomerId(ids().get()))).isEmpty();
        byte[] fresh = (external + "2").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        customers().keepSecret(ana.id(), fresh);
        assertThat(customers().findBySecret(hash)).isEmpty();
        assertThat(customers().findBySecret(fresh)).contains(ana);
    }

    @Test
    default void oneOwnerHasAnExternalIdOnce() {
        String external = "y" + ids().get();
        assertThat(customers().add(aCustomer(null, external), null)).isTrue();
        assertThat(customers().add(aCustomer(null, external), null)).isFalse();
        assertThat(customers().add(aCustomer("shop", external), null)).isTrue();
    }

    @Test
    default void anEditOfAnOldRevisionIsRefused() {
        Customer ana = aCustomer(null, null);
        customers().add(ana, null);
        assertThat(customers().update(ana.with(null, "ana@shop.example", Tier.VIP, null)))
                .isTrue();
        assertThat(customers().update(ana.with("Anna", null, null, null))).isFalse();
        Customer now = customers().find(ana.id()).orElseThrow();
        assertThat(now.email()).isEqualTo("ana@shop.example");
        assertThat(now.name()).isEqualTo("Ana");
        assertThat(now.revision()).isEqualTo(2);
    }

    @Test
    default void listsAreOfOneOwnerOrAllNewestFirst() {
        String owner = "o" + ids().get();
        Customer first = aCustomer(owner, null);
        Customer second = aCustomer(owner, "find-me-" + owner);
        customers().add(first, null);
        customers().add(second, null);
        assertThat(customers().list(owner, false, null, null, 10)).containsExactly(second, first);
        assertThat(customers().list(owner, false, null, second.id().value(), 10))
                .containsExactly(first);
        assertThat(customers().list(owner, false, "find-me-" + owner, null, 10)).containsExactly(second);
        assertThat(customers().list(owner, false, "100%_", null, 10)).isEmpty();
        assertThat(customers().list("nobody" + owner, false, null, null, 10)).isEmpty();
        assertThat(customers().list(null, true, null, null, 1)).hasSize(1);
    }

    @Test
    default void sheWasSeenLastWhenSheWasSeenLast() {
        Customer ana = aCustomer(null, null);
        customers().add(ana, null);
        assertThat(customers().lastSeen(ana.id())).isEmpty();
        customers().seen(List.of(ana.id()), NOON);
        customers().seen(List.of(ana.id()), NOON.minusSeconds(60));
        assertThat(customers().lastSeen(ana.id())).contains(NOON);
    }
}
