package io.fapiaodesk.title;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.consumption.UninvoicedItems;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.title.domain.TitleApplication;
import io.fapiaodesk.title.persistence.TitleApplicationTable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says whether people have to look at an application, which they always have to unless a rule forbids it meanwhile, and
 * who: standard proof is for reviewers, other proof for specialists (R85).
 */
@Service
public class RuleOnTitle {

    private final TitleApplicationTable applications;
    private final TitleScreening screening;
    private final Accounts accounts;
    private final UninvoicedItems uninvoicedItems;
    private final Requests requests;
    private final ReviewBrief briefs;

    RuleOnTitle(
            TitleApplicationTable applications,
            TitleScreening screening,
            Accounts accounts,
            UninvoicedItems uninvoicedItems,
            Requests requests,
            ReviewBrief briefs) {
        this.applications = applications;
        this.screening = screening;
        this.accounts = accounts;
        this.uninvoicedItems = uninvoicedItems;
        this.requests = requests;
        this.briefs = briefs;
    }

    /**
     * Where an application goes.
     *
     * @param refused whether a rule forbids it
     * @param reviewGroup whose desk it comes to otherwise
     * @param brief what they read first, in Markdown
     */
    public record Routing(boolean refused, String reviewGroup, String brief) {}

    @Transactional
    public Routing route(RequestId id) {
        TitleApplication application = applications.find(id).orElseThrow();
        Account account = accounts.find(application.accountId()).orElseThrow();
        Ruling ruling = screening.screen(account, application, uninvoicedItems.of(account.id()));
        requests.ruled(id, ruling);
        if (ruling instanceof Ruling.Refused) {
            return new Routing(true, "", "");
        }
        Request request = requests.find(id).orElseThrow();
        return new Routing(
                false,
                application.forSpecialists() ? Groups.TITLE_SPECIALISTS : Groups.TITLE_REVIEWERS,
                briefs.write(application, request));
    }
}
