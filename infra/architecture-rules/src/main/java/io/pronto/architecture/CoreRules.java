package io.pronto.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The core knows the domain, the contracts and Java; time, ids and randomness come to it as arguments. */
final class CoreRules {
    private static final List<String> ALWAYS_ALLOWED = List.of("java", "javax.crypto", "org.jspecify", "io.pronto.contracts");
    /** Parts of Java that reach out of the process. */
    private static final List<String> NEVER_ALLOWED =
            List.of("java.sql", "java.net.http", "java.nio.channels", "java.rmi", "java.util.logging");

    private static final Set<String> NOW = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalTime",
            "java.time.LocalDateTime",
            "java.time.ZonedDateTime",
            "java.time.OffsetDateTime",
            "java.time.OffsetTime",
            "java.time.Year",
            "java.time.YearMonth",
            "java.time.MonthDay");
    private static final Set<String> AMBIENT = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.time.ZoneId.systemDefault",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.system",
            "java.time.Clock.tickMillis",
            "java.time.Clock.tickSeconds",
            "java.util.TimeZone.getDefault",
            "java.util.Locale.getDefault",
            "java.util.Calendar.getInstance",
            "java.util.Collections.shuffle",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.util.random.RandomGenerator.getDefault",
            "java.security.SecureRandom.<init>",
            "java.lang.Thread.sleep");
    /** Harmful only without arguments: with them they are given a seed or a time. */
    private static final Set<String> AMBIENT_WITHOUT_ARGUMENTS =
            Set.of("java.util.Random.<init>", "java.util.SplittableRandom.<init>", "java.util.Date.<init>");

    private CoreRules() {}

    static Map<String, ArchRule> of(ServicePackages packages, List<String> allowedInCore) {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put(
                "the core depends only on Java, the contracts and itself",
                classes()
                        .that(packages.core())
                        .should()
                        .onlyDependOnClassesThat(allowed(packages, allowedInCore))
                        .allowEmptyShould(true)
                        .because(
                                "Spring, SQL, HTTP and Redis live in adapters; a library in the core is a named decision"));
        rules.put(
                "time, ids, randomness and defaults of the machine are arguments",
                noClasses()
                        .that(packages.notAdapter())
                        .should()
                        .accessTargetWhere(DescribedPredicate.describe("it is ambient", CoreRules::isAmbient))
                        .allowEmptyShould(true)
                        .because("what is decided must be repeatable; adapters hand in Clock, ids and seeds"));
        rules.put(
                "features do not depend on each other in circles",
                slices().matching(packages.root() + ".(*)..")
                        .should()
                        .beFreeOfCycles()
                        .ignoreDependency(resideInAPackage("..adapter.."), DescribedPredicate.alwaysTrue())
                        .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAPackage("..adapter.."))
                        .allowEmptyShould(true));
        return rules;
    }

    private static DescribedPredicate<JavaClass> allowed(ServicePackages packages, List<String> allowedInCore) {
        DescribedPredicate<JavaClass> core = packages.core();
        return DescribedPredicate.describe("the core may use (allowed besides: " + allowedInCore + ")", type -> {
            JavaClass element = type.getBaseComponentType();
            return element.isPrimitive()
                    || core.test(element)
                    || in(element, ALWAYS_ALLOWED) && !in(element, NEVER_ALLOWED)
                    || in(element, allowedInCore);
        });
    }

    private static boolean in(JavaClass type, List<String> packages) {
        return packages.stream().anyMatch(allowed -> (type.getPackageName() + ".").startsWith(allowed + "."));
    }

    private static boolean isAmbient(JavaAccess<?> access) {
        if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
            return false;
        }
        String owner = target.getOwner().getFullName();
        String name = owner + "." + target.getName();
        boolean now = NOW.contains(owner)
                && target.getName().equals("now")
                && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(java.time.Clock.class));
        return now
                || AMBIENT.contains(name)
                || AMBIENT_WITHOUT_ARGUMENTS.contains(name)
                        && target.getRawParameterTypes().isEmpty();
    }
}
