package io.pronto.routing;

import io.pronto.architecture.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    @TestFactory
    Stream<DynamicTest> architecture() {
        return ArchitectureRules.forService("io.pronto.routing")
                // Quantiles of the F distribution for the wait estimate: arithmetic, not infrastructure.
                .allowingInCore("org.apache.commons.statistics")
                .tests();
    }
}
