package io.pronto.stack.command;

import io.pronto.stack.StackException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** How many tests ended how, counted case by case in JUnit's XML reports. */
record TestCount(int passed, int failed, int skipped) {
    static final TestCount NONE = new TestCount(0, 0, 0);

    TestCount plus(TestCount other) {
        return new TestCount(passed + other.passed, failed + other.failed, skipped + other.skipped);
    }

    /** Such as {@code 12 passed, 0 failed, 1 skipped}. */
    String sentence() {
        return passed + " passed, " + failed + " failed" + (skipped > 0 ? ", " + skipped + " skipped" : "");
    }

    /** Counts all reports below the folder that were written since then. */
    static TestCount of(Path project, Instant since) {
        var sum = new TestCount[] {NONE};
        try {
            Files.walkFileTree(project, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    var name = folder.getFileName().toString();
                    return name.equals("node_modules") || name.equals(".git") || name.equals("src")
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    var isReport = file.toString().matches(".*-reports/TEST-[^/]*\\.xml");
                    if (isReport && !attributes.lastModifiedTime().toInstant().isBefore(since)) {
                        sum[0] = sum[0].plus(of(file));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new StackException("The test reports cannot be read (" + e.getMessage() + ").", e);
        }
        return sum[0];
    }

    /** Counts the cases of one report; one that cannot be read counts as a failure. */
    static TestCount of(Path report) {
        var cases = 0;
        var failed = 0;
        var skipped = 0;
        try (var in = Files.newInputStream(report)) {
            var factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            var reader = factory.createXMLStreamReader(in);
            var caseFailed = false;
            while (reader.hasNext()) {
                if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (reader.getLocalName()) {
                    case "testcase" -> {
                        cases++;
                        caseFailed = false;
                    }
                    case "failure", "error" -> {
                        failed += caseFailed ? 0 : 1;
                        caseFailed = true;
                    }
                    case "skipped" -> skipped++;
                    default -> {}
                }
            }
        } catch (IOException | XMLStreamException _) {
            return new TestCount(0, 1, 0);
        }
        return new TestCount(cases - failed - skipped, failed, skipped);
    }
}
