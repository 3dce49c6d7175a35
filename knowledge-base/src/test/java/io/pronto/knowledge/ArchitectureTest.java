package io.pronto.knowledge;

import io.pronto.architecture.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    @TestFactory
    Stream<DynamicTest> shape() {
        return ArchitectureRules.forService("io.pronto.knowledge")
                // Linear algebra for guessing topics: arithmetic, not infrastructure.
                .allowingInCore("org.apache.commons.math3")
                .tests();
    }
}
