package io.fapiaodesk.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fapiaodesk.kernel.ShanghaiTime;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Invoices on paper from before there were only digital ones: one on its way, one come back, two delivered. */
final class DemoPaper {

    private static final String ON_ITS_WAY = "EA473124829CN";
    private static final String CAME_BACK = "EA473124832CN";
    private static final String DELIVERED = "EA473124846CN";
    private static final String DELIVERED_TOO = "EA473124850CN";

    private DemoPaper() {}

    /** As the old system delivers them. */
    static InputStream invoices() {
        return lines(List.of(
                invoice("330019413010000017", "E01", "6150.00", ON_ITS_WAY),
                invoice("330019413010000025", "E04", "1280.00", CAME_BACK),
                invoice("330019413010000033", "E01", "2468.10", DELIVERED),
                invoice("110019413010000041", "X01", "888.00", DELIVERED_TOO)));
    }

    /** What the courier has told of their parcels. */
    static InputStream deliveries(Clock clock) {
        return lines(List.of(
                event(clock, ON_ITS_WAY, "IN_TRANSIT", 2),
                event(clock, CAME_BACK, "IN_TRANSIT", 9),
                event(clock, CAME_BACK, "RETURNED", 3),
                event(clock, DELIVERED, "IN_TRANSIT", 8),
                event(clock, DELIVERED, "DELIVERED", 6),
                event(clock, DELIVERED_TOO, "DELIVERED", 30)));
    }

    private static String invoice(String number, String entity, String gross, String parcel) {
        return "{\"number\": \"%s\", \"accountId\": \"enterprise\", \"entityCode\": \"%s\", \"type\": \"SPECIAL\", \"medium\": \"PAPER\", \"gross\": \"%s\", \"rate\": \"0.06\", \"issuedAt\": \"2024-05-20T10:00:00+08:00\", \"trackingNumber\": \"%s\"}"
                .formatted(number, entity, gross, parcel);
    }

    private static String event(Clock clock, String parcel, String status, int daysAgo) {
        return "{\"trackingNumber\": \"%s\", \"status\": \"%s\", \"at\": \"%s\"}"
                .formatted(parcel, status, ShanghaiTime.at(clock.instant().minus(Duration.ofDays(daysAgo))));
    }

    private static InputStream lines(List<String> lines) {
        return new ByteArrayInputStream(String.join("\n", lines).getBytes(UTF_8));
    }
}
