package io.pronto.sla.calendar.adapter;

import com.nlf.calendar.Holiday;
import com.nlf.calendar.util.HolidayUtil;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.pronto.sla.calendar.PublicHoliday;
import io.pronto.sla.calendar.PublicHolidays;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Public holidays of mainland China as published (the years that the lunar library knows, then those of our own file,
 * for it stops before them) and of other countries by Jollyday's rules: the days that the whole country keeps.
 */
final class PublishedHolidays implements PublicHolidays {
    private static final String CHINA = "cn";
    /** Before, the library differs from the notices in some days. */
    private static final int FIRST_OF_LIBRARY = 2018;

    private static final int LAST_OF_LIBRARY = 2023;
    /** Rules reach as far as people plan. */
    private static final int YEARS_BACK = 2;

    private static final int YEARS_AHEAD = 5;

    /** Jollyday's country, with a part of it where the holidays are the part's. */
    private record Country(String id, String name, String nameZh, String... part) {}

    private static final List<Country> COUNTRIES = List.of(
            new Country("ca", "Canada", "加拿大"),
            new Country("de", "Germany", "德国"),
            new Country("es", "Spain", "西班牙"),
            new Country("fr", "France", "法国"),
            new Country("gb", "United Kingdom (England)", "英国（英格兰）", "eng"),
            new Country("it", "Italy", "意大利"),
            new Country("nl", "Netherlands", "荷兰"),
            new Country("us", "United States", "美国"));

    private static final Map<String, String> IN_ENGLISH = Map.ofEntries(
            Map.entry("元旦", "New Year's Day"),
            Map.entry("元旦节", "New Year's Day"),
            Map.entry("春节", "Spring Festival"),
            Map.entry("清明节", "Tomb-Sweeping Day"),
            Map.entry("劳动节", "Labour Day"),
            Map.entry("端午节", "Dragon Boat Festival"),
            Map.entry("中秋节", "Mid-Autumn Festival"),
            Map.entry("国庆节", "National Day"),
            Map.entry("国庆中秋", "National Day and Mid-Autumn Festival"),
            Map.entry("国庆节、中秋节", "National Day and Mid-Autumn Festival"),
            Map.entry("抗战胜利日", "Victory Day"));

    private static final Map<String, String> IN_CHINESE = Map.ofEntries(
            Map.entry("New Year's Day", "元旦"),
            Map.entry("Good Friday", "耶稣受难日"),
            Map.entry("Easter", "复活节"),
            Map.entry("Easter Monday", "复活节星期一"),
            Map.entry("Ascension Day", "耶稣升天节"),
            Map.entry("Whit Monday", "圣灵降临节星期一"),
            Map.entry("Labour day", "劳动节"),
            Map.entry("German Unity Day", "德国统一日"),
            Map.entry("National Day", "国庆节"),
            Map.entry("Assumption of Mary", "圣母升天节"),
            Map.entry("All Saints", "诸圣节"),
            Map.entry("Christmas", "圣诞节"),
            Map.entry("1st Christmas day", "圣诞节"),
            Map.entry("2nd Christmas day", "圣诞节次日"),
            Map.entry("Boxing Day", "节礼日"),
            Map.entry("Independence Day", "独立日"),
            Map.entry("Memorial Day", "阵亡将士纪念日"),
            Map.entry("Veterans Day", "退伍军人节"),
            Map.entry("Thanksgiving Day", "感恩节"),
            Map.entry("Martin Luther King, Jr. Day", "马丁·路德·金日"),
            Map.entry("Presidents Day", "总统日"),
            Map.entry("Juneteenth", "六月节"),
            Map.entry("Armistice Day", "停战日"),
            Map.entry("Early May Bank Holiday", "五月初银行假日"),
            Map.entry("Spring Bank Holiday", "春季银行假日"),
            Map.entry("Canada Day", "加拿大国庆日"));

    private final Clock clock;
    private final Map<Integer, List<PublicHoliday>> ofChina;

    PublishedHolidays(Clock clock) {
        this.clock = clock;
        this.ofChina = ofChina();
    }

    @Override
    public List<Region> regions() {
        int now = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).getYear();
        List<Integer> years = IntStream.rangeClosed(now - YEARS_BACK, now + YEARS_AHEAD)
                .boxed()
                .toList();
        List<Region> regions = new ArrayList<>();
        regions.add(new Region(CHINA, "China (mainland)", "中国大陆", List.copyOf(ofChina.keySet())));
        COUNTRIES.forEach(country -> regions.add(new Region(country.id(), country.name(), country.nameZh(), years)));
        return regions;
    }

    @Override
    public Optional<List<PublicHoliday>> of(String region, int year) {
        if (regions().stream()
                .noneMatch(known -> known.id().equals(region) && known.years().contains(year))) {
            return Optional.empty();
        }
        if (region.equals(CHINA)) {
            return Optional.of(Objects.requireNonNull(ofChina.get(year)));
        }
        return COUNTRIES.stream()
                .filter(country -> country.id().equals(region))
                .findFirst()
                .map(country -> byRule(country, year));
    }

    private static List<PublicHoliday> byRule(Country country, int year) {
        HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(country.id()));
        // A holiday on a Saturday may be kept on the Friday before, in the year before.
        return IntStream.rangeClosed(year - 1, year + 1)
                .boxed()
                .flatMap(of -> manager.getHolidays(Year.of(of), country.part()).stream())
                .filter(holiday -> holiday.getDate().getYear() == year)
                .filter(holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY)
                .map(holiday -> {
                    String name = holiday.getDescription(Locale.ENGLISH);
                    return new PublicHoliday(holiday.getDate(), name, IN_CHINESE.getOrDefault(name, name), false);
                })
                .distinct()
                .sorted(Comparator.comparing(PublicHoliday::date).thenComparing(PublicHoliday::name))
                .toList();
    }

    private static Map<Integer, List<PublicHoliday>> ofChina() {
        Map<Integer, List<PublicHoliday>> years = new TreeMap<>();
        for (int year = FIRST_OF_LIBRARY; year <= LAST_OF_LIBRARY; year++) {
            for (Holiday day : HolidayUtil.getHolidays(year)) {
                add(years, LocalDate.parse(day.getDay()), day.getName(), day.isWork());
            }
        }
        try (InputStream file = Objects.requireNonNull(
                        PublishedHolidays.class.getResourceAsStream("/holidays/cn.txt"),
                        "The file of published holidays is missing from the jar.");
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                List<String> words = Arrays.asList(line.split(" ", 3));
                add(
                        years,
                        LocalDate.parse(words.get(0)),
                        words.get(2),
                        words.get(1).equals("work"));
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The file of published holidays cannot be read.", e);
        }
        return years;
    }

    /** A day of one year may belong to a holiday of the next: it is a day of its own year. */
    private static void add(Map<Integer, List<PublicHoliday>> years, LocalDate date, String nameZh, boolean makeUp) {
        years.computeIfAbsent(date.getYear(), year -> new ArrayList<>())
                .add(new PublicHoliday(date, IN_ENGLISH.getOrDefault(nameZh, nameZh), nameZh, makeUp));
    }
}
