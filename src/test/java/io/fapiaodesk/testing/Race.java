package io.fapiaodesk.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/**
 * A test of two who act at once. It runs once, and with {@code -Dfapiao.races=200} two hundred times in a row, against
 * the same application: what goes wrong once in a hundred times is seen then.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(Race.AsOftenAsAsked.class)
public @interface Race {

    final class AsOftenAsAsked implements TestTemplateInvocationContextProvider {

        @Override
        public boolean supportsTestTemplate(ExtensionContext context) {
            return true;
        }

        @Override
        public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
            int times = Integer.getInteger("fapiao.races", 1);
            return IntStream.rangeClosed(1, times).mapToObj(time -> new TestTemplateInvocationContext() {
                @Override
                public String getDisplayName(int index) {
                    return times == 1 ? context.getDisplayName() : context.getDisplayName() + " " + time;
                }
            });
        }
    }
}
