package io.pronto.routing.agent;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Presence;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How somebody is there.
 *
 * @param since since when the presence has been as it is
 * @param until when a wrap-up or an absence ends by itself and the agent is online again; when the agent says so if null
 * @param paused channels from which nothing comes at present, although the agent is online
 * @param goneSince since when no page of the agent has been open; null while one is, or none ever was
 */
public record Attendance(
        Presence presence,
        Instant since,
        @Nullable Instant until,
        Set<Channel> paused,
        @Nullable Instant goneSince) {
    public Attendance {
        paused = Set.copyOf(paused);
        if (until != null && (presence == Presence.ONLINE || presence == Presence.OFFLINE)) {
            throw new IllegalArgumentException("Only a wrap-up or an absence ends by itself, not " + presence);
        }
    }

    /** Not there. */
    public static Attendance offline(Instant since) {
        return new Attendance(Presence.OFFLINE, since, null, Set.of(), null);
    }

    /** There in another way, until then. */
    public Attendance as(Presence next, @Nullable Instant nextUntil, Instant at) {
        return new Attendance(next, next == presence ? since : at, nextUntil, paused, goneSince);
    }

    /** Nothing comes from those channels. */
    public Attendance pausing(Set<Channel> channels) {
        return new Attendance(presence, since, until, channels, goneSince);
    }

    /** No page is open since then, or one is when null. */
    public Attendance seen(@Nullable Instant nextGoneSince) {
        return new Attendance(presence, since, until, paused, nextGoneSince);
    }
}
