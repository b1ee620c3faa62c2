package io.fapiaodesk.returning.process;

import io.fapiaodesk.platform.engine.BusinessDayTimer;
import io.fapiaodesk.returning.AwaitOriginal;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long an original is waited for is counted in business days, also when the calendar changes meanwhile. */
@Configuration(proxyBeanMethods = false)
class OriginalTimers {

    @Bean
    BusinessDayTimer reminderOfOriginal(AwaitOriginal originals) {
        return new BusinessDayTimer(
                DirectInvoiceReturnModel.PROCESS,
                DirectInvoiceReturnModel.ORIGINAL_LATE,
                (id, since) -> Optional.of(originals.remindAt(since)));
    }

    @Bean
    BusinessDayTimer missingOriginal(AwaitOriginal originals) {
        return new BusinessDayTimer(
                DirectInvoiceReturnModel.PROCESS,
                DirectInvoiceReturnModel.ORIGINAL_MISSING,
                (id, since) -> Optional.of(originals.missingAt(since)));
    }
}
