package io.fapiaodesk.catalogue;

import io.fapiaodesk.catalogue.persistence.KeptTable;
import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.StrictDate;
import io.fapiaodesk.kernel.TaxId;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The administrator enters what the FAQ does not say of the companies, or what has changed of them, from a day on (decision
 * 21). What is not named stays as it is.
 */
@Service
public class KeepCompanies {

    /** The chain of the journal that tells of companies. */
    static final String JOURNAL = "companies";

    private final Entities entities;
    private final KeptCatalogue kept;
    private final KeptTable table;
    private final Journal journal;
    private final TransactionOperations transaction;
    private final Clock clock;

    KeepCompanies(
            Entities entities,
            KeptCatalogue kept,
            KeptTable table,
            Journal journal,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.entities = entities;
        this.kept = kept;
        this.table = table;
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * What is to be changed of a company; what is not given stays.
     *
     * @param validFrom the first day on which it holds; today when not given
     * @param acknowledgeTaxId that the tax id, odd as it is, stands like this on the certificate
     */
    public record Change(
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable String taxId,
            @Nullable String addressZh,
            @Nullable String phone,
            @Nullable String bankZh,
            @Nullable String bankAccount,
            @Nullable String validFrom,
            @Nullable Boolean acknowledgeTaxId) {}

    /** Where paper goes back to, in Chinese; what is not given stays. */
    public record AddressChange(
            @Nullable String addressZh,
            @Nullable String attentionZh,
            @Nullable String phone) {}

    /** Everything that was entered of a company, oldest first. */
    public List<CompanyData> versions(String code) {
        return kept.current().companyVersions(code);
    }

    /** The same change twice is one change. */
    public Result<CompanyData> change(String code, Change change, String who) {
        if (!exists(code)) {
            return Result.refused(Refusal.notFound());
        }
        List<Refusal> wrong = new ArrayList<>();
        LocalDate from = change.validFrom() == null
                ? ShanghaiTime.today(clock)
                : read(StrictDate.day("/validFrom", change.validFrom()), wrong);
        String nameZh = line("/nameZh", change.nameZh(), wrong, PlainText::buyerName);
        if (nameZh != null && nameZh.codePoints().noneMatch(Character::isIdeographic)) {
            wrong.add(Refusal.invalidField("/nameZh", "COMPANY_NAME_NOT_CHINESE"));
        }
        String nameEn = line("/nameEn", change.nameEn(), wrong, (at, raw) -> PlainText.check(at, raw, 200));
        String taxId = change.taxId() == null
                ? null
                : Optional.ofNullable(read(
                                TaxId.check(change.taxId(), Boolean.TRUE.equals(change.acknowledgeTaxId()))
                                        .at("/taxId"),
                                wrong))
                        .map(TaxId::value)
                        .orElse(null);
        String addressZh = line("/addressZh", change.addressZh(), wrong, KeepCompanies::printed);
        String phone = line("/phone", change.phone(), wrong, PlainText::phone);
        String bankZh = line("/bankZh", change.bankZh(), wrong, KeepCompanies::printed);
        String bankAccount = line("/bankAccount", change.bankAccount(), wrong, PlainText::bankAccount);
        if (!wrong.isEmpty() || from == null) {
            return Result.refused(wrong);
        }
        Result<CompanyData> result = Objects.requireNonNull(transaction.execute(status -> {
            Kept before = table.change();
            CompanyData old = before.company(code, from)
                    .orElseGet(() -> new CompanyData(code, from, null, null, null, null, null, null, null));
            CompanyData entered = new CompanyData(
                    code,
                    from,
                    either(nameZh, old.nameZh()),
                    either(nameEn, old.nameEn()),
                    either(taxId, old.taxId()),
                    either(addressZh, old.addressZh()),
                    either(phone, old.phone()),
                    either(bankZh, old.bankZh()),
                    either(bankAccount, old.bankAccount()));
            List<Refusal> tooLong = together(entered);
            if (!tooLong.isEmpty() || before.companyVersions(code).contains(entered)) {
                status.setRollbackOnly();
                return tooLong.isEmpty() ? Result.done(entered) : Result.refused(tooLong);
            }
            table.save(entered, who, clock.instant());
            journal.record(new JournalEntry(JOURNAL, "COMPANY_ENTERED", By.STAFF, who, details(entered), false));
            return Result.done(entered);
        }));
        kept.reload();
        return result;
    }

    /** The Chinese of a return address (R72). */
    public Result<ReturnAddressData> changeReturnAddress(String group, AddressChange change, String who) {
        Optional<ReturnAddress> known = entities.returnAddresses().stream()
                .filter(address -> address.group().equals(group))
                .findFirst();
        if (known.isEmpty()) {
            return Result.refused(Refusal.notFound());
        }
        ReturnAddress old = known.get();
        List<Refusal> wrong = new ArrayList<>();
        String address = line("/addressZh", either(change.addressZh(), old.addressZh()), wrong, KeepCompanies::printed);
        String attention =
                line("/attentionZh", either(change.attentionZh(), old.attentionZh()), wrong, KeepCompanies::printed);
        String phone = line("/phone", either(change.phone(), old.phone()), wrong, PlainText::phone);
        if (address == null && wrong.isEmpty()) {
            wrong.add(Refusal.invalidField("/addressZh", "REQUIRED"));
        }
        if (attention == null && wrong.isEmpty()) {
            wrong.add(Refusal.invalidField("/attentionZh", "REQUIRED"));
        }
        if (!wrong.isEmpty() || address == null || attention == null || phone == null) {
            return Result.refused(wrong);
        }
        ReturnAddressData entered = new ReturnAddressData(group, address, attention, phone);
        transaction.executeWithoutResult(status -> {
            if (table.change().returnAddress(group).filter(entered::equals).isPresent()) {
                status.setRollbackOnly();
                return;
            }
            table.save(entered, who, clock.instant());
            journal.record(new JournalEntry(
                    JOURNAL,
                    "RETURN_ADDRESS_ENTERED",
                    By.STAFF,
                    who,
                    Map.of("group", group, "addressZh", address),
                    false));
        });
        kept.reload();
        return Result.done(entered);
    }

    /** The companies of the catalogue, and the vendors whose letters it keeps. */
    boolean exists(String code) {
        return entities.allEver().stream().anyMatch(entity -> entity.code().equals(code))
                || entities.vendorsWithLetter().stream()
                        .anyMatch(vendor -> vendor.code().equals(code));
    }

    /** Address and phone share a line of an invoice, and so do bank and account (domain 2.7). */
    private static List<Refusal> together(CompanyData data) {
        List<Refusal> wrong = new ArrayList<>();
        if (length(data.addressZh()) + length(data.phone()) > PlainText.PRINTED_LINE) {
            wrong.add(Refusal.invalidField("/addressZh", "TOO_LONG_TO_PRINT", String.valueOf(PlainText.PRINTED_LINE)));
        }
        if (length(data.bankZh()) + length(data.bankAccount()) > PlainText.PRINTED_LINE) {
            wrong.add(Refusal.invalidField("/bankZh", "TOO_LONG_TO_PRINT", String.valueOf(PlainText.PRINTED_LINE)));
        }
        return wrong;
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : PlainText.printedLength(text);
    }

    private static Result<String> printed(String pointer, @Nullable String raw) {
        return PlainText.printedLine(pointer, raw, PlainText.PRINTED_LINE);
    }

    private static @Nullable String line(
            String pointer,
            @Nullable String raw,
            List<Refusal> wrong,
            BiFunction<String, String, Result<String>> check) {
        return raw == null ? null : read(check.apply(pointer, raw), wrong);
    }

    private static <T> @Nullable T read(Result<T> result, List<Refusal> wrong) {
        return result.<@Nullable T>fold(done -> done, refusals -> {
            wrong.addAll(refusals);
            return null;
        });
    }

    private static @Nullable String either(@Nullable String given, @Nullable String before) {
        return given == null ? before : given;
    }

    private static Map<String, String> details(CompanyData data) {
        Map<String, String> details = new TreeMap<>();
        details.put("company", data.code());
        details.put("validFrom", data.validFrom().toString());
        put(details, "nameZh", data.nameZh());
        put(details, "nameEn", data.nameEn());
        put(details, "taxId", data.taxId());
        put(details, "addressZh", data.addressZh());
        put(details, "phone", data.phone());
        put(details, "bankZh", data.bankZh());
        put(details, "bankAccount", data.bankAccount());
        return details;
    }

    private static void put(Map<String, String> details, String name, @Nullable String value) {
        if (value != null) {
            details.put(name, value);
        }
    }
}
