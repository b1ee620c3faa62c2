package io.fapiaodesk.portal.web;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.InviteSignIns;
import io.fapiaodesk.account.MultiAccountService;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.portal.web.HomeView.Need;
import io.fapiaodesk.question.CustomerQuestions;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.title.ManagerContacts;
import io.fapiaodesk.title.ReadTitles;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where everybody arrives: customers at their titles and requests, staff at the way to their work. */
@Controller
class HomeController {

    /** The first reminder of an expiry goes out this many days before. */
    private static final int EXPIRING_DAYS = 30;

    private final Customer customer;
    private final TitlePages titlePages;
    private final RequestPages requestPages;
    private final ReadTitles titles;
    private final Requests requests;
    private final CustomerQuestions questions;
    private final ManagerContacts managers;
    private final InviteSignIns signIns;
    private final MultiAccountService members;
    private final CurrentSignIn signIn;
    private final Clock clock;

    HomeController(
            Customer customer,
            TitlePages titlePages,
            RequestPages requestPages,
            ReadTitles titles,
            Requests requests,
            CustomerQuestions questions,
            ManagerContacts managers,
            InviteSignIns signIns,
            MultiAccountService members,
            CurrentSignIn signIn,
            Clock clock) {
        this.customer = customer;
        this.titlePages = titlePages;
        this.requestPages = requestPages;
        this.titles = titles;
        this.requests = requests;
        this.questions = questions;
        this.managers = managers;
        this.signIns = signIns;
        this.members = members;
        this.signIn = signIn;
        this.clock = clock;
    }

    @GetMapping("/")
    String home(Locale locale, Model model) {
        Optional<Account> account = customer.find();
        if (account.isEmpty()) {
            return "staff-home";
        }
        model.addAttribute("home", home(account.get(), locale));
        return "home";
    }

    private HomeView home(Account account, Locale locale) {
        TitlesView titlesView = titlePages.titles(account);
        List<TitleView> held = titlesView.list();
        return new HomeView(
                account.realName(),
                titlesView.personal(),
                titlesView.whyNot(),
                inStatus(held, "ACTIVE").or(() -> inStatus(held, "SUSPENDED")).orElse(null),
                needs(account, held, new Dates(locale)),
                requestPages.open(account),
                managers.of(account).orElse(null),
                signIns.mayManage(signIn.get()),
                members.family(account).ofMaster());
    }

    private static Optional<TitleView> inStatus(List<TitleView> held, String status) {
        return held.stream()
                .filter(title -> title.agreementKind() == null)
                .filter(title -> title.status().equals(status))
                .findFirst();
    }

    private List<Need> needs(Account account, List<TitleView> held, Dates dates) {
        List<Need> needs = new ArrayList<>();
        titles.applications(account.id()).stream()
                .filter(application -> application.open() && application.answerDue() != null)
                .forEach(application -> needs.add(
                        new Need("ANSWER", List.of(application.titleName()), "/requests/" + application.id())));
        requests.open(account.id()).stream()
                .flatMap(request -> questions.open(request).stream().map(question -> request))
                .forEach(request -> needs.add(new Need(
                        "QUESTION_" + request.kind(), List.of(request.id().value()), "/requests/" + request.id())));
        LocalDate soon = ShanghaiTime.today(clock).plusDays(EXPIRING_DAYS);
        for (TitleView title : held) {
            LocalDate validUntil = title.validUntil();
            if (title.status().equals("ACTIVE") && validUntil != null && !validUntil.isAfter(soon)) {
                boolean agreed = title.agreementKind() != null;
                needs.add(new Need(
                        agreed ? "AGREEMENT_EXPIRING" : "EXPIRING",
                        List.of(title.name(), dates.day(validUntil)),
                        agreed ? "/titles/agreements/apply?from=" + title.id() : "/titles"));
            }
            if (title.differsFromRegistration()) {
                needs.add(new Need("DIFFERS", List.of(title.name()), "/titles"));
            }
        }
        return needs;
    }
}
