package io.pronto.conversation.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.conversation.call.Menu.Finding;
import io.pronto.conversation.call.Menu.Node;
import io.pronto.conversation.call.Menu.Option;
import io.pronto.conversation.call.Menu.Then;
import io.pronto.conversation.enquiry.WaitEstimate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MenuTest {

    @Test
    void theShippedOneIsWhole() {
        assertThat(Menu.SHIPPED.findings()).isEmpty();
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() {
        Menu menu = new Menu(
                "en",
                Map.of("zh", "您好"),
                List.of(
                        new Node(
                                "root",
                                Map.of("en", "x".repeat(501)),
                                List.of(
                                        new Option('1', null, null, null, Then.NODE, "nowhere"),
                                        new Option('1', null, null, null, Then.LINE, null),
                                        new Option('x', null, null, null, Then.LINE, null))),
                        new Node("island", Map.of(), List.of())));
        assertThat(menu.findings())
                .containsExactly(
                        new Finding("greetings/en", "no-words"),
                        new Finding("root/en", "too-long"),
                        new Finding("root/1", "no-such-node"),
                        new Finding("root/1", "twice"),
                        new Finding("root/x", "no-such-key"),
                        new Finding("island/en", "no-words"),
                        new Finding("island", "no-options"),
                        new Finding("island", "never-reached"));
    }

    @Test
    void whoWaitsHearsHerPlaceAndAnHonestTime() {
        Scene.Wait wait = (Scene.Wait) Scene.of(Phones.queued(), Menu.SHIPPED, new WaitEstimate(3, 100, 290));
        assertThat(wait.words().stream().map(Scene.Spoken::words))
                .containsExactly(
                        "You are number 3 in line.",
                        "It will take 2 to 5 minutes.",
                        "Would you rather be called back? Press 1. You keep your place in line.",
                        "To leave a message, press 2.");
        Scene.Wait unknown = (Scene.Wait) Scene.of(Phones.queued(), Menu.SHIPPED, new WaitEstimate(1, null, null));
        assertThat(unknown.words().getFirst().words()).isEqualTo("You are next.");
        assertThat(unknown.words()).hasSize(3);
    }
}
