package io.pronto.conversation.customer.adapter;

import io.pronto.contracts.CustomerId;
import io.pronto.contracts.Tier;
import io.pronto.conversation.customer.Customer;
import io.pronto.conversation.customer.Customers;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.security.Role;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.IdempotentRequests;
import io.pronto.platform.web.Revision;
import io.pronto.platform.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

@RestController
@RequestMapping("/api/v1/customers")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN', 'INTEGRATOR')")
@Tag(name = "Customers")
class CustomerController {

    private static final String LANGUAGE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}";

    private final Customers customers;
    private final IdempotentRequests once;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Supplier<UUID> ids;
    private final Clock clock;
    private final ObjectMapper json;

    CustomerController(
            Customers customers,
            IdempotentRequests once,
            AuditLog audit,
            TransactionTemplate transaction,
            Supplier<UUID> ids,
            Clock clock,
            ObjectMapper json) {
        this.customers = customers;
        this.once = once;
        this.audit = audit;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    record CustomerView(
            UUID id,
            @Nullable String name,
            @Nullable String email,
            Tier tier,
            String language,
            @Nullable String externalId,
            Instant createdAt,
            long revision) {
        static CustomerView of(Customer c) {
            return new CustomerView(
                    c.id().value(),
                    c.name(),
                    c.email(),
                    c.tier(),
                    c.language(),
                    c.externalId(),
                    c.createdAt(),
                    c.revision());
        }
    }

    /** {@code externalId}: what the caller's own system calls her; the same one never makes a second customer. */
    record NewCustomer(
            @Nullable @Size(min = 1, max = 100) String name,
            @Nullable @Email @Size(max = 200) String email,
            @Nullable Tier tier,
            @NotNull @Pattern(regexp = LANGUAGE) String language,
            @Nullable @Size(min = 1, max = 200) String externalId) {}

    @PostMapping
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'ADMIN', 'INTEGRATOR')")
    @Operation(summary = "Add a customer; 409 if the externalId is taken")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CustomerView.class)))
    ResponseEntity<?> add(
            Actor actor,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody @Valid NewCustomer body) {
        return once.once(actor, key, "add customer " + json.writeValueAsString(body), () -> {
            Customer fresh = new Customer(
                    new CustomerId(ids.get()),
                    body.name(),
                    body.email(),
                    Objects.requireNonNullElse(body.tier(), Tier.STANDARD),
                    body.language(),
                    body.externalId(),
                    owner(actor),
                    clock.instant(),
                    1);
            if (!customers.add(fresh, null)) {
                throw Problem.conflict("customer-exists").atField("externalId");
            }
            audit.record(actor, clock.instant(), "customer.added", "customer:" + fresh.id(), Map.of());
            return ResponseEntity.status(HttpStatus.CREATED)
                    .eTag(Revision.etag(1))
                    .header("Location", "/api/v1/customers/" + fresh.id())
                    .body(CustomerView.of(fresh));
        });
    }

    @GetMapping
    @Operation(summary = "List customers, newest first; q finds by part of name or e-mail, or by externalId")
    Slice<CustomerView> list(
            Actor actor,
            @RequestParam(required = false) @Nullable @Size(max = 200) String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Slice.limit(limit);
        UUID before = Cursor.decode(cursor, 1)
                .map(parts -> {
                    try {
                        return UUID.fromString(parts.getFirst());
                    } catch (IllegalArgumentException e) {
                        throw Cursor.invalid();
                    }
                })
                .orElse(null);
        String owner = owner(actor);
        return Slice.of(customers.list(owner, owner == null, q, before, most + 1), most, c -> Cursor.encode(c.id()))
                .map(CustomerView::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a customer")
    ResponseEntity<CustomerView> one(Actor actor, @PathVariable UUID id) {
        Customer c = visible(actor, id);
        return ResponseEntity.ok().eTag(Revision.etag(c.revision())).body(CustomerView.of(c));
    }

    /** What is null stays as it is. */
    record Edit(
            @Nullable @Size(min = 1, max = 100) String name,
            @Nullable @Email @Size(max = 200) String email,
            @Nullable Tier tier,
            @Nullable @Pattern(regexp = LANGUAGE) String language) {}

    @PatchMapping("/{id}")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'ADMIN', 'INTEGRATOR')")
    @Operation(summary = "Correct a customer; needs If-Match with the revision read")
    ResponseEntity<CustomerView> edit(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid Edit body) {
        long revision = Revision.required(ifMatch);
        Customer was = visible(actor, id);
        if (was.revision() != revision) {
            throw Problem.stale(was.revision());
        }
        Customer is = was.with(body.name(), body.email(), body.tier(), body.language());
        transaction.executeWithoutResult(_ -> {
            if (!customers.update(is)) {
                throw Problem.stale(visible(actor, id).revision());
            }
            audit.record(actor, clock.instant(), "customer.changed", "customer:" + id, Map.of());
        });
        return ResponseEntity.ok().eTag(Revision.etag(revision + 1)).body(CustomerView.of(visible(actor, id)));
    }

    private Customer visible(Actor actor, UUID id) {
        String owner = owner(actor);
        return customers
                .find(new CustomerId(id))
                .filter(c -> owner == null || owner.equals(c.owner()))
                .orElseThrow(Problem::notFound);
    }

    /** The integrator whose customers alone are meant; null for staff, who know them all. */
    private static @Nullable String owner(Actor actor) {
        boolean staff = actor.is(Role.AGENT, Role.SUPERVISOR, Role.MANAGER, Role.ADMIN);
        return staff ? null : actor.username();
    }
}
