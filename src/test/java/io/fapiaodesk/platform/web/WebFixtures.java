package io.fapiaodesk.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.kernel.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;

/** The web plumbing put together by hand, the way the application configures it. */
public final class WebFixtures {

    /** Stands for the engine's exception of a lost race. */
    static final class LostRace extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private WebFixtures() {}

    static MessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/web");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        return messages;
    }

    static ObjectMapper json() {
        StrictJson strictJson = new StrictJson();
        Jackson2ObjectMapperBuilder builder = new Jackson2ObjectMapperBuilder();
        strictJson.strictly().customize(builder);
        return builder.modulesToInstall(strictJson.storableText()).build();
    }

    public static Problems problems() {
        return new Problems(new Texts(messages()), json());
    }

    static Failures failures() {
        FailureTranslator translator = failure ->
                failure instanceof LostRace ? Optional.of(Refusal.wrongState("CHANGED_MEANWHILE")) : Optional.empty();
        return new Failures(problems(), new ObjectProvider<>() {
            @Override
            public FailureTranslator getObject() {
                return translator;
            }

            @Override
            public Stream<FailureTranslator> stream() {
                return List.of(translator).stream();
            }
        });
    }
}
