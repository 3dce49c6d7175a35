package io.pronto.conversation;

import io.pronto.architecture.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> architecture() {
        return ArchitectureRules.forService("io.pronto.conversation")
                // What reads mails: parsers without a server, a file or a clock.
                .allowingInCore("org.apache.james.mime4j", "org.jsoup", "biweekly", "org.apache.poi")
                .tests();
    }
}
