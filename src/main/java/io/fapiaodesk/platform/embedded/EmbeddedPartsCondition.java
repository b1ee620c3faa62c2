package io.fapiaodesk.platform.embedded;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.PropertyResolver;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

class EmbeddedPartsCondition extends SpringBootCondition {

    static boolean isEmbedded(Part part, PropertyResolver environment) {
        return !StringUtils.hasText(environment.getProperty(part.addressProperty()));
    }

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Part[] parts =
                metadata.getAnnotations().get(ConditionalOnEmbedded.class).getEnumArray("value", Part.class);
        Optional<Part> real = Arrays.stream(parts)
                .filter(part -> !isEmbedded(part, context.getEnvironment()))
                .findFirst();
        return real.map(part -> ConditionOutcome.noMatch(part.addressProperty() + " is set"))
                .orElseGet(() -> ConditionOutcome.match("no address of " + Arrays.toString(parts) + " is set"));
    }
}
