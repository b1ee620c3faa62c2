package io.fapiaodesk.platform.time;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where further years of the business calendar may be found.
 *
 * @param calendarDirectory a folder with files like those the application comes with; none when not set
 */
@ConfigurationProperties("fapiao")
record CalendarProperties(@Nullable Path calendarDirectory) {}
