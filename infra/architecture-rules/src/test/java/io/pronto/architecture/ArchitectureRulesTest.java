package io.pronto.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each rule catches what was planted for it, and nothing else is caught. */
class ArchitectureRulesTest {
    private static final String CORE = "the core depends only on Java, the contracts and itself";
    private static final String AMBIENT = "time, ids, randomness and defaults of the machine are arguments";

    /** Planted package and the one rule that it breaks. */
    private static final Map<String, String> PLANTED = Map.ofEntries(
            Map.entry("springincore", CORE),
            Map.entry("sqlincore", CORE),
            Map.entry("libraryincore", CORE),
            Map.entry("ambientinstant", AMBIENT),
            Map.entry("ambientzoneddate", AMBIENT),
            Map.entry("ambientuuid", AMBIENT),
            Map.entry("ambientmillis", AMBIENT),
            Map.entry("ambientzone", AMBIENT),
            Map.entry("ambientchance", AMBIENT),
            Map.entry("ambientseedless", AMBIENT),
            Map.entry("ambientsystemclock", AMBIENT),
            Map.entry("ambientreference", AMBIENT),
            Map.entry("circle", "features do not depend on each other in circles"),
            Map.entry("publicadapter", "adapter classes are package-private"),
            Map.entry("deepadapter", "a feature has one flat adapter package"),
            Map.entry("jpa", "no JPA and no Lombok"),
            Map.entry("fieldinjection", "no field injection"),
            Map.entry("endlessclient", "clients have time-outs"),
            Map.entry("plainrestclient", "clients have time-outs"),
            Map.entry("console", "nothing prints to the console"),
            Map.entry("emptypackage", "packages are named after what they hold"),
            Map.entry("emptyclass", "classes are named after what they are"),
            Map.entry("notnullmarked", "every package is null-marked"),
            Map.entry("corecontroller", "controllers are adapters"),
            Map.entry("unguarded", "every endpoint has a guard"),
            Map.entry("openclass", "every endpoint has a guard"),
            Map.entry("loosesettings", "settings are validated records"));

    private static Set<String> broken(String root, ArchitectureRules service) {
        JavaClasses classes = new ClassFileImporter().importPackages(root);
        assertThat(classes).isNotEmpty();
        return service.rules().entrySet().stream()
                .filter(rule -> fails(rule.getValue(), classes))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean fails(ArchRule rule, JavaClasses classes) {
        return rule.evaluate(classes).hasViolation();
    }

    @TestFactory
    Stream<DynamicTest> each_planted_violation_breaks_its_rule_and_no_other() {
        return PLANTED.entrySet().stream()
                .map(planted -> DynamicTest.dynamicTest(planted.getKey() + ": " + planted.getValue(), () -> {
                    String root = "violations." + planted.getKey();
                    assertThat(broken(root, ArchitectureRules.forService(root))).containsExactly(planted.getValue());
                }));
    }

    @Test
    void every_rule_has_a_planted_violation() {
        assertThat(new TreeSet<>(PLANTED.values()))
                .isEqualTo(
                        new TreeSet<>(ArchitectureRules.forService("x").rules().keySet()));
    }

    @Test
    void every_planted_violation_is_tested() {
        Set<String> planted = new ClassFileImporter()
                .importPackages("violations").stream()
                        .map(type -> type.getPackageName().split("\\.")[1])
                        .collect(Collectors.toSet());
        assertThat(planted).isEqualTo(PLANTED.keySet());
    }

    @Test
    void a_blameless_service_passes() {
        assertThat(broken("blameless", ArchitectureRules.forService("blameless")))
                .isEmpty();
    }

    @Test
    void a_library_that_is_named_may_be_used_in_the_core() {
        assertThat(broken(
                        "violations.libraryincore",
                        ArchitectureRules.forService("violations.libraryincore").allowingInCore("org.assertj.core")))
                .isEmpty();
    }

    @Test
    void a_misspelt_root_is_noticed() {
        assertThatThrownBy(
                        () -> ArchitectureRules.forService("io.pronto.nowhere").tests())
                .hasMessageContaining("misspelt");
    }
}
