package io.pronto.conversation.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.OpeningHours;
import io.pronto.contracts.Presence;
import io.pronto.contracts.QueueId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every directory does, however it keeps names. */
public interface DirectoryContract {

    Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /** One in which nobody is. */
    Directory directory();

    @Test
    default void knowsANameFromTheNewestNewsWhateverComesLast() {
        Directory directory = directory();
        AgentId mei = new AgentId("mei");
        assertThat(directory.nameOf(mei)).isEmpty();
        directory.agent(mei, "mei.lin", "Mei Lin", true, NOON);
        directory.agent(mei, "mei.lin", "Mei Lin-Weber", true, NOON.plusSeconds(60));
        directory.agent(mei, "mei.lin", "Mei Li", true, NOON.plusSeconds(30));
        assertThat(directory.nameOf(mei)).hasValue("Mei Lin-Weber");
    }

    @Test
    default void knowsWhenAQueueIsOpenFromTheNewestNews() {
        Directory directory = directory();
        QueueId returns = new QueueId("returns");
        OpeningHours mornings = new OpeningHours(
                "Europe/Berlin",
                List.of(new OpeningHours.Span(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.NOON)),
                Set.of(LocalDate.of(2026, 12, 25)));
        assertThat(directory.hoursOf(returns)).isEmpty();
        directory.queue(returns, "Returns", "退货", true, mornings, NOON.plusSeconds(60));
        directory.queue(returns, "Returns", "退货", true, null, NOON);
        assertThat(directory.hoursOf(returns)).hasValue(mornings);
        directory.queue(returns, "Returns", "退货", true, null, NOON.plusSeconds(90));
        assertThat(directory.hoursOf(returns)).isEmpty();
    }

    @Test
    default void somebodyWorksWhoIsThereOrAwayForAMomentAndStillBelongsToTheHouse() {
        Directory directory = directory();
        AgentId mei = new AgentId("mei");
        AgentId tom = new AgentId("tom");
        directory.presence(mei, Presence.ONLINE);
        assertThat(directory.anybodyWorks()).as("nobody known").isFalse();
        directory.agent(mei, "mei.lin", "Mei Lin", true, NOON);
        directory.agent(tom, "tom", "Tom", true, NOON);
        assertThat(directory.anybodyWorks()).as("nobody came yet").isFalse();
        directory.presence(mei, Presence.ONLINE);
        assertThat(directory.anybodyWorks()).isTrue();
        directory.presence(mei, Presence.AWAY);
        assertThat(directory.anybodyWorks()).isTrue();
        directory.agent(mei, "mei.lin", "Mei Lin", false, NOON.plusSeconds(60));
        assertThat(directory.anybodyWorks()).as("left the house").isFalse();
        directory.presence(tom, Presence.ONLINE);
        directory.presence(tom, Presence.OFFLINE);
        assertThat(directory.anybodyWorks()).isFalse();
    }
}
