package io.fapiaodesk.platform.time;

import io.fapiaodesk.kernel.BusinessCalendar;
import io.fapiaodesk.kernel.BusinessDay;
import io.fapiaodesk.kernel.CalendarYear;
import io.fapiaodesk.kernel.ShanghaiTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The business calendar as it is known today: the years that come with the application, those of the operator's folder,
 * and those the administrator has entered, each overruling the one before.
 */
@Component
public class BusinessCalendars {

    private static final Logger LOG = LoggerFactory.getLogger(BusinessCalendars.class);

    /** The longest promise, and some days to put the notice in place before one reaches into its year. */
    private static final int FORESIGHT = 20;

    private final Map<Integer, CalendarYear> fromFiles;
    private final Supplier<Map<Integer, CalendarYear>> entered;
    private final Clock clock;
    private volatile @Nullable Known known;
    private volatile @Nullable LocalDate warnedOn;

    @Autowired
    BusinessCalendars(CalendarProperties properties, CalendarTable table, Clock clock) {
        this(fromFiles(properties), table::all, clock);
    }

    BusinessCalendars(Map<Integer, CalendarYear> fromFiles, Supplier<Map<Integer, CalendarYear>> entered, Clock clock) {
        this.fromFiles = Map.copyOf(fromFiles);
        this.entered = entered;
        this.clock = clock;
    }

    public BusinessCalendar current() {
        Known now = known;
        return (now == null ? reload() : now).calendar();
    }

    /** The years whose notices are known, in order. */
    List<CalendarYear> years() {
        Known now = known;
        return (now == null ? reload() : now).years();
    }

    /** Another node may have been given a year. */
    @Scheduled(fixedDelay = 60_000)
    void refresh() {
        reload();
        warnWhenPromisesBecomeProvisional();
    }

    Known reload() {
        Map<Integer, CalendarYear> all = new TreeMap<>(fromFiles);
        all.putAll(entered.get());
        List<CalendarYear> years = List.copyOf(all.values());
        Known now = new Known(years, BusinessCalendar.of(years));
        known = now;
        return now;
    }

    private void warnWhenPromisesBecomeProvisional() {
        LocalDate today = ShanghaiTime.today(clock);
        BusinessDay furthest = current().add(today, FORESIGHT);
        if (furthest.provisional() && !today.equals(warnedOn)) {
            warnedOn = today;
            LOG.warn(
                    "The public holidays of {} are not known: promises into that year count Monday to Friday and are"
                            + " provisional. Enter the State Council's notice with PUT /api/admin/calendar/{}.",
                    furthest.date().getYear(),
                    furthest.date().getYear());
        }
    }

    private static Map<Integer, CalendarYear> fromFiles(CalendarProperties properties) {
        Map<Integer, CalendarYear> years = CalendarFiles.builtIn();
        years.putAll(CalendarFiles.in(properties.calendarDirectory()));
        return years;
    }

    record Known(List<CalendarYear> years, BusinessCalendar calendar) {}
}
