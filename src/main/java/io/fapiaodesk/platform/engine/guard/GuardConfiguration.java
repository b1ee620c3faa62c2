package io.fapiaodesk.platform.engine.guard;

import io.fapiaodesk.platform.engine.CompletionRules;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GuardConfiguration {

    /** Named for the models, which may put it on their user tasks too. */
    @Bean
    CompletionGuard completionGuard(ObjectProvider<CompletionRules> rules, PeopleOfTheCase people) {
        return new CompletionGuard(() -> rules.stream().toList(), people);
    }
}
