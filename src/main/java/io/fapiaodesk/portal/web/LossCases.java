package io.fapiaodesk.portal.web;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.invoicing.InvoiceView;
import io.fapiaodesk.invoicing.ReadInvoices;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.paper.LossView;
import io.fapiaodesk.paper.ReadLosses;
import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.platform.web.Texts;
import io.fapiaodesk.portal.web.StaffCaseView.Evidence;
import io.fapiaodesk.portal.web.StaffCaseView.Fact;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.request.RequestKind;
import io.fapiaodesk.request.RequestViews;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lost paper invoices, in words. */
@Component
class LossCases implements CaseKind {

    private static final String CONTACT_FORM = "paper-invoice-loss/give-contact";

    private final ReadLosses losses;
    private final ReadInvoices invoices;
    private final Documents documents;
    private final CustomerForm forms;
    private final RequestViews words;
    private final Wording wording;
    private final Texts texts;

    LossCases(
            ReadLosses losses,
            ReadInvoices invoices,
            Documents documents,
            CustomerForm forms,
            RequestViews words,
            Wording wording,
            Texts texts) {
        this.losses = losses;
        this.invoices = invoices;
        this.documents = documents;
        this.forms = forms;
        this.words = words;
        this.wording = wording;
        this.texts = texts;
    }

    @Override
    public RequestKind kind() {
        return RequestKind.PAPER_LOSS;
    }

    @Override
    public Map<RequestId, String> subjects(String accountId) {
        Map<RequestId, String> subjects = new HashMap<>();
        losses.of(accountId).forEach(loss -> subjects.put(loss.id(), subject(loss)));
        return subjects;
    }

    @Override
    public Optional<ForCustomer> forCustomer(Request request, Account account, Locale locale) {
        return losses.find(request.id())
                .map(loss -> new ForCustomer(
                        subject(loss),
                        loss.reason() == null ? advice(request, loss) : loss.reason(),
                        ask(loss, locale),
                        loss.open() && !loss.status().equals("SENDING")
                                ? "/api/loss-reports/" + loss.id() + "/withdrawal"
                                : null,
                        againLink(loss),
                        stubCopy(loss),
                        null));
    }

    /** The copy of the stub, once the case is settled with it. */
    private List<Evidence> stubCopy(LossView loss) {
        Optional<String> copy = loss.status().equals("SETTLED") ? losses.stubCopyOf(loss.id()) : Optional.empty();
        return documents.of(loss.id()).stream()
                .filter(document -> copy.filter(document.id()::equals).isPresent())
                .map(Evidence::readable)
                .toList();
    }

    /** What to do now, where the rules and no clerk settled it. */
    private @Nullable String advice(Request request, LossView loss) {
        return loss.status().equals("SETTLED") && loss.outcome().equals(loss.proposed())
                ? words.of(request).statusDetail()
                : null;
    }

    /** Nothing can be mailed without an address. */
    private @Nullable Ask ask(LossView loss, Locale locale) {
        return loss.clerkIsNext()
                        && !loss.addressed()
                        && loss.proposed().equals("REMAIL")
                        && loss.status().equals("IN_HAND")
                ? new Ask(
                        texts.get("portal.loss.whereTo"),
                        null,
                        "/api/loss-reports/" + loss.id() + "/contact",
                        forms.render(CONTACT_FORM, Map.of(), locale))
                : null;
    }

    private static @Nullable String againLink(LossView loss) {
        if (loss.open()) {
            return null;
        }
        return "/invoices/" + loss.invoiceId() + (loss.outcome().equals("RETURN_AND_REISSUE") ? "/return" : "/loss");
    }

    @Override
    public Optional<ForStaff> forStaff(Request request, boolean atWork, boolean inClear) {
        return losses.forClerks(request.id())
                .map(found -> new ForStaff(
                        subject(found.loss()),
                        found.loss().reason(),
                        List.of("LOSS_PARCEL", "LOSS_REASON", "LOSS_COPY"),
                        facts(found, inClear)));
    }

    private List<Fact> facts(ReadLosses.Case found, boolean inClear) {
        UnaryOperator<@Nullable String> number = inClear ? UnaryOperator.identity() : Masked::lastFour;
        UnaryOperator<@Nullable String> words = inClear ? UnaryOperator.identity() : Masked::firstOnly;
        LossView loss = found.loss();
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("account", loss.accountId(), true),
                new Fact("invoice", loss.invoiceId(), true),
                new Fact("trackingNumber", loss.trackingNumber(), true),
                new Fact("delivery", texts.get("portal.loss.parcel." + parcel(loss.deliveryStatus())), false),
                new Fact("scenario", texts.get("brief.loss.scenario." + loss.scenario()), false),
                new Fact("proposal", texts.get("loss.outcome." + loss.proposed()), false),
                new Fact("addressCorrect", yesOrNo(found.addressCorrect()), false),
                new Fact("phoneCorrect", yesOrNo(found.phoneCorrect()), false),
                new Fact("invoiceCorrect", yesOrNo(found.invoiceCorrect()), false)));
        facts.add(new Fact("received", texts.get("portal.loss.received." + found.received()), false));
        facts.add(new Fact("missing", texts.get("portal.loss.missing." + found.missing()), false));
        facts.add(new Fact("parcels", String.valueOf(found.parcels()), false));
        facts.add(new Fact("contactName", words.apply(found.name()), false));
        facts.add(new Fact("contactPhone", number.apply(found.phone()), true));
        facts.add(new Fact("mailTo", words.apply(found.address()), false));
        return facts;
    }

    @Override
    public List<Part> parts(Request request, Locale locale) {
        return losses
                .find(request.id())
                .flatMap(loss -> invoices.ofAccount(loss.accountId(), loss.invoiceId()))
                .map(invoice -> new Part(
                        "/invoices/" + invoice.id(),
                        wording.in(locale).company(invoice.entityName(), invoice.entityNameZh()),
                        texts.get("portal.invoice.type." + invoice.type()),
                        invoice.number() == null ? invoice.id() : invoice.number(),
                        Money.of(invoice.gross()),
                        texts.get("portal.loss.parcel." + parcel(deliveryOf(invoice))),
                        toneOf(deliveryOf(invoice))))
                .stream()
                .toList();
    }

    static String parcel(@Nullable String deliveryStatus) {
        return deliveryStatus == null ? "UNKNOWN" : deliveryStatus;
    }

    static String toneOf(@Nullable String deliveryStatus) {
        return switch (parcel(deliveryStatus)) {
            case "DELIVERED" -> "good";
            case "RETURNED" -> "warn";
            case "IN_TRANSIT" -> "busy";
            default -> "";
        };
    }

    private static @Nullable String deliveryOf(InvoiceView invoice) {
        return invoice.paper() == null ? null : invoice.paper().deliveryStatus();
    }

    private String yesOrNo(boolean yes) {
        return texts.get(yes ? "portal.loss.yes" : "portal.loss.no");
    }

    private String subject(LossView loss) {
        String number = invoices.ofAccount(loss.accountId(), loss.invoiceId())
                .map(InvoiceView::number)
                .orElse(loss.invoiceId());
        return texts.get("portal.request.subject.PAPER_LOSS", number);
    }
}
