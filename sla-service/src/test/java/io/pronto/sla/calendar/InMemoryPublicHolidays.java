package io.pronto.sla.calendar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Holidays that a test declares. */
public final class InMemoryPublicHolidays implements PublicHolidays {
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, TreeMap<Integer, List<PublicHoliday>>> days = new LinkedHashMap<>();

    /** One more day. */
    public InMemoryPublicHolidays with(String region, String regionZh, PublicHoliday day) {
        names.put(region, regionZh);
        List<PublicHoliday> year = days.computeIfAbsent(region, none -> new TreeMap<>())
                .computeIfAbsent(day.date().getYear(), none -> new ArrayList<>());
        year.add(day);
        year.sort(Comparator.comparing(PublicHoliday::date));
        return this;
    }

    @Override
    public List<Region> regions() {
        return names.entrySet().stream()
                .map(entry -> new Region(
                        entry.getKey(),
                        entry.getKey(),
                        entry.getValue(),
                        List.copyOf(days.get(entry.getKey()).keySet())))
                .toList();
    }

    @Override
    public Optional<List<PublicHoliday>> of(String region, int year) {
        return Optional.ofNullable(days.getOrDefault(region, new TreeMap<>()).get(year))
                .map(List::copyOf);
    }
}
