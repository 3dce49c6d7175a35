package io.pronto.sla.calendar;

import java.time.LocalDate;

class InMemoryPublicHolidaysTest implements PublicHolidaysContract {
    @Override
    public PublicHolidays holidays() {
        return new InMemoryPublicHolidays()
                .with("cn", "中国", new PublicHoliday(LocalDate.of(2026, 10, 10), "National Day", "国庆节", true))
                .with("cn", "中国", new PublicHoliday(LocalDate.of(2026, 10, 1), "National Day", "国庆节", false))
                .with("de", "德国", new PublicHoliday(LocalDate.of(2027, 1, 1), "New Year", "元旦", false));
    }
}
