package io.pronto.demo.traffic.adapter;

import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** What has happened so far, for the line that is printed now and then. */
final class Tally {
    final LongAdder arrived = new LongAdder();
    final LongAdder left = new LongAdder();
    final LongAdder messages = new LongAdder();
    final LongAdder botAnswers = new LongAdder();
    final LongAdder handedOver = new LongAdder();
    final LongAdder met = new LongAdder();
    final LongAdder gaveUp = new LongAdder();
    final LongAdder rated = new LongAdder();
    final LongAdder replies = new LongAdder();
    final LongAdder resolved = new LongAdder();
    final LongAdder failed = new LongAdder();

    String line() {
        return String.format(
                Locale.ROOT,
                "%d customers (%d here now), %d messages, %d bot answers, %d handed over, %d met a person, %d gave up waiting, "
                        + "%d rated; %d replies and %d resolved by simulated agents; %d failed",
                arrived.sum(),
                arrived.sum() - left.sum(),
                messages.sum(),
                botAnswers.sum(),
                handedOver.sum(),
                met.sum(),
                gaveUp.sum(),
                rated.sum(),
                replies.sum(),
                resolved.sum(),
                failed.sum());
    }
}
