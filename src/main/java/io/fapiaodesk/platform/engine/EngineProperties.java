package io.fapiaodesk.platform.engine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this copy of the application runs the engine.
 *
 * @param node what this copy is called among several; it takes up again at start what it had locked before a crash, so
 *     no two running copies may share a name
 * @param jobLock how long a step outside of a person's request may take before another copy tries it
 */
@ConfigurationProperties("fapiao.engine")
public record EngineProperties(
        @DefaultValue("fapiao-desk") String node,
        @DefaultValue("PT60S") Duration jobLock) {}
