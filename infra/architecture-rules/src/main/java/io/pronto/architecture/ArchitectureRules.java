package io.pronto.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The rules of a service's shape. A service applies them all with one small class:
 *
 * <pre>{@code
 * class ArchitectureTest {
 *     @TestFactory
 *     Stream<DynamicTest> architecture() {
 *         return ArchitectureRules.forService("io.pronto.sla").tests();
 *     }
 * }
 * }</pre>
 *
 * <p>In a service's root package live its application and settings; {@code root.feature} is a feature's core; and
 * {@code root.feature.adapter} is the one place that knows Spring, SQL, HTTP or Redis.
 */
public final class ArchitectureRules {
    private final String root;
    private final List<String> allowedInCore;

    private ArchitectureRules(String root, List<String> allowedInCore) {
        this.root = root;
        this.allowedInCore = allowedInCore;
    }

    /** @param root the service's root package */
    public static ArchitectureRules forService(String root) {
        return new ArchitectureRules(root, List.of());
    }

    /** The same with libraries that this service's core may use, a decision each. @param packages with their sub-packages, as {@code com.datadoghq.sketch} */
    public ArchitectureRules allowingInCore(String... packages) {
        List<String> more = new ArrayList<>(allowedInCore);
        more.addAll(List.of(packages));
        return new ArchitectureRules(root, List.copyOf(more));
    }

    /** One test per rule, over the service's production classes. Fails when there are none. */
    public Stream<DynamicTest> tests() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
        if (classes.isEmpty()) {
            throw new IllegalStateException("No classes in " + root + ". Maybe the root package is misspelt.");
        }
        return rules().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(classes)));
    }

    /** All rules by name. */
    Map<String, ArchRule> rules() {
        ServicePackages packages = new ServicePackages(root);
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.putAll(CoreRules.of(packages, allowedInCore));
        rules.putAll(AdapterRules.of(packages));
        rules.putAll(NamingRules.of(packages));
        rules.putAll(EndpointRules.of(packages));
        return rules;
    }
}
