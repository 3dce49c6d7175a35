package blameless.promise;

import io.pronto.contracts.ConversationId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** A core type that uses all that a core may. */
public record Promise(ConversationId conversation, Instant due, List<byte[]> proofs) {
    /** Time and chance come from outside. */
    public static Promise at(ConversationId conversation, Clock clock, long seed) {
        return new Promise(
                conversation, Instant.now(clock).plusSeconds(new Random(seed).nextInt(5)), List.of(new byte[1]));
    }
}
