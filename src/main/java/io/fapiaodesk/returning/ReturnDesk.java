package io.fapiaodesk.returning;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.invoicing.Invoices;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.notice.Notice;
import io.fapiaodesk.notice.Notices;
import io.fapiaodesk.notice.Recipient;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.returning.domain.InvoiceReturn;
import io.fapiaodesk.returning.persistence.ReturnTable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What all steps of a return have in common: the locks, the record, the journal and the letters. */
@Component
class ReturnDesk {

    /** Who acts where no person does. */
    static final String SYSTEM = "fapiao-desk";

    /** What the rules say of a form whose time is over. */
    static final Set<String> FORM_OVER = Set.of("FORM_EXPIRED", "FORM_VOID", "FORM_AWAITS_BUYER");

    private final ReturnTable returns;
    private final Invoices invoices;
    private final Requests requests;
    private final Accounts accounts;
    private final Notices notices;
    private final Journal journal;
    private final MessageSource messages;

    ReturnDesk(
            ReturnTable returns,
            Invoices invoices,
            Requests requests,
            Accounts accounts,
            Notices notices,
            Journal journal,
            MessageSource messages) {
        this.returns = returns;
        this.invoices = invoices;
        this.requests = requests;
        this.accounts = accounts;
        this.notices = notices;
        this.journal = journal;
        this.messages = messages;
    }

    InvoiceReturn find(RequestId id) {
        return returns.find(id).orElseThrow();
    }

    /** Reads a return to change it: first its invoice is locked, then its row, everywhere. */
    InvoiceReturn lock(RequestId id) {
        if (invoices.lock(find(id).asked().invoiceId()).isEmpty()) {
            throw new IllegalStateException("The invoice of return " + id + " is gone");
        }
        return returns.lock(id).orElseThrow();
    }

    /** Keeps where an open return stands now. */
    InvoiceReturn keep(InvoiceReturn moved) {
        returns.update(moved);
        requests.moveTo(moved.id(), moved.state().name());
        return moved;
    }

    /** Keeps how a return ended, and closes its case. */
    InvoiceReturn close(InvoiceReturn ended) {
        returns.update(ended);
        requests.close(ended.id(), ended.state().name());
        return ended;
    }

    /** Ends a return because of a rule, and says in the customer's language what would have to be different. */
    void rejectBy(InvoiceReturn open, List<Finding.Violated> violated) {
        InvoiceReturn rejected = close(open.reject(
                violated.get(0).code(), violated.stream().map(this::inEnglish).collect(Collectors.joining("\n"))));
        invoices.rejectReturn(rejected.asked().invoiceId());
        note(
                rejected,
                "RETURN_RULED_OUT",
                By.SYSTEM,
                SYSTEM,
                Map.of("codes", violated.stream().map(Finding::code).collect(Collectors.joining(","))));
        Locale language = languageOf(rejected);
        letter(
                rejected,
                "outcome",
                "return-rejected",
                Map.of(
                        "reason",
                        violated.stream()
                                .map(finding -> inWords(finding, language))
                                .collect(Collectors.joining("\n"))));
    }

    /** Ends a return because a person has decided so, for a reason that the customer reads. */
    void rejectBy(InvoiceReturn open, String operator, String reason) {
        InvoiceReturn rejected = close(open.reject(open.red().refusal(), reason));
        invoices.rejectReturn(rejected.asked().invoiceId());
        note(rejected, "RETURN_REJECTED", By.STAFF, operator, Map.of("reason", reason));
        letter(rejected, "outcome", "return-rejected", Map.of("reason", reason));
    }

    void note(InvoiceReturn invoiceReturn, String action, By by, String actor, Map<String, String> details) {
        Map<String, String> all = new HashMap<>(details);
        all.putIfAbsent("number", invoiceReturn.asked().invoiceNumber());
        journal.record(new JournalEntry(invoiceReturn.id().value(), action, by, actor, all, true));
    }

    /** What only concerns ourselves. */
    void noteWithin(InvoiceReturn invoiceReturn, String action) {
        journal.record(new JournalEntry(invoiceReturn.id().value(), action, By.SYSTEM, SYSTEM, Map.of(), false));
    }

    /** A letter to the customer; the invoice is named in each. */
    void letter(InvoiceReturn invoiceReturn, String step, String template, Map<String, String> arguments) {
        letter(
                invoiceReturn,
                new Recipient.Account(invoiceReturn.asked().accountId()),
                step,
                template,
                arguments,
                List.of());
    }

    void letter(
            InvoiceReturn invoiceReturn,
            Recipient recipient,
            String step,
            String template,
            Map<String, String> arguments,
            List<String> attachments) {
        Map<String, String> all = new HashMap<>(arguments);
        all.put("number", invoiceReturn.asked().invoiceNumber());
        notices.post(
                new Notice(invoiceReturn.id() + "/" + step, invoiceReturn.id(), recipient, template, all, attachments));
    }

    /** One line in the given language: what is wrong, and what would have to be different. */
    String inWords(Finding.Violated finding, Locale language) {
        String key = "refusal." + finding.code();
        Object[] arguments = finding.arguments().toArray();
        String wrong = messages.getMessage(key, arguments, language);
        @Nullable String remedy = messages.getMessage(key + ".wouldPassIf", arguments, null, language);
        String gap = language.getLanguage().equals(Locale.CHINESE.getLanguage()) ? "" : " ";
        return remedy == null ? wrong : wrong + gap + remedy;
    }

    private String inEnglish(Finding.Violated finding) {
        return inWords(finding, Locale.ENGLISH);
    }

    private Locale languageOf(InvoiceReturn invoiceReturn) {
        return accounts.find(invoiceReturn.asked().accountId())
                .map(Account::language)
                .map(Account.Language::locale)
                .orElse(Locale.ENGLISH);
    }
}
