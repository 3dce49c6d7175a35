package io.pronto.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The SLA service on a rig of its own. */
final class SlaRig {
    private SlaRig() {}

    static ServiceRig fresh() {
        return new ServiceRig("sla-service", new TokenIssuer());
    }

    /** An enquiry's life in six events, every one of which changes a clock but the first. */
    static List<ServiceRig.Told> life(Instant start) {
        UUID id = UUID.randomUUID();
        String message = "\"message\":\"" + UUID.randomUUID() + "\",";
        String asks = message + "\"customer\":\"" + UUID.randomUUID()
                + "\",\"channel\":\"CHAT\",\"language\":\"en\",\"text\":\"Where is my parcel?\",\"attachments\":0,"
                + "\"awaitsBot\":false,";
        String replies = message + "\"agent\":\"mei\",";
        return List.of(
                ServiceRig.Told.of(
                        "ConversationStarted",
                        id,
                        start,
                        "\"customer\":\"" + UUID.randomUUID()
                                + "\",\"channel\":\"CHAT\",\"language\":\"en\",\"tier\":\"STANDARD\","
                                + "\"priority\":\"NORMAL\",\"withBot\":false,"),
                ServiceRig.Told.of("CustomerMessageReceived", id, start, asks),
                ServiceRig.Told.of("AgentReplied", id, start.plusMillis(10), replies),
                ServiceRig.Told.of("CustomerMessageReceived", id, start.plusMillis(20), asks),
                ServiceRig.Told.of("AgentReplied", id, start.plusMillis(30), replies),
                ServiceRig.Told.of(
                        "ConversationResolved",
                        id,
                        start.plusMillis(40),
                        "\"outcome\":\"RESOLVED\",\"agent\":\"mei\","));
    }
}
