package io.pronto.sla.policy;

import static io.pronto.sla.policy.PackInstallation.Outcome.ADDED;
import static io.pronto.sla.policy.PackInstallation.Outcome.KEPT;
import static io.pronto.sla.policy.PackInstallation.Outcome.SWITCHED_ON;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.sla.calendar.Calendars;
import io.pronto.sla.calendar.InMemoryCalendars;
import org.junit.jupiter.api.Test;

class PackInstallationTest {
    private final PolicyPack pack = ShippedPacks.named("online-support").orElseThrow();

    @Test
    void a_pack_brings_its_calendar_and_policies_and_twice_is_as_once() {
        Calendars calendars = new InMemoryCalendars();
        Policies policies = new InMemoryPolicies();
        PackInstallation installation = new PackInstallation(calendars, policies);
        assertThat(installation.install(pack)).hasSize(4).allMatch(line -> line.outcome() == ADDED);
        assertThat(policies.current()).hasSize(3);
        assertThat(calendars.current(PackWords.SUPPORT_HOURS.id())).isPresent();
        assertThat(installation.install(pack)).allMatch(line -> line.outcome() == KEPT);
    }

    @Test
    void what_people_edited_stays_and_what_they_switched_off_is_switched_on() {
        Calendars calendars = new InMemoryCalendars();
        Policies policies = new InMemoryPolicies();
        PackInstallation installation = new PackInstallation(calendars, policies);
        installation.install(pack);
        SlaPolicy first = policies.current("online-support").orElseThrow();
        policies.add(
                new SlaPolicy(first.id(), 2, "Ours", "我们的", first.match(), first.calendar(), first.targets(), false));
        assertThat(installation.install(pack))
                .contains(new PackInstallation.Line("policy", "online-support", SWITCHED_ON));
        SlaPolicy now = policies.current("online-support").orElseThrow();
        assertThat(now.version()).isEqualTo(3);
        assertThat(now.name()).isEqualTo("Ours");
        assertThat(now.active()).isTrue();
    }
}
