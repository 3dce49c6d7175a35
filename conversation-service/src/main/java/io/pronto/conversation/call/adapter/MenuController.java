package io.pronto.conversation.call.adapter;

import io.pronto.contracts.QueueId;
import io.pronto.conversation.call.Menu;
import io.pronto.conversation.call.Menus;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connections;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Revision;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What callers hear first. */
@RestController
@RequestMapping("/api/v1/calls/menus")
@PreAuthorize("hasRole('ADMIN')")
@Tag(name = "Calls")
class MenuController {
    private static final String LANGUAGE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}";
    private static final Set<String> LINES = Set.of(TwilioTelephone.KIND, AriTelephone.KIND);

    private final Menus menus;
    private final Connections connections;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MenuController(Menus menus, Connections connections, AuditLog audit, TransactionTemplate transaction, Clock clock) {
        this.menus = menus;
        this.connections = connections;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param key one of 0-9 * # @param next NODE, LINE or VOICEMAIL @param node where it goes on, only for NODE */
    record OptionBody(
            @NotNull @Pattern(regexp = "[0-9*#]") String key,
            @Nullable @Pattern(regexp = LANGUAGE) String language,
            @Nullable @Size(min = 1, max = 200) String topic,
            @Nullable @Size(min = 1, max = 100) String queue,
            Menu.@NotNull Then next,
            @Nullable @Size(min = 1, max = 50) String node) {

        Menu.Option option() {
            return new Menu.Option(
                    key.charAt(0), language, topic, queue == null ? null : new QueueId(queue), next, node);
        }

        static OptionBody of(Menu.Option option) {
            return new OptionBody(
                    String.valueOf(option.key()),
                    option.language(),
                    option.topic(),
                    option.queue() == null ? null : option.queue().value(),
                    option.next(),
                    option.node());
        }
    }

    record NodeBody(
            @NotNull @Pattern(regexp = "[a-z0-9-]{1,50}") String id,

            @NotNull @Size(max = 20)
            Map<@Pattern(regexp = LANGUAGE) String, @NotNull @Size(max = Menu.LONGEST) String> prompts,

            @NotNull @Size(max = 12) List<@NotNull @Valid OptionBody> options) {}

    record MenuBody(
            @NotNull @Pattern(regexp = LANGUAGE) String language,

            @NotNull @Size(max = 20)
            Map<@Pattern(regexp = LANGUAGE) String, @NotNull @Size(max = Menu.LONGEST) String> greetings,

            @NotNull @Size(max = Menu.MOST_NODES) List<@NotNull @Valid NodeBody> nodes) {

        Menu menu() {
            return new Menu(
                    language,
                    greetings,
                    nodes.stream()
                            .map(node -> new Menu.Node(
                                    node.id(),
                                    node.prompts(),
                                    node.options().stream()
                                            .map(OptionBody::option)
                                            .toList()))
                            .toList());
        }

        static MenuBody of(Menu menu) {
            return new MenuBody(
                    menu.language(),
                    menu.greetings(),
                    menu.nodes().stream()
                            .map(node -> new NodeBody(
                                    node.id(),
                                    node.prompts(),
                                    node.options().stream().map(OptionBody::of).toList()))
                            .toList());
        }
    }

    /** A line and what its callers hear. */
    record LineMenu(UUID connectionId, String name, String kind, MenuBody menu, long revision) {}

    record LineMenus(List<LineMenu> items) {}

    @GetMapping
    @Operation(summary = "The connected telephone lines with their menus")
    LineMenus all() {
        return new LineMenus(connections.all().stream()
                .filter(c -> LINES.contains(c.kind()))
                .map(this::view)
                .toList());
    }

    @GetMapping("/{connection}")
    @Operation(summary = "What a line's callers hear first")
    ResponseEntity<LineMenu> one(@PathVariable UUID connection) {
        LineMenu view = view(line(connection));
        return ResponseEntity.ok().eTag(Revision.etag(view.revision())).body(view);
    }

    @PutMapping("/{connection}")
    @Operation(
            summary =
                    "Change what a line's callers hear; needs If-Match with the revision read, 0 for the first change")
    ResponseEntity<LineMenu> keep(
            Actor actor,
            @PathVariable UUID connection,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid MenuBody body) {
        Connection line = line(connection);
        long revision = Revision.required(ifMatch);
        Menu menu = body.menu();
        if (!menu.findings().isEmpty()) {
            throw Problem.unprocessable("menu-faulty")
                    .atField(menu.findings().getFirst().where());
        }
        transaction.executeWithoutResult(_ -> {
            if (menus.keep(connection, menu, revision, clock.instant()).isEmpty()) {
                throw Problem.stale(menus.of(connection).revision());
            }
            audit.record(actor, clock.instant(), "call-menu.changed", "channel:" + connection, Map.of());
        });
        LineMenu view = view(line);
        return ResponseEntity.ok().eTag(Revision.etag(view.revision())).body(view);
    }

    /** What is wrong with it. */
    record Check(List<Menu.Finding> findings) {}

    @PostMapping("/check")
    @Operation(summary = "Say what is wrong with a menu without keeping it")
    Check check(@RequestBody @Valid MenuBody body) {
        return new Check(body.menu().findings());
    }

    private Connection line(UUID connection) {
        return connections
                .find(connection)
                .filter(c -> LINES.contains(c.kind()))
                .orElseThrow(Problem::notFound);
    }

    private LineMenu view(Connection line) {
        Menus.Kept kept = menus.of(line.id());
        return new LineMenu(line.id(), line.name(), line.kind(), MenuBody.of(kept.menu()), kept.revision());
    }
}
