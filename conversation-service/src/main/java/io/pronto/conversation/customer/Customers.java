package io.pronto.conversation.customer;

import io.pronto.contracts.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All customers. */
public interface Customers {

    /** The customer of that id. */
    Optional<Customer> find(CustomerId id);

    /** The customer whom an owner's system calls so; {@code owner} null: the widget's host site. */
    Optional<Customer> findExternal(@Nullable String owner, String externalId);

    /** The customer whose browser keeps the secret with that SHA-256. */
    Optional<Customer> findBySecret(byte[] secretHash);

    /** Adds one, unless the owner has one of that external id already. @return whether it was added */
    boolean add(Customer customer, byte @Nullable [] secretHash);

    /** Replaces the secret that her browser keeps. */
    void keepSecret(CustomerId id, byte[] secretHash);

    /** Stores the customer as of her next revision, if she still has the revision given. @return whether she had */
    boolean update(Customer customer);

    /** Up to {@code limit}, newest first, older than {@code before}; {@code text}: part of name, e-mail or external id. */
    List<Customer> list(
            @Nullable String owner, boolean everybodys, @Nullable String text, @Nullable UUID before, int limit);

    /** Her page is open at that time. */
    void seen(List<CustomerId> ids, Instant at);

    /** When her page was last seen open. */
    Optional<Instant> lastSeen(CustomerId id);
}
