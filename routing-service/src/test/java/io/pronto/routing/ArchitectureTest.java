package io.pronto.routing;

import io.pronto.architecture.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    @TestFactory
    Stream<DynamicTest> architecture() {
        return ArchitectureRules.forService("io.pronto.routing")
                // Distributions, samplers and a regression for the wait estimate and the simulator: arithmetic, not
                // infrastructure.
                .allowingInCore("org.apache.commons.statistics", "org.apache.commons.rng", "org.apache.commons.math3")
                .tests();
    }
}
