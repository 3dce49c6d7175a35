package io.pronto.conversation.call.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.conversation.call.AgentPhones;
import io.pronto.conversation.call.AgentPhones.AgentPhone;
import io.pronto.conversation.call.Call;
import io.pronto.conversation.call.Menus;
import io.pronto.conversation.call.Scene;
import io.pronto.conversation.call.Telephone;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connections;
import io.pronto.conversation.enquiry.WaitEstimate;
import io.pronto.conversation.enquiry.Waits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which provider serves which line, and how it rings whom. */
final class Telephones {
    private final Map<String, Telephone> byKind;
    private final Connections connections;
    private final AgentPhones phones;
    private final Menus menus;
    private final Waits waits;

    Telephones(List<Telephone> all, Connections connections, AgentPhones phones, Menus menus, Waits waits) {
        this.byKind = all.stream().collect(Collectors.toMap(Telephone::kind, Function.identity()));
        this.connections = connections;
        this.phones = phones;
        this.menus = menus;
        this.waits = waits;
    }

    Optional<Telephone> of(Connection connection) {
        return Optional.ofNullable(byKind.get(connection.kind()));
    }

    /** The first line over which we can call. */
    Optional<Connection> outgoing() {
        return connections.all().stream()
                .filter(c -> c.enabled() && byKind.containsKey(c.kind()))
                .findFirst();
    }

    /** Where that agent is rung for a call over that line. */
    Optional<String> address(UUID connection, AgentId agent) {
        return phones.of(agent)
                .flatMap(phone -> connections
                        .find(connection)
                        .flatMap(line -> of(line).flatMap(telephone -> telephone.address(line, phone))));
    }

    /** Where she is rung while she is only asked; null: her browser alone rings. */
    @Nullable
    String ringing(UUID connection, AgentId agent) {
        boolean rings = phones.of(agent).map(AgentPhone::rings).orElse(false);
        return rings ? address(connection, agent).orElse(null) : null;
    }

    Scene scene(Call call) {
        WaitEstimate wait = call.conversation() == null
                ? null
                : waits.of(call.conversation()).orElse(null);
        return Scene.of(call, menus.of(call.connection()).menu(), wait);
    }
}
