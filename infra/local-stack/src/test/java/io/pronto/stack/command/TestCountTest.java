package io.pronto.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCountTest {
    private static final Instant BEGIN = Instant.parse("2026-11-22T08:00:00Z");

    @TempDir
    private Path project;

    @Test
    void cases_are_counted_over_all_fresh_reports() throws IOException {
        report("a/target/surefire-reports/TEST-One.xml", BEGIN, """
                <testsuite><testcase name="a"/><testcase name="b"><failure/><error/></testcase>
                <testcase name="c"><skipped/></testcase></testsuite>""");
        report("b/target/failsafe-reports/TEST-Two.xml", BEGIN.plusSeconds(9), """
                <testsuites><testsuite><testcase name="d"/><testcase name="e"><error/></testcase></testsuite>
                </testsuites>""");
        report("b/target/failsafe-reports/TEST-Old.xml", BEGIN.minusSeconds(1), "<testsuite><testcase/></testsuite>");
        var count = TestCount.of(project, BEGIN);
        assertThat(count).isEqualTo(new TestCount(2, 2, 1));
        assertThat(count.sentence()).isEqualTo("2 passed, 2 failed, 1 skipped");
    }

    @Test
    void nothing_skipped_is_not_mentioned() {
        assertThat(new TestCount(3, 0, 0).sentence()).isEqualTo("3 passed, 0 failed");
    }

    @Test
    void a_broken_report_is_a_failure() throws IOException {
        report("a/target/surefire-reports/TEST-Broken.xml", BEGIN, "<testsuite><testcase>");
        assertThat(TestCount.of(project, BEGIN).failed()).isOne();
    }

    private void report(String path, Instant at, String text) throws IOException {
        var file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(at));
    }
}
