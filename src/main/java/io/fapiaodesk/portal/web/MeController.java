package io.fapiaodesk.portal.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.consumption.DeficitView;
import io.fapiaodesk.consumption.ReadDeficits;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Problems;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.request.RequestKind;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.title.MaintainTitles;
import io.fapiaodesk.title.ManagerContacts;
import io.fapiaodesk.title.TitleView;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the customer who asks should know first. */
@RestController
@Tag(name = "Me")
class MeController {

    private final Accounts accounts;
    private final MaintainTitles titles;
    private final ReadDeficits deficits;
    private final ManagerContacts managers;
    private final Requests requests;
    private final CurrentSignIn signIn;
    private final Problems problems;

    MeController(
            Accounts accounts,
            MaintainTitles titles,
            ReadDeficits deficits,
            ManagerContacts managers,
            Requests requests,
            CurrentSignIn signIn,
            Problems problems) {
        this.accounts = accounts;
        this.titles = titles;
        this.deficits = deficits;
        this.managers = managers;
        this.requests = requests;
        this.signIn = signIn;
        this.problems = problems;
    }

    /**
     * The names are those of the HTTP interface.
     *
     * @param deficits amounts invoiced above what was consumed and not made good yet
     * @param accountManager who looks after the account, if anybody does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Me(
            String accountId,
            Account.Kind kind,
            String realName,
            @Nullable TitleView activeTitle,
            List<DeficitView> deficits,
            List<OpenRequest> openRequests,
            ManagerContacts.@Nullable Contact accountManager) {}

    record OpenRequest(String id, RequestKind kind, String status) {
        static OpenRequest of(Request request) {
            return new OpenRequest(request.id().value(), request.kind(), request.status());
        }
    }

    @GetMapping("/api/me")
    ResponseEntity<?> me() {
        Optional<Account> account =
                Optional.ofNullable(signIn.get().accountId()).flatMap(accounts::find);
        if (account.isEmpty()) {
            return problems.respond(Refusal.notPermitted("NOT_A_CUSTOMER"));
        }
        return ResponseEntity.ok(new Me(
                account.get().id(),
                account.get().kind(),
                account.get().realName(),
                titles.active(account.get()).orElse(null),
                deficits.open(account.get().id()),
                requests.open(account.get().id()).stream().map(OpenRequest::of).toList(),
                managers.of(account.get()).orElse(null)));
    }
}
