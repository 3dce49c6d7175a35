package io.pronto.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Adapters are small, hidden and plain. */
final class AdapterRules {
    private static final Set<String> INJECTION = Set.of(
            "org.springframework.beans.factory.annotation.Autowired",
            "org.springframework.beans.factory.annotation.Value",
            "jakarta.inject.Inject",
            "jakarta.annotation.Resource");
    /** Clients without time-outs. */
    private static final Set<String> ENDLESS = Set.of(
            "java.net.http.HttpClient.newHttpClient()",
            "org.springframework.web.client.RestTemplate.<init>()",
            "org.springframework.web.client.RestClient.create()",
            "org.springframework.web.client.RestClient.create(java.lang.String)",
            "java.net.URL.openStream()",
            "java.net.URL.openConnection()");
    /** Has time-outs only with a request factory that has them. */
    private static final String BUILDER = "org.springframework.web.client.RestClient.builder()";

    private AdapterRules() {}

    static Map<String, ArchRule> of(ServicePackages packages) {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put(
                "adapter classes are package-private",
                classes()
                        .that(packages.adapter())
                        .and()
                        .areTopLevelClasses()
                        .should()
                        .notHaveModifier(JavaModifier.PUBLIC)
                        .allowEmptyShould(true)
                        .because("nothing may call an adapter but the framework"));
        rules.put(
                "a feature has one flat adapter package",
                classes().that(packages.adapter()).should(beIn(packages)).allowEmptyShould(true));
        rules.put(
                "no JPA and no Lombok",
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "jakarta.persistence..", "org.hibernate", "org.springframework.data.jpa..", "lombok..")
                        .because("SQL stays in sight, and types say themselves what they are"));
        rules.put(
                "no field injection",
                noFields()
                        .should()
                        .beAnnotatedWith(DescribedPredicate.describe(
                                "an injecting annotation",
                                annotation -> INJECTION.contains(
                                        annotation.getRawType().getFullName())))
                        .allowEmptyShould(true));
        rules.put(
                "clients have time-outs",
                noClasses()
                        .should()
                        .accessTargetWhere(DescribedPredicate.describe("it waits for ever", AdapterRules::isEndless))
                        .because(
                                "a neighbour that hangs must not hang us; build clients with connect and read time-outs"));
        rules.put(
                "nothing prints to the console",
                noClasses()
                        .should()
                        .accessFieldWhere(DescribedPredicate.describe(
                                "it is System.out or System.err",
                                access -> access.getTarget().getOwner().isEquivalentTo(System.class)
                                        && (access.getTarget().getName().equals("out")
                                                || access.getTarget().getName().equals("err")))));
        return rules;
    }

    private static boolean isEndless(JavaAccess<?> access) {
        String target = access.getTarget().getFullName();
        return ENDLESS.contains(target)
                || target.equals(BUILDER)
                        && access.getOriginOwner().getAccessesFromSelf().stream()
                                .noneMatch(other -> other.getTarget().getName().equals("requestFactory"));
    }

    private static ArchCondition<JavaClass> beIn(ServicePackages packages) {
        return new ArchCondition<>("be in " + packages.root() + ".<feature>.adapter") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!packages.isFlatAdapter(type.getPackageName())) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getFullName() + " is deeper than " + packages.root() + ".<feature>.adapter"));
                }
            }
        };
    }
}
