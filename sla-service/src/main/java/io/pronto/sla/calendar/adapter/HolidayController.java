package io.pronto.sla.calendar.adapter;

import io.pronto.platform.problem.Problem;
import io.pronto.platform.web.Slice;
import io.pronto.sla.calendar.PublicHoliday;
import io.pronto.sla.calendar.PublicHolidays;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sla/holidays")
@Tag(name = "Public holidays", description = "Days off and make-up working days as published, to take into calendars")
class HolidayController {
    private final PublicHolidays holidays;

    HolidayController(PublicHolidays holidays) {
        this.holidays = holidays;
    }

    /** @param region such as {@code cn} */
    record RegionView(String region, String name, String nameZh, List<Integer> years) {}

    record HolidaysOfYear(String region, int year, List<PublicHoliday> days) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('AGENT','SUPERVISOR','MANAGER','ADMIN','INTEGRATOR')")
    @Operation(summary = "The regions and years whose public holidays are known")
    Slice<RegionView> regions() {
        return new Slice<>(
                holidays.regions().stream()
                        .map(region -> new RegionView(region.id(), region.name(), region.nameZh(), region.years()))
                        .toList(),
                null);
    }

    @GetMapping("/{region}")
    @PreAuthorize("hasAnyRole('AGENT','SUPERVISOR','MANAGER','ADMIN','INTEGRATOR')")
    @Operation(
            summary = "A region's public holidays of a year",
            description =
                    "makeUp marks a weekend day that is worked in exchange for a day off; give it a weekday's hours.")
    HolidaysOfYear ofYear(@PathVariable String region, @RequestParam int year) {
        return new HolidaysOfYear(region, year, holidays.of(region, year).orElseThrow(Problem::notFound));
    }
}
