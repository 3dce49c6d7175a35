package io.pronto.conversation.channel.adapter;

import io.pronto.contracts.QueueId;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connections;
import io.pronto.conversation.channel.Connector;
import io.pronto.conversation.channel.Connectors;
import io.pronto.conversation.channel.Deliveries;
import io.pronto.conversation.channel.Finding;
import io.pronto.conversation.channel.Gate;
import io.pronto.conversation.channel.HookReceiver;
import io.pronto.conversation.channel.HookUrls;
import io.pronto.conversation.channel.Setting;
import io.pronto.conversation.channel.SettingsCheck;
import io.pronto.conversation.enquiry.Words;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Revision;
import io.pronto.platform.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/channels")
@PreAuthorize("hasRole('ADMIN')")
@Tag(name = "Channels")
class ChannelController {

    private final Connections connections;
    private final Connectors connectors;
    private final Deliveries deliveries;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Supplier<UUID> ids;
    private final Clock clock;
    private final HookUrls hooks;

    ChannelController(
            Connections connections,
            Connectors connectors,
            Deliveries deliveries,
            AuditLog audit,
            TransactionTemplate transaction,
            Supplier<UUID> ids,
            Clock clock,
            HookUrls hooks) {
        this.connections = connections;
        this.connectors = connectors;
        this.deliveries = deliveries;
        this.audit = audit;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
        this.hooks = hooks;
    }

    /** {@code type}: {@code TEXT}, {@code SECRET}, {@code NUMBER}, {@code FLAG}, {@code CHOICE} or {@code URL}. */
    record Field(String name, Setting.Type type, boolean required, String preset, List<String> choices) {}

    record Kind(String kind, String channel, boolean hooks, List<Field> fields) {}

    record Kinds(List<Kind> items) {}

    @GetMapping("/kinds")
    @Operation(summary = "The kinds of channels that can be connected, with the fields of their forms")
    Kinds kinds() {
        return new Kinds(connectors.all().stream()
                .map(c -> new Kind(
                        c.kind(),
                        c.channel().name(),
                        c instanceof HookReceiver,
                        c.settings().stream()
                                .map(s -> new Field(s.name(), s.type(), s.required(), s.preset(), s.choices()))
                                .toList()))
                .toList());
    }

    /**
     * {@code settings}: by the names of the kind's fields; a secret that is left out stays as it is. {@code language}: of
     * customers whose language is not known.
     */
    record ConnectionInput(
            @NotBlank @Size(max = 100) String name,

            @NotNull @Size(max = 40)
            Map<@NotBlank @Size(max = 50) String, @NotNull @Size(max = Setting.LONGEST) String> settings,

            @NotNull Boolean enabled,
            @NotNull Boolean withBot,

            @NotNull @Pattern(regexp = "[a-z]{2,3}") String language,

            @Nullable @Size(min = 1, max = 100) String queue) {}

    record NewConnection(
            @NotBlank @Size(max = 50) String kind,
            @NotNull @Valid ConnectionInput connection) {}

    /**
     * {@code secrets}: the names of those that are filled in. {@code hookUrl}: what the platform has to call. {@code
     * state}: {@code ok}, {@code away} or {@code off}.
     */
    record ConnectionView(
            UUID id,
            String kind,
            String name,
            Map<String, String> settings,
            Set<String> secrets,
            boolean enabled,
            boolean withBot,
            String language,
            @Nullable String queue,
            @Nullable String hookUrl,
            String state,
            @Nullable Instant closedUntil,
            long queued,
            long failed,
            long revision) {}

    private ConnectionView view(Connection c, Map<UUID, Deliveries.Load> loads) {
        Gate gate = deliveries.gate(c.id());
        Deliveries.Load load = loads.get(c.id());
        boolean hears =
                connectors.find(c.kind()).filter(HookReceiver.class::isInstance).isPresent();
        return new ConnectionView(
                c.id(),
                c.kind(),
                c.name(),
                c.settings(),
                c.secrets().keySet(),
                c.enabled(),
                c.withBot(),
                c.language(),
                c.queue() == null ? null : c.queue().value(),
                hears ? hooks.of(c.id()) : null,
                !c.enabled() ? "off" : gate.outages() > 0 ? "away" : "ok",
                gate.closedUntil(),
                load == null ? 0 : load.queued(),
                load == null ? 0 : load.failed(),
                c.revision());
    }

    private Map<UUID, Deliveries.Load> loads() {
        return deliveries.loads().stream().collect(Collectors.toMap(Deliveries.Load::connection, Function.identity()));
    }

    @GetMapping
    @Operation(summary = "List the connections, by name, with what waits and what failed")
    Slice<ConnectionView> list() {
        Map<UUID, Deliveries.Load> loads = loads();
        return new Slice<>(connections.all().stream().map(c -> view(c, loads)).toList(), null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read one connection; its secrets are never shown")
    ResponseEntity<ConnectionView> one(@PathVariable UUID id) {
        return answer(HttpStatus.OK, found(id));
    }

    private ResponseEntity<ConnectionView> answer(HttpStatus status, Connection c) {
        return ResponseEntity.status(status).eTag(Revision.etag(c.revision())).body(view(c, loads()));
    }

    private Connection found(UUID id) {
        return connections.find(id).orElseThrow(Problem::notFound);
    }

    @PostMapping
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @Operation(summary = "Connect a channel")
    ResponseEntity<ConnectionView> add(Actor actor, @RequestBody @Valid NewConnection body) {
        Connector connector = connectors
                .find(body.kind())
                .orElseThrow(() -> Problem.unprocessable("channel-kind-unknown", body.kind())
                        .atField("kind"));
        Connection fresh = connection(
                ids.get(), connector, body.connection(), Map.of(), clock.instant(), 1, "connection/settings/");
        transaction.executeWithoutResult(_ -> {
            if (connections.all().size() >= Connection.MOST) {
                throw Problem.conflict("channel-too-many", Connection.MOST);
            }
            connections.add(fresh);
            audit(actor, "channel.connected", fresh);
        });
        return answer(HttpStatus.CREATED, fresh);
    }

    @PutMapping("/{id}")
    @Operation(summary = "Change a connection; needs If-Match with the revision read")
    ResponseEntity<ConnectionView> change(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid ConnectionInput body) {
        long revision = Revision.required(ifMatch);
        Connection was = found(id);
        Connection is = connection(id, connectors.of(was), body, was.secrets(), was.createdAt(), revision, "settings/");
        transaction.executeWithoutResult(_ -> {
            if (!connections.update(is)) {
                throw Problem.stale(found(id).revision());
            }
            // Somebody has mended it: what waits is tried at once.
            deliveries.remember(id, Gate.OPEN, null, clock.instant());
            audit(actor, "channel.changed", is);
        });
        return answer(HttpStatus.OK, found(id));
    }

    private static Connection connection(
            UUID id,
            Connector connector,
            ConnectionInput body,
            Map<String, String> keptSecrets,
            Instant createdAt,
            long revision,
            String path) {
        SettingsCheck check = SettingsCheck.of(connector.settings(), body.settings(), keptSecrets);
        if (!check.faults().isEmpty()) {
            SettingsCheck.Fault first = check.faults().getFirst();
            throw Problem.unprocessable("channel-setting-" + first.what(), first.field())
                    .atField(path + first.field());
        }
        if (Words.fault(body.name(), 100, false) != null) {
            throw Problem.invalidField("name", "invalid-characters", "name");
        }
        return new Connection(
                id,
                connector.kind(),
                body.name().strip(),
                check.settings(),
                check.secrets(),
                body.enabled(),
                body.withBot(),
                body.language(),
                body.queue() == null ? null : new QueueId(body.queue()),
                createdAt,
                revision);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a connection; its conversations stay, what is queued fails")
    void remove(Actor actor, @PathVariable UUID id) {
        Connection found = found(id);
        transaction.executeWithoutResult(_ -> {
            connections.remove(id);
            audit(actor, "channel.removed", found);
        });
    }

    /** {@code findings}: what is wrong; nothing when all is well. */
    record TestResult(boolean fine, List<Finding> findings) {}

    @PostMapping("/{id}/test")
    @Operation(summary = "Test a connection: says what is wrong")
    TestResult test(Actor actor, @PathVariable UUID id) {
        Connection connection = found(id);
        List<Finding> findings = connectors.of(connection).test(connection);
        transaction.executeWithoutResult(_ -> audit(actor, "channel.tested", connection));
        return new TestResult(findings.isEmpty(), findings);
    }

    private void audit(Actor actor, String what, Connection c) {
        audit.record(actor, clock.instant(), what, "channel:" + c.id(), Map.of("kind", c.kind(), "name", c.name()));
    }
}
