package io.pronto.routing.matching;

import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.routing.queue.Ring;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who is there by skill, so that the few who could serve a demand are found among thousands. */
final class SeatIndex {
    private final Map<Ability, Peers> peers = new HashMap<>();
    private final Map<SkillId, Set<Peers>> bySkill = new HashMap<>();
    private final TreeSet<Peers> available = new TreeSet<>(Peers.FIRST);
    private final Map<SkillId, TreeSet<Peers>> availableBySkill = new HashMap<>();

    /** Those of an ability, if there are any. */
    @Nullable
    Peers of(Ability ability) {
        return peers.get(ability);
    }

    void add(Peers added) {
        peers.put(added.ability(), added);
        for (SkillId skill : added.ability().skills().keySet()) {
            bySkill.computeIfAbsent(skill, key -> new LinkedHashSet<>()).add(added);
        }
    }

    void remove(Peers gone) {
        peers.remove(gone.ability());
        for (SkillId skill : gone.ability().skills().keySet()) {
            Set<Peers> all = bySkill.get(skill);
            if (all != null) {
                all.remove(gone);
                if (all.isEmpty()) {
                    bySkill.remove(skill);
                    availableBySkill.remove(skill);
                }
            }
        }
    }

    Collection<Peers> all() {
        return peers.values();
    }

    /** Takes the seat from the sorted lists; before anything changes that they are sorted by. */
    void unlist(Seat seat) {
        Peers its = seat.peers();
        if (!its.available().contains(seat)) {
            return;
        }
        boolean first = its.available().first() == seat;
        if (first) {
            unlist(its);
        }
        its.available().remove(seat);
        if (first && !its.available().isEmpty()) {
            list(its);
        }
    }

    /** Puts the seat on the sorted lists if anything could be given to it. */
    void list(Seat seat) {
        if (!seat.isAvailable()) {
            return;
        }
        Peers its = seat.peers();
        boolean first = its.available().isEmpty()
                || Seat.FIRST.compare(seat, its.available().first()) < 0;
        if (first && !its.available().isEmpty()) {
            unlist(its);
        }
        its.available().add(seat);
        if (first) {
            list(its);
        }
    }

    private void unlist(Peers its) {
        available.remove(its);
        for (SkillId skill : its.ability().skills().keySet()) {
            availableBySkill.getOrDefault(skill, new TreeSet<>(Peers.FIRST)).remove(its);
        }
    }

    private void list(Peers its) {
        its.noteFirst();
        available.add(its);
        for (SkillId skill : its.ability().skills().keySet()) {
            availableBySkill
                    .computeIfAbsent(skill, key -> new TreeSet<>(Peers.FIRST))
                    .add(its);
        }
    }

    /**
     * The sorted lists that together hold everybody available who might meet the demand in a ring: those of its rarest skill, or of
     * all when no skill counts.
     */
    List<TreeSet<Peers>> availableFor(Demand demand, Ring ring, Function<SkillId, Set<SkillId>> neighbours) {
        if (ring.anyone() || demand.skills().isEmpty()) {
            return List.of(available);
        }
        List<TreeSet<Peers>> rarest = List.of();
        int least = Integer.MAX_VALUE;
        for (SkillNeed need : demand.skills()) {
            List<TreeSet<Peers>> lists = new ArrayList<>(1);
            int count = 0;
            for (SkillId skill : standIns(need, ring.neighbours(), neighbours)) {
                TreeSet<Peers> list = availableBySkill.get(skill);
                if (list != null && !list.isEmpty()) {
                    lists.add(list);
                    count += list.size();
                }
            }
            if (count < least) {
                least = count;
                rarest = lists;
            }
        }
        return rarest;
    }

    /** Everybody, there or not, who might meet the demand in some ring. */
    Collection<Peers> allFor(Demand demand, List<Ring> rings, Function<SkillId, Set<SkillId>> neighbours) {
        boolean anyone = demand.skills().isEmpty();
        boolean near = false;
        for (Ring ring : rings) {
            anyone |= ring.anyone();
            near |= ring.neighbours();
        }
        if (anyone) {
            return peers.values();
        }
        Collection<Peers> rarest = Set.of();
        int least = Integer.MAX_VALUE;
        for (SkillNeed need : demand.skills()) {
            Set<Peers> found = bySkill.getOrDefault(need.skill(), Set.of());
            if (near) {
                found = new LinkedHashSet<>(found);
                for (SkillId skill : neighbours.apply(need.skill())) {
                    found.addAll(bySkill.getOrDefault(skill, Set.of()));
                }
            }
            if (found.size() < least) {
                least = found.size();
                rarest = found;
            }
        }
        return rarest;
    }

    private static Collection<SkillId> standIns(
            SkillNeed need, boolean near, Function<SkillId, Set<SkillId>> neighbours) {
        if (!near) {
            return List.of(need.skill());
        }
        Set<SkillId> all = new LinkedHashSet<>(neighbours.apply(need.skill()));
        all.add(need.skill());
        return all;
    }
}
