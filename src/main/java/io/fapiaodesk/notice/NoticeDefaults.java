package io.fapiaodesk.notice;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds where nothing is set.
 *
 * @param mailDomain where made-up mailboxes of the staff are, as long as no mail leaves the machine
 */
record NoticeDefaults(
        List<Duration> backoff, String from, @Nullable String mailDomain) {

    /** Quick, so that a mail incident can be tried in the sandbox. */
    static NoticeDefaults ofSandbox() {
        return new NoticeDefaults(
                List.of(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10)),
                "no-reply@fapiao.example",
                "fapiao.example");
    }

    /** Three days in all: a mail server may be down over a weekend. */
    static NoticeDefaults ofProduction() {
        return new NoticeDefaults(
                List.of(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(10),
                        Duration.ofHours(1),
                        Duration.ofHours(6),
                        Duration.ofHours(24),
                        Duration.ofHours(40)),
                "no-reply@localhost",
                null);
    }
}
