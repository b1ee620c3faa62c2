package io.fapiaodesk.platform.time;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.kernel.CalendarYear;
import io.fapiaodesk.kernel.ShanghaiTime;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The calendar years that the administrator has entered. */
@Component
class CalendarTable {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    CalendarTable(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Map<Integer, CalendarYear> all() {
        Map<Integer, CalendarYear> years = new TreeMap<>();
        jdbc.sql("select year, notice::text from calendar_year").query(row -> {
            int year = row.getInt(1);
            years.put(year, read(year, row.getString(2)));
        });
        return years;
    }

    void save(int year, CalendarNotice notice, String enteredBy, Instant now) {
        jdbc.sql("""
                        insert into calendar_year (year, notice, entered_by, entered_at)
                        values (:year, cast(:notice as jsonb), :by, :now)
                        on conflict (year) do update
                           set notice = excluded.notice, entered_by = excluded.entered_by,
                               entered_at = excluded.entered_at
                        """)
                .param("year", year)
                .param("notice", write(notice))
                .param("by", enteredBy)
                .param("now", ShanghaiTime.at(now))
                .update();
    }

    private CalendarYear read(int year, String notice) {
        try {
            return json.readValue(notice, CalendarNotice.class).read(year).fold(done -> done, refusals -> {
                throw new IllegalStateException("The calendar of " + year + " in the database is damaged: " + refusals);
            });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The calendar of " + year + " in the database is damaged", e);
        }
    }

    private String write(CalendarNotice notice) {
        try {
            return json.writeValueAsString(notice);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A calendar that cannot be written as JSON", e);
        }
    }
}
