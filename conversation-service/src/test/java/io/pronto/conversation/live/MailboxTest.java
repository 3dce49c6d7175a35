package io.pronto.conversation.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private static LiveEvent event(String name, Audience audience) {
        return LiveEvent.of(name, "{}", audience);
    }

    @Test
    void aPageThatIsTooSlowLosesWhatItHasNotReadAndIsToldToLookAgain() throws InterruptedException {
        Mailbox mailbox = new Mailbox(3);
        for (int i = 0; i < 3; i++) {
            assertThat(mailbox.put(event("e" + i, new Audience.AllStaff()))).isTrue();
        }
        assertThat(mailbox.put(event("e3", new Audience.AllStaff()))).isFalse();
        mailbox.put(event("e4", new Audience.AllStaff()));
        assertThat(mailbox.take(0)).extracting(LiveEvent::name).containsExactly("resync", "e4");
    }

    @Test
    void aClosedMailboxKeepsNothingAndNobodyWaiting() throws InterruptedException {
        Mailbox mailbox = new Mailbox(3);
        mailbox.close();
        mailbox.put(event("e", new Audience.AllStaff()));
        assertThat(mailbox.take(60_000)).isEmpty();
    }

    @Test
    void everyPageOfTheAudienceHearsOnceAndNobodyElse() throws InterruptedException {
        Switchboard board = new Switchboard();
        var mei = new Switchboard.StaffPage("mei", false, Set.of(), new Mailbox(9));
        var meisPhone = new Switchboard.StaffPage("mei", false, Set.of(), new Mailbox(9));
        var grace = new Switchboard.StaffPage("grace", true, Set.of(), new Mailbox(9));
        var ana = new Switchboard.CustomerPage("ana", new Mailbox(9));
        board.join(mei);
        board.join(meisPhone);
        board.join(grace);
        board.join(ana);

        board.hand(event("forBoth", new Audience.Agents(Set.of("mei", "grace"), true)));
        board.hand(event("forMei", new Audience.Agents(Set.of("mei"), false)));
        board.hand(event("forAna", new Audience.Customer("ana")));
        board.leave(meisPhone);
        board.hand(event("forStaff", new Audience.AllStaff()));
        board.hand(event("forAll", new Audience.Everyone()));

        assertThat(mei.mailbox().take(0))
                .extracting(LiveEvent::name)
                .containsExactly("forBoth", "forMei", "forStaff", "forAll");
        assertThat(meisPhone.mailbox().take(0)).extracting(LiveEvent::name).containsExactly("forBoth", "forMei");
        assertThat(grace.mailbox().take(0))
                .extracting(LiveEvent::name)
                .containsExactly("forBoth", "forStaff", "forAll");
        assertThat(ana.mailbox().take(0)).extracting(LiveEvent::name).containsExactly("forAna", "forAll");
        assertThat(board.pages()).isEqualTo(3);
    }

    @Test
    void onesOwnMembersAreAddedToWhatAllGet() {
        LiveEvent event = new LiveEvent(
                "conversation",
                "{\"id\":1}",
                new Audience.AllStaff(),
                Map.of("mei", "\"unread\":0"),
                "\"unread\":4",
                null);
        assertThat(event.dataFor("mei")).isEqualTo("{\"unread\":0,\"id\":1}");
        assertThat(event.dataFor("jonas")).isEqualTo("{\"unread\":4,\"id\":1}");
    }
}
