package io.pronto.conversation.enquiry;

import io.pronto.contracts.OpeningHours;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The times at which a customer may ask to be called. */
public final class CallbackTimes {
    /** They begin at full and half hours. */
    public static final Duration STEP = Duration.ofMinutes(30);

    private CallbackTimes() {}

    /**
     * The next ones, at least half an hour away.
     *
     * @param hours when somebody is there; always when null
     * @param latest how far ahead to look
     * @param most how many at most
     */
    public static List<Instant> next(@Nullable OpeningHours hours, Instant now, Duration latest, int most) {
        List<Instant> times = new ArrayList<>();
        long step = STEP.toSeconds();
        Instant time = Instant.ofEpochSecond(Math.ceilDiv(now.plus(STEP).getEpochSecond(), step) * step);
        for (Instant end = now.plus(latest); times.size() < most && !time.isAfter(end); time = time.plus(STEP)) {
            if (open(hours, time)) {
                times.add(time);
            }
        }
        return times;
    }

    /** Whether somebody is there then. */
    public static boolean open(@Nullable OpeningHours hours, Instant at) {
        return hours == null || hours.contains(at);
    }
}
