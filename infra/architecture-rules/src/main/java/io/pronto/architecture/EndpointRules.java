package io.pronto.architecture;

import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Doors are few, in known places, and each has a guard. */
final class EndpointRules {
    private static final String CONTROLLER = "org.springframework.stereotype.Controller";
    private static final String MAPPING = "org.springframework.web.bind.annotation.RequestMapping";
    private static final String PRE_AUTHORIZE = "org.springframework.security.access.prepost.PreAuthorize";
    private static final String SETTINGS = "org.springframework.boot.context.properties.ConfigurationProperties";
    private static final String VALIDATED = "org.springframework.validation.annotation.Validated";
    /** Arguments that exist only for somebody who has signed in. */
    private static final Set<String> SOMEBODY = Set.of("Actor", "Visitor");

    private EndpointRules() {}

    static Map<String, ArchRule> of(ServicePackages packages) {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put(
                "controllers are adapters",
                classes()
                        .that(annotatedWith(CONTROLLER).or(metaAnnotatedWith(CONTROLLER)))
                        .should(new ArchCondition<JavaClass>("be in an adapter package") {
                            @Override
                            public void check(JavaClass type, ConditionEvents events) {
                                if (!packages.adapter().test(type)) {
                                    events.add(SimpleConditionEvent.violated(
                                            type, type.getFullName() + " is a controller outside an adapter package"));
                                }
                            }
                        })
                        .allowEmptyShould(true));
        rules.put(
                "every endpoint has a guard",
                methods()
                        .that(annotatedWith(MAPPING).or(metaAnnotatedWith(MAPPING)))
                        .should(beGuarded())
                        .allowEmptyShould(true)
                        .because(
                                "who may call it must be visible at the method: an Actor or Visitor argument, or"
                                        + " @PreAuthorize on it or its class; an open one says @PreAuthorize(\"permitAll()\") itself"));
        rules.put(
                "settings are validated records",
                classes()
                        .that(annotatedWith(SETTINGS))
                        .should()
                        .beRecords()
                        .andShould()
                        .beAnnotatedWith(VALIDATED)
                        .allowEmptyShould(true));
        return rules;
    }

    private static ArchCondition<JavaMethod> beGuarded() {
        return new ArchCondition<>("be guarded") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean guarded = method.getRawParameterTypes().stream()
                                .anyMatch(type -> type.getPackageName().startsWith("io.pronto.")
                                        && SOMEBODY.contains(type.getSimpleName()))
                        || method.isAnnotatedWith(PRE_AUTHORIZE)
                        || asks(method.getOwner());
                if (!guarded) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " has no guard"));
                }
            }
        };
    }

    /** A whole class may be guarded at once, but not opened at once. */
    private static boolean asks(CanBeAnnotated type) {
        return type.isAnnotatedWith(PRE_AUTHORIZE)
                && !expression((JavaClass) type).contains("permitAll");
    }

    private static String expression(JavaClass type) {
        JavaAnnotation<?> annotation = type.getAnnotationOfType(PRE_AUTHORIZE);
        return annotation.get("value").map(String::valueOf).orElse("");
    }
}
