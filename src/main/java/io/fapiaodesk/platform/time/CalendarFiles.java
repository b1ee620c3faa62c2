package io.fapiaodesk.platform.time;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fapiaodesk.kernel.CalendarYear;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The calendar years that come with the application, and those an operator has put into a folder. A file that cannot be
 * believed stops the start: a promise counted by half a calendar would be wrong without anybody noticing.
 */
final class CalendarFiles {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CalendarFiles() {}

    static Map<Integer, CalendarYear> builtIn() {
        Map<Integer, CalendarYear> years = new TreeMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:calendar/*.json")) {
                try (InputStream content = file.getInputStream()) {
                    add(years, String.valueOf(file.getFilename()), content);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The calendar that comes with the application cannot be read", e);
        }
        return years;
    }

    static Map<Integer, CalendarYear> in(@Nullable Path folder) {
        Map<Integer, CalendarYear> years = new TreeMap<>();
        if (folder == null) {
            return years;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
            for (Path file : files) {
                try (InputStream content = Files.newInputStream(file)) {
                    add(years, file.toString(), content);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The calendar directory " + folder + " cannot be read", e);
        }
        return years;
    }

    private static void add(Map<Integer, CalendarYear> years, String file, InputStream content) throws IOException {
        CalendarNotice notice = JSON.readValue(content, CalendarNotice.class);
        Integer year = notice.year();
        if (year == null) {
            throw new IllegalStateException("The calendar file " + file + " does not say which year it is about");
        }
        CalendarYear read = notice.read(year).fold(done -> done, refusals -> {
            throw new IllegalStateException("The calendar file " + file + " cannot be believed: " + refusals);
        });
        if (years.put(year, read) != null) {
            throw new IllegalStateException("A second calendar file for " + year + ": " + file);
        }
    }
}
