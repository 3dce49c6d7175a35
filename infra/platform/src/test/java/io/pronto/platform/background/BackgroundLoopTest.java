package io.pronto.platform.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BackgroundLoopTest {
    private final AtomicInteger rounds = new AtomicInteger();
    private final AtomicInteger ends = new AtomicInteger();
    private final Semaphore wakes = new Semaphore(0);

    private final BackgroundLoop loop = new BackgroundLoop("rounds") {
        @Override
        protected void work() throws InterruptedException {
            try {
                while (isRunning()) {
                    wakes.acquire();
                    rounds.incrementAndGet();
                }
            } finally {
                ends.incrementAndGet();
            }
        }
    };

    @Test
    void goesRoundUntilItIsStoppedAndCanBeStartedAgain() {
        assertThat(loop.isRunning()).isFalse();
        for (int time = 1; time <= 2; time++) {
            loop.start();
            assertThat(loop.isRunning()).isTrue();
            wakes.release();
            int done = time;
            await().until(() -> rounds.get() == done);
            loop.stop();
            assertThat(loop.isRunning()).isFalse();
            assertThat(ends).hasValue(time);
        }
    }

    @Test
    void whatNeverStartedStops() {
        loop.stop();
        assertThat(ends).hasValue(0);
    }
}
