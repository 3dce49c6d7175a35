package io.pronto.sla.adjustment;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Metric;
import io.pronto.contracts.Priority;
import io.pronto.contracts.Tier;
import io.pronto.sla.adjustment.Adjustment.Person;
import io.pronto.sla.adjustment.Adjustment.State;
import io.pronto.sla.policy.Enquiry;
import io.pronto.sla.policy.Match;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AdjustmentTest {
    private static final Instant FROM = Instant.parse("2026-11-11T00:00:00Z");
    private static final Instant UNTIL = FROM.plus(Duration.ofDays(1));
    private static final Person MEI = new Person("mei", "Mei");
    private static final Person TOM = new Person("tom", "Tom");
    private static final Enquiry CHAT = new Enquiry(Channel.CHAT, null, Priority.NORMAL, Tier.STANDARD, "zh", null);

    private static Adjustment requested(Match match, Adjustment.NewTarget target) {
        return new Adjustment(
                new UUID(1, 1),
                "Double eleven",
                Adjustment.Kind.PEAK,
                "Many more enquiries",
                match,
                Set.of(Metric.FIRST_RESPONSE),
                FROM,
                UNTIL,
                target,
                MEI,
                FROM.minusSeconds(3600),
                null,
                null);
    }

    private static Adjustment requested() {
        return requested(Match.ANY, new Adjustment.NewTarget.Share(200));
    }

    private static Adjustment after(Adjustment adjustment, AdjustmentRules.Act act, Person by, Instant at) {
        return ((AdjustmentRules.Result.Done) AdjustmentRules.apply(adjustment, act, by, at, null)).adjustment();
    }

    @Test
    void each_act_is_possible_in_its_states_and_in_no_other() {
        Adjustment approved = after(requested(), AdjustmentRules.Act.APPROVE, TOM, FROM.minusSeconds(60));
        Map<State, Adjustment> in = Map.of(
                State.REQUESTED,
                requested(),
                State.APPROVED,
                approved,
                State.ACTIVE,
                approved,
                State.ENDED,
                approved,
                State.REJECTED,
                after(requested(), AdjustmentRules.Act.REJECT, TOM, FROM.minusSeconds(60)),
                State.WITHDRAWN,
                after(requested(), AdjustmentRules.Act.WITHDRAW, MEI, FROM.minusSeconds(60)));
        Map<State, Instant> when = Map.of(State.ACTIVE, FROM, State.ENDED, UNTIL);
        for (State state : State.values()) {
            Instant now = when.getOrDefault(state, FROM.minusSeconds(30));
            Adjustment adjustment = in.get(state);
            assertThat(adjustment.state(now)).isEqualTo(state);
            EnumSet<AdjustmentRules.Act> possible = EnumSet.noneOf(AdjustmentRules.Act.class);
            for (AdjustmentRules.Act act : AdjustmentRules.Act.values()) {
                Person by = act == AdjustmentRules.Act.WITHDRAW ? MEI : TOM;
                if (AdjustmentRules.apply(adjustment, act, by, now, null) instanceof AdjustmentRules.Result.Done) {
                    possible.add(act);
                }
            }
            EnumSet<AdjustmentRules.Act> allowed = EnumSet.noneOf(AdjustmentRules.Act.class);
            AdjustmentRules.TABLE.forEach((act, states) -> {
                if (states.contains(state)) {
                    allowed.add(act);
                }
            });
            assertThat(possible).isEqualTo(allowed);
        }
    }

    @Test
    void nobody_decides_on_his_own_request_and_nobody_takes_back_anothers() {
        assertThat(AdjustmentRules.apply(requested(), AdjustmentRules.Act.APPROVE, MEI, FROM, null))
                .isInstanceOfSatisfying(
                        AdjustmentRules.Result.Refused.class,
                        no -> assertThat(no.refusal().reason()).isEqualTo(AdjustmentRefusal.Reason.OWN_REQUEST));
        assertThat(AdjustmentRules.apply(requested(), AdjustmentRules.Act.WITHDRAW, TOM, FROM, null))
                .isInstanceOfSatisfying(
                        AdjustmentRules.Result.Refused.class,
                        no -> assertThat(no.refusal().reason()).isEqualTo(AdjustmentRefusal.Reason.NOT_REQUESTER));
    }

    @Test
    void it_begins_and_ends_by_itself_or_earlier_by_hand() {
        Adjustment approved = after(requested(), AdjustmentRules.Act.APPROVE, TOM, FROM.minusSeconds(60));
        assertThat(approved.appliesTo(Metric.FIRST_RESPONSE, CHAT, FROM.minusSeconds(1)))
                .isFalse();
        assertThat(approved.appliesTo(Metric.FIRST_RESPONSE, CHAT, FROM)).isTrue();
        assertThat(approved.appliesTo(Metric.RESOLUTION, CHAT, FROM)).isFalse();
        assertThat(approved.appliesTo(Metric.FIRST_RESPONSE, CHAT, UNTIL)).isFalse();
        Adjustment ended = after(approved, AdjustmentRules.Act.END, TOM, FROM.plusSeconds(60));
        assertThat(ended.appliesTo(Metric.FIRST_RESPONSE, CHAT, FROM.plusSeconds(60)))
                .isFalse();
    }

    @Test
    void of_several_the_most_special_applies() {
        Adjustment all = after(requested(), AdjustmentRules.Act.APPROVE, TOM, FROM);
        Adjustment chat = after(
                requested(Match.ofChannels(Channel.CHAT), new Adjustment.NewTarget.Fixed(Duration.ofMinutes(3))),
                AdjustmentRules.Act.APPROVE,
                TOM,
                FROM);
        assertThat(new Standards(List.of(all, chat)).of(Metric.FIRST_RESPONSE, CHAT, FROM))
                .hasValue(chat);
        assertThat(all.target().insteadOf(Duration.ofSeconds(60))).isEqualTo(Duration.ofSeconds(120));
        assertThat(chat.target().insteadOf(Duration.ofSeconds(60))).isEqualTo(Duration.ofSeconds(180));
    }

    @Test
    void what_makes_no_sense_is_refused_with_its_field() {
        assertThat(requested().check(UNTIL))
                .hasValueSatisfying(refusal -> assertThat(refusal.field()).isEqualTo("until"));
        assertThat(requested(Match.ANY, new Adjustment.NewTarget.Share(0)).check(FROM))
                .hasValueSatisfying(refusal -> assertThat(refusal.field()).isEqualTo("percent"));
        assertThat(requested(Match.ANY, new Adjustment.NewTarget.Fixed(Duration.ZERO))
                        .check(FROM))
                .hasValueSatisfying(refusal -> assertThat(refusal.field()).isEqualTo("mustSeconds"));
        assertThat(requested().check(FROM)).isEmpty();
    }
}
