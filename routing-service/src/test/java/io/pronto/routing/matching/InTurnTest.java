package io.pronto.routing.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class InTurnTest {
    private static final long SECOND = 1_000_000;

    private final InTurn inTurn = new InTurn();

    private static UUID id(int n) {
        return new UUID(0, n);
    }

    @Test
    void whoeverIsFirstInTurnLeavesAtEachHandOverWhoeverWasHandedOver() {
        inTurn.came(id(1), 0);
        inTurn.came(id(2), 10 * SECOND);
        inTurn.handedOver(id(2), 10 * SECOND, 30 * SECOND);
        assertThat(inTurn.longest()).as("the first had waited 30 seconds").isEqualTo(30 * SECOND);
        // In turn the second still waits and may give up: she counts for most of a person.
        inTurn.handedOver(id(1), 0, 40 * SECOND);
        assertThat(inTurn.longest()).as("nobody waited longer in turn").isEqualTo(30 * SECOND);
    }

    @Test
    void whoGaveUpIsWaitedForByNobody() {
        inTurn.came(id(1), 0);
        inTurn.came(id(2), 50 * SECOND);
        inTurn.left(id(1), 0, 60 * SECOND);
        inTurn.handedOver(id(2), 50 * SECOND, 70 * SECOND);
        assertThat(inTurn.longest()).isEqualTo(20 * SECOND);
    }

    @Test
    void whoComesBackToAnOldPlaceIsFirstAgain() {
        inTurn.came(id(1), 0);
        inTurn.handedOver(id(1), 0, 5 * SECOND);
        inTurn.came(id(2), 10 * SECOND);
        inTurn.came(id(1), 0);
        inTurn.handedOver(id(2), 10 * SECOND, 100 * SECOND);
        assertThat(inTurn.longest()).isEqualTo(100 * SECOND);
    }

    @Test
    void aBadDayIsForgotten() {
        long day = 24L * 3600 * SECOND;
        inTurn.came(id(1), 0);
        inTurn.handedOver(id(1), 0, 600 * SECOND);
        for (int i = 2; i < 4; i++) {
            inTurn.came(id(i), i * day);
            inTurn.handedOver(id(i), i * day, i * day + SECOND);
        }
        assertThat(inTurn.longest()).isEqualTo(SECOND);
    }
}
