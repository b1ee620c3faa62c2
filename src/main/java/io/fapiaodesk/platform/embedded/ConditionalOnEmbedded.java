package io.fapiaodesk.platform.embedded;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** Matches while all the named parts are embedded, that is, while none of their addresses is configured. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(EmbeddedPartsCondition.class)
public @interface ConditionalOnEmbedded {

    Part[] value();
}
