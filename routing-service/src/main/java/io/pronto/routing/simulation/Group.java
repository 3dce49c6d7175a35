package io.pronto.routing.simulation;

import io.pronto.routing.agent.AgentProfile;
import java.util.List;

/**
 * Agents who are alike.
 *
 * @param staff how many are there in each period; in the periods after the last as many as in it
 */
public record Group(String name, AgentProfile profile, List<Integer> staff) {
    public Group {
        staff = List.copyOf(staff);
        if (staff.isEmpty() || staff.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("A group has staff for at least one period, 0 or more: " + staff);
        }
    }

    /** How many are there in that period, from 0. */
    public int staffIn(int period) {
        return staff.get(Math.min(period, staff.size() - 1));
    }

    int most() {
        return staff.stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
