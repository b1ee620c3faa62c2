package io.fapiaodesk.account;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.fapiaodesk.account.persistence.AccountTable;
import io.fapiaodesk.account.rules.RegistrationIsIrreversible;
import io.fapiaodesk.kernel.EmailAddress;
import io.fapiaodesk.kernel.Identifier;
import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.TaxId;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.platform.security.SignIns;
import io.fapiaodesk.platform.web.JsonFields;
import io.fapiaodesk.platform.web.LineImport;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes in accounts as the account system delivers them. A line is all there is to know of an account: what it leaves
 * out is not so any more. What a change means to others they hear in the same transaction.
 */
@Component
public class ImportAccounts implements LineImport<Account> {

    private final AccountTable table;
    private final SignIns signIns;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final RegistrationIsIrreversible registrationIsIrreversible = new RegistrationIsIrreversible();

    public ImportAccounts(AccountTable table, SignIns signIns, ApplicationEventPublisher events, Clock clock) {
        this.table = table;
        this.signIns = signIns;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "accounts";
    }

    @Override
    public String about() {
        return "account";
    }

    @Override
    public Collection<String> subjects(List<Account> lines) {
        return lines.stream().map(Account::id).toList();
    }

    @Override
    public Result<Account> read(JsonFields line) {
        String id = line.required("accountId", Identifier::signIn);
        Account.Kind kind = line.requiredWord("kind", Account.Kind.class);
        String realName = line.required("realName", PlainText::buyerName);
        boolean acknowledgeTaxId = line.flag("acknowledgeTaxId");
        TaxId taxId = line.optional(
                "taxId", (pointer, raw) -> TaxId.check(raw, acknowledgeTaxId).at(pointer));
        EmailAddress email = line.required("email", EmailAddress::check);
        Account.Language language =
                line.optional("language", JsonFields.word(Account.Language.class, Account.Language::tag));
        String accountManager = line.optional("accountManager", Identifier::signIn);
        String masterAccountId = line.optional("masterAccountId", Identifier::signIn);
        boolean multiAccountService = line.flag("multiAccountService");
        boolean reseller = line.flag("reseller");
        Account.TaxpayerType taxpayerType = line.optionalWord("taxpayerType", Account.TaxpayerType.class);
        Yuan arrears = line.optional("arrears", Yuan::check);
        boolean closed = line.flag("closed");

        if (kind == Account.Kind.ENTERPRISE && taxId == null && !line.has("taxId")) {
            line.refuse("taxId", "TAX_ID_MISSING");
        }
        if (masterAccountId != null && masterAccountId.equals(id)) {
            line.refuse("masterAccountId", "MASTER_OF_ITSELF");
        }
        if (!line.refusals().isEmpty()) {
            return Result.refused(line.refusals());
        }
        return Result.done(new Account(
                requireNonNull(id),
                requireNonNull(kind),
                requireNonNull(realName),
                taxId == null ? null : taxId.value(),
                requireNonNull(email).value(),
                requireNonNullElse(language, Account.Language.ZH_CN),
                accountManager,
                masterAccountId,
                multiAccountService,
                reseller,
                taxpayerType,
                requireNonNullElse(arrears, Yuan.ZERO),
                closed));
    }

    @Override
    public List<Outcome> store(List<Account> lines) {
        List<String> ids = lines.stream().map(Account::id).distinct().toList();
        Map<String, Account> known = table.lock(ids);
        Set<String> taken = signIns.withoutAccount(ids);
        Map<String, Account> changed = new LinkedHashMap<>();
        List<Object> happened = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>(lines.size());
        for (Account account : lines) {
            Account before = known.get(account.id());
            if (account.equals(before)) {
                outcomes.add(new Outcome.Unchanged());
            } else if (before == null && taken.contains(account.id())) {
                // Whoever signs in under that name works here; the customer never could.
                outcomes.add(new Outcome.Rejected(Refusal.invalidField("/accountId", "ACCOUNT_ID_TAKEN")));
            } else if (examine(before, account) instanceof Finding.Violated violated) {
                outcomes.add(new Outcome.Rejected(Refusal.of(violated)));
            } else {
                known.put(account.id(), account);
                changed.put(account.id(), account);
                happened.addAll(eventsOf(before, account));
                outcomes.add(new Outcome.Accepted());
            }
        }
        table.save(changed.values(), clock.instant());
        happened.forEach(events::publishEvent);
        return outcomes;
    }

    private Finding examine(@Nullable Account before, Account now) {
        return registrationIsIrreversible.examine(new RegistrationIsIrreversible.Change(
                before != null && before.kind() == Account.Kind.ENTERPRISE, now.kind() == Account.Kind.ENTERPRISE));
    }

    private static List<Object> eventsOf(@Nullable Account before, Account now) {
        if (before == null) {
            return List.of(new AccountImported(now.id()));
        }
        List<Object> happened = new ArrayList<>();
        if (before.kind() != now.kind()) {
            happened.add(new AccountBecameEnterprise(now.id()));
        } else if (!before.realName().equals(now.realName()) || !Objects.equals(before.taxId(), now.taxId())) {
            happened.add(new AccountRenamed(now.id()));
        }
        if (!before.closed() && now.closed()) {
            happened.add(new AccountClosed(now.id()));
        }
        if (!Objects.equals(before.accountManager(), now.accountManager())) {
            happened.add(new AccountManagerChanged(now.id()));
        }
        return happened;
    }
}
