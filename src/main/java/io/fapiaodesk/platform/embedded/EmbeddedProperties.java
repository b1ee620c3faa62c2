package io.fapiaodesk.platform.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the embedded parts keep what must survive a restart.
 *
 * @param dataDirectory the folder with the database, caught mails and generated keys
 * @param postgresqlBinaries where PostgreSQL is unpacked; below the data directory when not set
 */
@ConfigurationProperties("fapiao")
public record EmbeddedProperties(
        @DefaultValue("./data") Path dataDirectory,
        @Nullable Path postgresqlBinaries) {

    Path binaries() {
        return postgresqlBinaries != null ? postgresqlBinaries : dataDirectory.resolve("postgresql-binaries");
    }
}
