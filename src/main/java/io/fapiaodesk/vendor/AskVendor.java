package io.fapiaodesk.vendor;

import io.fapiaodesk.invoicing.ForwardToVendor;
import io.fapiaodesk.invoicing.ForwardToVendor.Forwarded;
import io.fapiaodesk.invoicing.VendorInvoiceCancelled;
import io.fapiaodesk.notice.Notice;
import io.fapiaodesk.notice.Notices;
import io.fapiaodesk.notice.Recipient;
import io.fapiaodesk.platform.engine.TaskBrief;
import io.fapiaodesk.vendor.domain.VendorProcess;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands a customer's request over to the vendor, reminds it, and tells it when the customer has taken the request back
 * (decision 24).
 */
@Service
public class AskVendor {

    private final ForwardToVendor forwarded;
    private final Vendors vendors;
    private final VendorLetters letters;
    private final VendorProcess process;
    private final Notices notices;

    AskVendor(
            ForwardToVendor forwarded, Vendors vendors, VendorLetters letters, VendorProcess process, Notices notices) {
        this.forwarded = forwarded;
        this.vendors = vendors;
        this.letters = letters;
        this.process = process;
        this.notices = notices;
    }

    /** The vendor gets a mail with all that the invoice needs. */
    @Transactional
    public void handOver(String invoiceId) {
        post(forwarded.lock(invoiceId), "vendor-request");
        forwarded.note(invoiceId, "VENDOR_ASKED");
    }

    /** The day has come by which the vendor was to answer. */
    @Transactional
    public void remind(String invoiceId) {
        Forwarded wanted = forwarded.lock(invoiceId);
        if (wanted.pending()) {
            post(wanted, "vendor-reminder");
            forwarded.note(invoiceId, "VENDOR_REMINDED");
        }
    }

    /** The vendor need not answer any more. */
    @EventListener
    @Transactional
    public void on(VendorInvoiceCancelled cancelled) {
        post(forwarded.find(cancelled.invoiceId()).orElseThrow(), "vendor-cancelled");
        process.settled(cancelled.requestId(), cancelled.invoiceId());
    }

    /** What the operator reads first, in Markdown. */
    public String brief(String invoiceId) {
        Forwarded wanted = forwarded.find(invoiceId).orElseThrow();
        String contact = vendors.of(wanted.vendor()).orElse(String.valueOf(wanted.contact()));
        return TaskBrief.of(List.of(
                "## " + TaskBrief.escape(invoiceId) + " · CNY " + wanted.gross(),
                "**服务商 Vendor: %s** · %s".formatted(TaskBrief.escape(wanted.vendor()), TaskBrief.escape(contact)),
                "**订单 Orders**\n\n"
                        + String.join(
                                "\n",
                                letters.ordersOf(wanted).stream()
                                        .map(order -> "- " + TaskBrief.escape(order))
                                        .toList()),
                "服务商答复后填写。The vendor was asked by mail; enter here what it answers.\n\n"
                        + "<a href=\"/staff/vendor-answers/%s/file\" target=\"_blank\" rel=\"noopener\">添加发票文件 Add the file of the invoice</a>"
                                .formatted(wanted.requestId())));
    }

    private void post(Forwarded wanted, String template) {
        notices.post(new Notice(
                wanted.requestId() + "/" + wanted.invoiceId() + "/" + template,
                wanted.requestId(),
                new Recipient.Vendor(wanted.invoiceId()),
                template,
                Map.of()));
    }
}
