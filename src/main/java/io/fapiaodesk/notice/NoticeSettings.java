package io.fapiaodesk.notice;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What operations can set about mails.
 *
 * @param baseUrl where people reach the portal; links in mails start with it
 * @param groups the mailboxes of the staff, by group id
 */
@ConfigurationProperties("fapiao")
record NoticeSettings(
        @DefaultValue("http://127.0.0.1:8080") URI baseUrl,
        @DefaultValue Map<String, GroupSettings> groups,
        @DefaultValue MailSettings mail) {

    /**
     * A group's mailbox: one address, so that a mail is delivered or not, never to some only.
     *
     * @param language in which the group reads
     */
    record GroupSettings(
            @Nullable String mail, @DefaultValue("zh-CN") Locale language) {}

    /**
     * How mails are sent.
     *
     * @param from the sender's address
     * @param domain what the ids of mails end in ({@code fapiao.mail.domain}); empty for the domain of the sender
     * @param backoff how long to wait after each attempt that failed
     * @param lease how long one attempt may take at most; then another node may try
     * @param workers how many mails are in flight at once, which bounds how many a crash can double
     */
    record MailSettings(
            @Nullable String from,
            @Nullable String domain,
            @Nullable List<Duration> backoff,
            @DefaultValue("2m") Duration lease,
            @DefaultValue("3") int workers) {

        private static final Duration SHORTEST_LEASE = Duration.ofSeconds(30);

        MailSettings {
            if (workers < 1) {
                throw new IllegalArgumentException("fapiao.mail.workers must be at least 1");
            }
            if (lease.compareTo(SHORTEST_LEASE) < 0) {
                throw new IllegalArgumentException(
                        "fapiao.mail.lease must be at least 30s: while it runs nobody else sends the same mail");
            }
        }
    }

    /** Environment variables cannot carry the hyphens of a group id, so they do not count. */
    Optional<GroupSettings> group(String groupId) {
        String wanted = withoutHyphens(groupId);
        return groups.entrySet().stream()
                .filter(group -> withoutHyphens(group.getKey()).equals(wanted))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String withoutHyphens(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }
}
