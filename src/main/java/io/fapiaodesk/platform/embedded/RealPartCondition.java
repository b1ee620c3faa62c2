package io.fapiaodesk.platform.embedded;

import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

class RealPartCondition extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Part part = metadata.getAnnotations().get(ConditionalOnReal.class).getEnum("value", Part.class);
        return new ConditionOutcome(
                !EmbeddedPartsCondition.isEmbedded(part, context.getEnvironment()),
                part + " is real when " + part.addressProperty() + " is set");
    }
}
