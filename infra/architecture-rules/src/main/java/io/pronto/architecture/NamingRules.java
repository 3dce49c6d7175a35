package io.pronto.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A name says what is inside. */
final class NamingRules {
    private static final Set<String> EMPTY_WORDS = Set.of(
            "common", "util", "utils", "impl", "dto", "mapper", "mappers", "base", "manager", "helper", "helpers",
            "misc");
    private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";

    private NamingRules() {}

    static Map<String, ArchRule> of(ServicePackages packages) {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("packages are named after what they hold", classes().should(haveTellingPackage(packages.root())));
        rules.put(
                "classes are named after what they are",
                noClasses()
                        .should()
                        .haveNameMatching(".*(Utils|Util|Helper|Impl|Manager|Dto|DTO|Mapper)(\\$.*)?")
                        .because("such a name says nothing about the thing"));
        rules.put("every package is null-marked", classes().should(beInNullMarkedPackage()));
        return rules;
    }

    private static ArchCondition<JavaClass> haveTellingPackage(String root) {
        return new ArchCondition<>("not be in a package named " + EMPTY_WORDS) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String inside = type.getPackageName().substring(root.length());
                Arrays.stream(inside.split("\\."))
                        .filter(EMPTY_WORDS::contains)
                        .forEach(word -> events.add(SimpleConditionEvent.violated(
                                type, type.getFullName() + " is in a package named " + word)));
            }
        };
    }

    private static ArchCondition<JavaClass> beInNullMarkedPackage() {
        return new ArchCondition<>("be in a package with a @NullMarked package-info") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                JavaPackage itsPackage = type.getPackage();
                boolean marked = itsPackage
                        .tryGetPackageInfo()
                        .map(info -> ((JavaClass) info).isAnnotatedWith(NULL_MARKED))
                        .orElse(false);
                if (!marked) {
                    events.add(SimpleConditionEvent.violated(
                            type,
                            itsPackage.getName() + " has no @NullMarked package-info (" + type.getSimpleName() + ")"));
                }
            }
        };
    }
}
