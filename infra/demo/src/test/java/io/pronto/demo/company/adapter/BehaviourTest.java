package io.pronto.demo.company.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.demo.company.Language;
import io.pronto.demo.traffic.Act;
import io.pronto.demo.traffic.AgentMind;
import io.pronto.demo.traffic.CustomerMind;
import io.pronto.demo.traffic.Enquiries;
import io.pronto.demo.traffic.Enquiry;
import io.pronto.demo.traffic.Heard;
import io.pronto.demo.traffic.Mood;
import io.pronto.demo.traffic.Phrases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Customers and agents with the words of the demo, played without a suite. */
class BehaviourTest {
    private static final Phrases PHRASES = CompanyFiles.phrases();
    private static final Enquiries ENQUIRIES = new Enquiries(CompanyFiles.company(), CompanyFiles.articles(), PHRASES);
    private static final int MANY = 60;

    /** Whatever the suite does, in whatever order, a customer ends, is not a flood, and is silent after leaving. */
    @Property(tries = 500)
    void everyCustomerEndsAndNeverFloods(@ForAll long seed) {
        var random = new Random(seed);
        var mind = new CustomerMind(ENQUIRIES.draw(random), PHRASES, 1, random);
        var step = mind.begin();
        var acts = new ArrayList<>(step.acts());
        int heard = 0;
        while (!(step.mood() instanceof Mood.Gone) && heard < MANY) {
            assertThat(mind.patience(step.mood())).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(15));
            // A suite that has gone quiet at the end: patience must suffice to end it.
            step = mind.hear(step.mood(), heard < MANY / 2 ? anything(random) : new Heard.PatienceOver());
            acts.addAll(step.acts());
            heard++;
        }
        assertThat(step.mood()).isInstanceOf(Mood.Gone.class);
        assertThat(acts.getLast()).isInstanceOf(Act.Leave.class);
        assertThat(acts.stream().filter(Act.Leave.class::isInstance)).hasSize(1);
        assertThat(acts.stream().filter(Act.Write.class::isInstance)).hasSizeLessThanOrEqualTo(12);
        assertThat(mind.hear(step.mood(), anything(random)).acts()).isEmpty();
    }

    /** With agents who answer, every conversation with a person ends by being closed. */
    @Property(tries = 200)
    void aCustomerAndAnAgentComeToAnEnd(@ForAll long seed) {
        var random = new Random(seed);
        var enquiry = ENQUIRIES.draw(random);
        var mind = new CustomerMind(enquiry, PHRASES, 1, random);
        var agent = new AgentMind(PHRASES, 1, random);
        mind.begin();
        var step = new CustomerMind.Step(new Mood.Waiting(false), List.of());
        String last = enquiry.opening().getLast();
        boolean closed = false;
        for (int replies = 0; replies <= 5 && !closed; replies++) {
            var reply = agent.answer("returns", enquiry.language(), replies, last);
            closed = reply.resolves();
            step = mind.hear(step.mood(), new Heard.PersonReplied(Duration.ofSeconds(20)));
            for (Act act : step.acts()) {
                if (act instanceof Act.Write write) {
                    last = write.text();
                }
            }
        }
        assertThat(closed).isTrue();
        assertThat(mind.hear(step.mood(), new Heard.Resolved()).mood()).isInstanceOf(Mood.Gone.class);
    }

    @Test
    void allTopicsAndBothLanguagesAreAskedFor() {
        var random = new Random(42);
        var topics = new HashSet<String>();
        var languages = EnumSet.noneOf(Language.class);
        for (int i = 0; i < 1000; i++) {
            Enquiry enquiry = ENQUIRIES.draw(random);
            topics.add(enquiry.topic());
            languages.add(enquiry.language());
            assertThat(enquiry.opening()).hasSizeBetween(1, 3).noneMatch(text -> text.contains("{"));
        }
        assertThat(topics)
                .containsExactlyInAnyOrder(
                        "orders",
                        "shipping",
                        "returns",
                        "billing",
                        "account",
                        "technical",
                        "product",
                        "general",
                        "beyond");
        assertThat(languages).containsExactlyInAnyOrder(Language.values());
    }

    private static Heard anything(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Heard.BotReplied("e", 0);
            case 1 -> new Heard.BotReplied("e", 2);
            case 2 -> new Heard.HandedOver();
            case 3 -> new Heard.PersonReplied(Duration.ofSeconds(random.nextInt(600)));
            case 4 -> new Heard.PatienceOver();
            default -> random.nextInt(4) == 0 ? new Heard.Resolved() : new Heard.PersonReplied(Duration.ZERO);
        };
    }
}
