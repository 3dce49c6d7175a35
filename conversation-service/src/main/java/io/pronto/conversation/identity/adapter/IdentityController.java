package io.pronto.conversation.identity.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.CustomerId;
import io.pronto.conversation.channel.Address;
import io.pronto.conversation.directory.Directory;
import io.pronto.conversation.identity.Identities;
import io.pronto.conversation.identity.Identities.Merge;
import io.pronto.conversation.identity.Identities.Outcome;
import io.pronto.conversation.identity.Identity;
import io.pronto.conversation.identity.Likeness;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is the same person; staff know all customers. */
@RestController
@RequestMapping("/api/v1/customers/{id}")
@Tag(name = "Customers")
class IdentityController {
    private final Identities identities;
    private final Directory directory;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Supplier<UUID> ids;
    private final Clock clock;

    IdentityController(
            Identities identities,
            Directory directory,
            AuditLog audit,
            TransactionTemplate transaction,
            Supplier<UUID> ids,
            Clock clock) {
        this.identities = identities;
        this.directory = directory;
        this.audit = audit;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param vouched whether the host site's signature says who she is */
    record IdentityView(
            UUID customerId,
            @Nullable String name,
            @Nullable String email,
            @Nullable String externalId,
            boolean vouched,
            List<Address> addresses,
            Instant createdAt) {
        static IdentityView of(Identity one) {
            return new IdentityView(
                    one.customer().value(),
                    one.name(),
                    one.email(),
                    one.externalId(),
                    one.vouched(),
                    one.addresses(),
                    one.createdAt());
        }
    }

    /** Somebody who may be the same person. @param reasons EMAIL, PHONE or NAME */
    record Suggestion(IdentityView identity, Set<Likeness> reasons) {}

    /** @param undoneAt null while they are one */
    record MergeView(
            UUID id,
            UUID kept,
            UUID merged,
            @Nullable String reason,
            @Nullable String byName,
            Instant at,
            @Nullable String undoneByName,
            @Nullable Instant undoneAt) {}

    record Person(List<IdentityView> identities, List<Suggestion> suggestions, List<MergeView> history) {}

    @GetMapping("/identities")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')")
    @Operation(summary = "In which ways a person is known, who may be the same, and who was taken for one")
    Person person(@PathVariable UUID id) {
        CustomerId customer = new CustomerId(id);
        List<Identity> hers = identities.of(customer);
        if (hers.isEmpty()) {
            throw Problem.notFound();
        }
        List<Suggestion> suggestions = identities.candidates(customer).stream()
                .map(other -> new Suggestion(IdentityView.of(other), alike(hers, other)))
                .filter(suggestion -> !suggestion.reasons().isEmpty())
                .toList();
        return new Person(
                hers.stream().map(IdentityView::of).toList(),
                suggestions,
                identities.history(customer).stream().map(this::view).toList());
    }

    private static Set<Likeness> alike(List<Identity> hers, Identity other) {
        Set<Likeness> all = EnumSet.noneOf(Likeness.class);
        hers.forEach(one -> all.addAll(Likeness.between(one, other)));
        return all;
    }

    /** @param other who is the same person @param reason how one knows */
    record NewMerge(
            @NotNull UUID other, @Nullable @Size(max = 500) String reason) {}

    @PostMapping("/merges")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'ADMIN')")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Say that somebody else is the same person; it can be taken back")
    MergeView merge(Actor actor, @PathVariable UUID id, @RequestBody @Valid NewMerge body) {
        return decided(
                actor,
                "customer.merged",
                id,
                () -> identities.merge(
                        ids.get(),
                        new CustomerId(id),
                        new CustomerId(body.other()),
                        body.reason(),
                        new AgentId(actor.id()),
                        now()));
    }

    @PostMapping("/merges/{merge}/split")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'ADMIN')")
    @Operation(summary = "Tell them apart again: each has her own conversations as before")
    MergeView split(Actor actor, @PathVariable UUID id, @PathVariable UUID merge) {
        return decided(
                actor,
                "customer.split",
                id,
                () -> identities.split(merge, new CustomerId(id), new AgentId(actor.id()), now()));
    }

    private MergeView decided(Actor actor, String what, UUID customer, Supplier<Outcome> change) {
        Outcome outcome = Objects.requireNonNull(transaction.execute(_ -> {
            Outcome made = change.get();
            if (made instanceof Identities.Kept(Merge merge)) {
                audit.record(
                        actor,
                        now(),
                        what,
                        "customer:" + customer,
                        Map.of(
                                "kept",
                                merge.kept().toString(),
                                "merged",
                                merge.merged().toString()));
            }
            return made;
        }));
        return switch (outcome) {
            case Identities.Kept(Merge merge) -> view(merge);
            case Identities.Unknown _ -> throw Problem.notFound();
            case Identities.Already _ -> throw Problem.conflict("customers-already-so");
            case Identities.TooMany _ -> throw Problem.conflict("customers-too-many");
        };
    }

    private MergeView view(Merge merge) {
        return new MergeView(
                merge.id(),
                merge.kept().value(),
                merge.merged().value(),
                merge.reason(),
                directory.nameOf(merge.by()).orElse(null),
                merge.at(),
                merge.undoneBy() == null
                        ? null
                        : directory.nameOf(merge.undoneBy()).orElse(null),
                merge.undoneAt());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
