package io.fapiaodesk.testing;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives each start of the application within the tests a data directory of its own. */
class FreshData implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Path target = Path.of("target").toAbsolutePath();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "fresh data",
                        Map.of(
                                "fapiao.data-directory",
                                target.resolve("whole")
                                        .resolve(UUID.randomUUID().toString())
                                        .toString(),
                                "fapiao.postgresql-binaries",
                                target.resolve("postgresql-binaries").toString())));
    }
}
