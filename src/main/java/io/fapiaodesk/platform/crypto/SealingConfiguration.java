package io.fapiaodesk.platform.crypto;

import io.fapiaodesk.platform.embedded.ConditionalOnEmbedded;
import io.fapiaodesk.platform.embedded.ConditionalOnReal;
import io.fapiaodesk.platform.embedded.EmbeddedProperties;
import io.fapiaodesk.platform.embedded.OwnerOnlyFile;
import io.fapiaodesk.platform.embedded.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.StringUtils;

/** Where the keys for personal data and proof files come from: from the operator; with the embedded database, else, from ourselves. */
@Configuration(proxyBeanMethods = false)
class SealingConfiguration {

    private static final String CONFIGURED = "${fapiao.encryption-keys:}";

    @Bean
    @ConditionalOnReal(Part.DATABASE)
    SealingKeys configuredKeys(@Value(CONFIGURED) String configured) {
        if (!StringUtils.hasText(configured)) {
            throw new UnusableSealingKeysException(
                    "A database is configured, but no key to encrypt personal data in it (fapiao.encryption-keys)");
        }
        return SealingKeys.parse(configured);
    }

    @Bean
    @ConditionalOnEmbedded(Part.DATABASE)
    SealingKeys embeddedKeys(@Value(CONFIGURED) String configured, EmbeddedProperties properties) {
        return SealingKeys.parse(
                StringUtils.hasText(configured) ? configured : generatedOnce(properties.dataDirectory()));
    }

    @Bean
    Sealer sealer(SealingKeys keys) {
        return new Sealer(keys);
    }

    @Bean
    KeyCheck keyCheck(JdbcClient jdbc, SealingKeys keys, Sealer sealer) {
        return new KeyCheck(jdbc, keys, sealer);
    }

    static String generatedOnce(Path dataDirectory) {
        Path file = dataDirectory.resolve("encryption-keys");
        try {
            if (!Files.exists(file)) {
                byte[] key = new byte[32];
                new SecureRandom().nextBytes(key);
                Files.createDirectories(dataDirectory);
                OwnerOnlyFile.write(file, "k1:" + Base64.getEncoder().encodeToString(key));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The key cannot be kept in " + file, e);
        }
    }
}
