package io.pronto.gateway.route;

import io.pronto.gateway.GatewaySettings.Services;
import java.net.URI;
import java.util.List;

/**
 * The paths that one service answers.
 *
 * @param service the service's short name, such as {@code routing}
 * @param paths path patterns; {@code /**} at the end takes everything below
 * @param streams those of its paths whose answers may go on for ever
 */
public record ServiceRoute(String service, URI address, List<String> paths, List<String> streams) {
    public ServiceRoute {
        paths = List.copyOf(paths);
        streams = List.copyOf(streams);
    }

    /** The whole table: what is not in it is not reachable from outside. */
    public static List<ServiceRoute> table(Services services) {
        return List.of(
                new ServiceRoute(
                        "conversation",
                        services.conversation(),
                        List.of(
                                "/api/v1/conversations/**",
                                "/api/v1/customers/**",
                                "/api/v1/attachments/**",
                                "/api/v1/quick-replies/**",
                                "/api/v1/notices/**",
                                "/api/v1/webhooks/**",
                                "/api/v1/conversation/**",
                                "/api/v1/channels/**",
                                "/api/v1/calls/**",
                                "/api/v1/callbacks",
                                "/hooks/**",
                                "/widget/v1/**"),
                        List.of("/api/v1/stream", "/widget/v1/stream")),
                new ServiceRoute(
                        "routing",
                        services.routing(),
                        List.of(
                                "/api/v1/agents/**",
                                "/api/v1/skills/**",
                                "/api/v1/teams/**",
                                "/api/v1/queues/**",
                                "/api/v1/offers/**",
                                "/api/v1/work/**",
                                "/api/v1/simulations/**",
                                "/api/v1/routing/**"),
                        List.of()),
                new ServiceRoute("sla", services.sla(), List.of("/api/v1/sla/**"), List.of()),
                new ServiceRoute(
                        "knowledge",
                        services.knowledge(),
                        List.of(
                                "/api/v1/articles/**",
                                "/api/v1/knowledge/**",
                                "/help-api/v1/**",
                                "/help",
                                "/help/**",
                                "/sitemap.xml"),
                        List.of()),
                new ServiceRoute(
                        "analytics",
                        services.analytics(),
                        List.of("/api/v1/board", "/api/v1/reports/**", "/api/v1/metrics/**", "/api/v1/analytics/**"),
                        List.of("/api/v1/board/stream", "/api/v1/reports/conversations.csv")));
    }
}
