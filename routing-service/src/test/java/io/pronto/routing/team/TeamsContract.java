package io.pronto.routing.team;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every store of teams must do. */
public interface TeamsContract {
    Teams empty();

    @Test
    default void aTeamComesBackAsSavedAndGoesWhenRemoved() {
        Teams store = empty();
        Team night = new Team(new TeamId("night"), "Night", "夜班", 1);
        Team day = new Team(new TeamId("day"), "Day", "白班", 1);
        store.save(night);
        store.save(day);
        store.save(new Team(night.id(), "Nights", "夜班", 2));
        assertThat(store.all()).containsExactly(day, new Team(night.id(), "Nights", "夜班", 2));
        assertThat(store.remove(day.id())).isTrue();
        assertThat(store.remove(day.id())).isFalse();
        assertThat(store.find(day.id())).isEmpty();
    }
}
