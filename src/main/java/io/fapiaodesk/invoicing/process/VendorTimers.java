package io.fapiaodesk.invoicing.process;

import io.fapiaodesk.invoicing.ForwardToVendor;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.engine.BusinessDayTimer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A vendor has seven business days, also when the calendar changes meanwhile. */
@Configuration(proxyBeanMethods = false)
class VendorTimers {

    @Bean
    BusinessDayTimer endOfVendorsTime(ForwardToVendor vendors) {
        return new BusinessDayTimer(
                InvoiceIssuanceModel.PROCESS,
                InvoiceIssuanceModel.VENDOR_OVERDUE,
                (id, since) -> vendors.overdueAt(new RequestId(id)));
    }
}
