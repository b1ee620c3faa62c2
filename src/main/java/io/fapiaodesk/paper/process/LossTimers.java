package io.fapiaodesk.paper.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.paper.LookAtLoss;
import io.fapiaodesk.platform.engine.BusinessDayTimer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long the courier is waited for is counted in business days, also when the calendar changes meanwhile. */
@Configuration(proxyBeanMethods = false)
class LossTimers {

    @Bean
    BusinessDayTimer questionToCourier(LookAtLoss looking) {
        return new BusinessDayTimer(
                PaperInvoiceLossModel.PROCESS,
                PaperInvoiceLossModel.TIME_TO_ASK,
                (id, since) -> looking.askAgainAt(new RequestId(id), since));
    }
}
