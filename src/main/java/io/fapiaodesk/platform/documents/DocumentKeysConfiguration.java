package io.fapiaodesk.platform.documents;

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

/** Where the keys of the proof files come from: from the operator; with the embedded database, else, from ourselves. */
@Configuration(proxyBeanMethods = false)
class DocumentKeysConfiguration {

    private static final String CONFIGURED = "${fapiao.document-keys:}";

    @Bean
    @ConditionalOnReal(Part.DATABASE)
    DocumentKeys configuredDocumentKeys(@Value(CONFIGURED) String configured) {
        if (!StringUtils.hasText(configured)) {
            throw new UnusableDocumentKeysException(
                    "A database is configured, but no key to encrypt the proof files in it (fapiao.document-keys)");
        }
        return DocumentKeys.parse(configured);
    }

    @Bean
    @ConditionalOnEmbedded(Part.DATABASE)
    DocumentKeys embeddedDocumentKeys(@Value(CONFIGURED) String configured, EmbeddedProperties properties) {
        return DocumentKeys.parse(
                StringUtils.hasText(configured) ? configured : generatedOnce(properties.dataDirectory()));
    }

    @Bean
    Vault vault(DocumentKeys keys) {
        return new Vault(keys);
    }

    @Bean
    KeyCheck documentKeyCheck(JdbcClient jdbc, DocumentKeys keys, Vault vault) {
        return new KeyCheck(jdbc, keys, vault);
    }

    static String generatedOnce(Path dataDirectory) {
        Path file = dataDirectory.resolve("document-keys");
        try {
            if (!Files.exists(file)) {
                byte[] key = new byte[32];
                new SecureRandom().nextBytes(key);
                Files.createDirectories(dataDirectory);
                OwnerOnlyFile.write(file, "k1:" + Base64.getEncoder().encodeToString(key));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The key of the proof files cannot be kept in " + file, e);
        }
    }
}
