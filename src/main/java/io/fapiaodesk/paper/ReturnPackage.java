package io.fapiaodesk.paper;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One parcel of paper invoices that go back to the same address. Its postage is paid in advance: COD is refused there.
 *
 * @param address in English, as the FAQ prints it
 * @param addressZh in Chinese, as a postman reads it; nothing until an administrator has entered it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReturnPackage(
        String address,
        String attention,
        String phone,
        @Nullable String addressZh,
        @Nullable String attentionZh,
        List<String> invoiceIds) {
    public ReturnPackage {
        invoiceIds = List.copyOf(invoiceIds);
    }
}
