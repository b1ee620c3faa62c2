package io.fapiaodesk.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.account.MultiAccountService;
import io.fapiaodesk.answer.Faq;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.platform.security.SignedIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

class PagesTest {

    private static final SignedIn CUSTOMER = new SignedIn("personal", "A-1", Set.of());
    private static final SignedIn STAFF =
            new SignedIn("reviewer", null, Set.of(Groups.TITLE_REVIEWERS, Groups.OPERATIONS, Groups.ADMINISTRATORS));
    private static final SignedIn MANAGER = new SignedIn("manager", null, Set.of(Groups.ACCOUNT_MANAGERS));
    private static final Path PICTURES = Path.of("target", "pages");

    private static final ResourceBundleMessageSource MESSAGES = messages();
    private static final SpringTemplateEngine ENGINE = engine();
    static final CustomerForm FORMS = new CustomerForm(MESSAGES, new ObjectMapper());

    /** A page and what it is shown with; the name is that of its template, with a variant behind a dot. */
    private record Shown(String page, @Nullable SignedIn who, Function<Locale, Map<String, ?>> model) {}

    private static final List<Shown> PAGES = List.of(
            new Shown("login", null, locale -> Map.of()),
            new Shown("home", CUSTOMER, locale -> Map.of("home", Samples.home())),
            new Shown(
                    "home.empty",
                    CUSTOMER,
                    locale -> Map.of(
                            "home", new HomeView("示例用户", false, null, null, List.of(), List.of(), null, false, false))),
            new Shown("staff-home", STAFF, locale -> Map.of()),
            new Shown("titles", CUSTOMER, locale -> Map.of("titles", Samples.titles())),
            new Shown(
                    "titles.none",
                    CUSTOMER,
                    locale -> Map.of("titles", new TitlesView(List.of(), "示例用户", true, "APPLICATION_PENDING", null))),
            new Shown("agreements", CUSTOMER, locale -> Map.of("register", Samples.register(false))),
            new Shown(
                    "agreements.none",
                    CUSTOMER,
                    locale -> Map.of(
                            "register",
                            new AgreementsView(
                                    List.of(),
                                    Lanes.of(List.of(), LocalDate.of(2026, 2, 24)),
                                    "NO_ACCOUNT_MANAGER",
                                    List.of(),
                                    0,
                                    false))),
            new Shown("agreement-apply", CUSTOMER, locale -> Map.of("formJson", agreementForm(locale))),
            new Shown("agreement-apply.refused", CUSTOMER, locale -> Map.of("whyNot", "AGREEMENT_FOR_ENTERPRISES")),
            new Shown("staff-agreements", MANAGER, locale -> Map.of("register", Samples.register(true))),
            new Shown(
                    "staff-agreement-new",
                    MANAGER,
                    locale -> Map.of("register", Samples.register(true), "formJson", agreementForm(locale))),
            new Shown(
                    "staff-agreement-copies",
                    MANAGER,
                    locale -> Map.of("id", "TA-7K2M-0Q9X-41AB", "formJson", agreementForm(locale))),
            new Shown("mailboxes", CUSTOMER, locale -> Map.of("mailboxes", Samples.mailboxes("added", null))),
            new Shown(
                    "mailboxes.none",
                    CUSTOMER,
                    locale ->
                            Map.of("mailboxes", new MailboxesView(List.of(), "account@customer.example", null, null))),
            new Shown(
                    "mailboxes.refused",
                    CUSTOMER,
                    locale -> Map.of("mailboxes", Samples.mailboxes(null, Samples.MAILBOX_EXISTS))),
            new Shown("apply", CUSTOMER, locale -> Map.of("apply", Samples.apply(applyForm(locale)))),
            new Shown(
                    "apply.refused",
                    CUSTOMER,
                    locale -> Map.of("apply", new ApplyView("TITLE_ALREADY_ACTIVE", List.of(), 0, "", "{}", null))),
            new Shown(
                    "requests",
                    CUSTOMER,
                    locale -> Map.of(
                            "requests", new RequestsView(List.of(Samples.OPEN_ROW, Samples.CLOSED_ROW), 1, true))),
            new Shown("requests.none", CUSTOMER, locale -> Map.of("requests", new RequestsView(List.of(), 0, false))),
            new Shown(
                    "request",
                    CUSTOMER,
                    locale -> Map.of("request", Samples.request(Samples.PAUSED, answerForm(locale)))),
            new Shown(
                    "request.late",
                    CUSTOMER,
                    locale -> Map.of("request", Samples.request(Samples.LATE, answerForm(locale)))),
            new Shown("request.rejected", CUSTOMER, locale -> Map.of("request", Samples.rejected())),
            new Shown("invoices", CUSTOMER, locale -> Map.of("invoices", InvoiceSamples.invoices(locale))),
            new Shown("invoice", CUSTOMER, locale -> Map.of("invoice", InvoiceSamples.invoice(locale, "INVOICED"))),
            new Shown(
                    "invoice.returned",
                    CUSTOMER,
                    locale -> Map.of("invoice", InvoiceSamples.invoice(locale, "RETURNED"))),
            new Shown("invoices-new", CUSTOMER, locale -> Map.of("choose", InvoiceSamples.choose(locale, false))),
            new Shown(
                    "invoices-new.refused", CUSTOMER, locale -> Map.of("choose", InvoiceSamples.choose(locale, true))),
            new Shown("invoice-preview", CUSTOMER, locale -> Map.of("preview", InvoiceSamples.preview(locale))),
            new Shown("dry-run", CUSTOMER, locale -> Map.of("dryRun", InvoiceSamples.dryRun(locale, true))),
            new Shown("dry-run.refused", CUSTOMER, locale -> Map.of("dryRun", InvoiceSamples.dryRun(locale, false))),
            new Shown("deficits", CUSTOMER, locale -> Map.of("deficits", InvoiceSamples.deficits(locale))),
            new Shown("invoice.paper", CUSTOMER, locale -> Map.of("invoice", InvoiceSamples.onPaper(locale))),
            new Shown(
                    "loss",
                    CUSTOMER,
                    locale -> Map.of("loss", InvoiceSamples.loss(locale, List.of()), "formJson", lossForm(locale))),
            new Shown(
                    "loss.not",
                    CUSTOMER,
                    locale -> Map.of(
                            "loss",
                            InvoiceSamples.loss(locale, List.of("It is reported already.")),
                            "formJson",
                            lossForm(locale))),
            new Shown("packages", CUSTOMER, locale -> Map.of("packages", InvoiceSamples.packages(locale))),
            new Shown("return", CUSTOMER, locale -> Map.of("back", InvoiceSamples.returnQuestion(locale))),
            new Shown("return.refused", CUSTOMER, locale -> Map.of("back", InvoiceSamples.returnRefused(locale))),
            new Shown("return.mail", CUSTOMER, locale -> Map.of("back", InvoiceSamples.returnByMail(locale))),
            new Shown("return.not", CUSTOMER, locale -> Map.of("back", InvoiceSamples.returnNotPossible(locale))),
            new Shown("answers", CUSTOMER, locale -> Map.of("answers", Samples.answers())),
            new Shown(
                    "answers.none",
                    CUSTOMER,
                    locale -> Map.of("answers", new AnswersView("no such thing", 0, List.of()))),
            new Shown("answer", CUSTOMER, locale -> Map.of("answer", Samples.answer())),
            new Shown("answer.refused", CUSTOMER, locale -> Map.of("answer", Samples.answerRefused())),
            new Shown("support-new", CUSTOMER, locale -> Samples.support(locale)),
            new Shown(
                    "staff-support-letters",
                    STAFF,
                    locale -> Map.of(
                            "id",
                            "SU-7K2M-0Q9X-41AB",
                            "formJson",
                            FORMS.render("support-request/add-letter", Map.of(), locale))),
            new Shown(
                    "staff-vendor-file",
                    STAFF,
                    locale -> Map.of(
                            "id",
                            "IV-7K2M-0Q9X-41AB",
                            "formJson",
                            FORMS.render("vendor-invoice/add-vendor-file", Map.of(), locale))),
            new Shown("members", CUSTOMER, locale -> Map.of("family", Samples.family())),
            new Shown(
                    "members.none",
                    CUSTOMER,
                    locale -> Map.of("family", new MultiAccountService.Family(false, List.of()))),
            new Shown("sign-ins", CUSTOMER, locale -> Map.of("signIns", Samples.signIns())),
            new Shown("registration", CUSTOMER, locale -> Map.of("page", Samples.registration(true))),
            new Shown("registration", CUSTOMER, locale -> Map.of("page", Samples.registration(false))),
            new Shown("agreement-pay-on-behalf", CUSTOMER, locale -> Map.of("formJson", "{}")),
            new Shown("staff-case", STAFF, locale -> Map.of("case", Samples.staffCase())),
            new Shown("staff-brief", STAFF, locale -> Map.of("case", Samples.staffCase())),
            new Shown("error", null, locale -> Map.of("status", 404)),
            new Shown("error.ours", null, locale -> Map.of("status", 500, "trace", "at io.fapiaodesk", "message", "x")),
            new Shown("error.unknown", null, locale -> Map.of()));

    @ParameterizedTest
    @MethodSource("pagesInBothLanguages")
    void a_page_has_every_text_in_the_language_it_is_shown_in(Shown shown, Locale locale) {
        String html = render(shown, locale);

        assertThat(html).doesNotContain("??");
        assertThat(html).contains("lang=\"" + Languages.tag(locale) + "\"");
        if (locale.equals(Locale.SIMPLIFIED_CHINESE)) {
            assertThat(html).containsPattern("[\\u4e00-\\u9fff]{2}");
        }
    }

    @ParameterizedTest
    @MethodSource("pagesInBothLanguages")
    void a_page_runs_no_script_of_its_own_and_sets_no_style_in_place(Shown shown, Locale locale) {
        String html = render(shown, locale);

        assertThat(html).doesNotContainPattern("<script(?![^>]*(src=|type=\"application/json\"))");
        assertThat(html).doesNotContainPattern("\\son[a-z]+=").doesNotContainPattern("\\sstyle=");
    }

    @ParameterizedTest
    @MethodSource("pagesInBothLanguages")
    void a_page_can_be_found_one_s_way_around_in_without_seeing_it(Shown shown, Locale locale) {
        String html = render(shown, locale);

        assertThat(all(html, "\\sid=\"([^\"]+)\"")).doesNotHaveDuplicates();
        assertThat(all(html, "<h1")).hasSize(1);
        assertThat(html).contains("<main").contains("<title>").contains("name=\"viewport\"");
        List<String> ids = all(html, "\\sid=\"([^\"]+)\"");
        assertThat(ids).containsAll(all(html, "aria-labelledby=\"([^\"]+)\""));
        assertThat(ids).containsAll(all(html, "<label for=\"([^\"]+)\""));
        assertThat(ids).containsAll(all(html, "data-opens=\"([^\"]+)\""));
    }

    @Test
    void where_an_item_cannot_be_invoiced_without_a_person_the_question_is_filled_in_with_that_item() {
        assertThat(render(page("invoices-new"), Locale.ENGLISH))
                .contains("href=\"/support/new?topic=OTHER&amp;subject=O-2\"");
    }

    /** What only looks, or is sent with POST and changes nothing, is there for everybody. */
    private static final Set<String> LOOKS = Set.of("/logout", "/invoices/new/preview", "/invoices/dry-run");

    private static final SignedIn READER = new SignedIn("colleague", "A-1", Set.of(), true);

    @ParameterizedTest
    @MethodSource("pagesOfCustomers")
    void a_person_who_may_only_look_gets_nothing_on_a_page_that_would_be_refused(Shown shown) {
        String html = render(new Shown(shown.page() + ".reader", READER, shown.model()), Locale.ENGLISH);

        assertThat(html)
                .doesNotContain("data-api=")
                .doesNotContain("data-form=")
                .doesNotContain("data-opens=")
                .doesNotContainPattern("href=\"(/titles/apply|/titles/agreements/apply|/support/new)")
                .doesNotContainPattern("href=\"/invoices/[^\"]+/(return|loss)");
        assertThat(all(html, "<form[^>]*method=\"post\"[^>]*>").stream()
                        .map(form -> all(form, "action=\"([^\"]+)\"").get(0)))
                .isSubsetOf(LOOKS);
    }

    /** The page of sign-ins is shown to the holder alone. */
    static Stream<Shown> pagesOfCustomers() {
        return PAGES.stream().filter(shown -> CUSTOMER.equals(shown.who())).filter(shown -> !shown.page()
                .equals("sign-ins"));
    }

    @Test
    void an_error_page_tells_nothing_of_the_inside() {
        String html = render(page("error.ours"), Locale.ENGLISH);

        assertThat(html).contains("500").doesNotContain("io.fapiaodesk").doesNotContain("trace");
    }

    @Test
    void what_a_customer_typed_cannot_become_a_part_of_the_page() {
        RequestRow row = new RequestRow(
                "TR-11AA-22BB-33CC", "TITLE_REVIEW", "<script>alert(1)</script>", "IN_REVIEW", Samples.NOW, null, null);
        Shown shown =
                new Shown("requests", CUSTOMER, locale -> Map.of("requests", new RequestsView(List.of(row), 0, false)));

        assertThat(render(shown, Locale.ENGLISH))
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;");
    }

    @Test
    void what_a_form_is_filled_with_cannot_end_the_element_it_stands_in() {
        String form = FORMS.render(
                "enterprise-title-review/apply-for-title",
                Map.of("titleName", "</script><script>alert(1)</script>"),
                Locale.ENGLISH);

        assertThat(form).doesNotContain("</script>");
    }

    static Stream<Arguments> pagesInBothLanguages() {
        return PAGES.stream().flatMap(page -> Stream.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)
                .map(locale -> Arguments.of(page, locale)));
    }

    private static Shown page(String name) {
        return PAGES.stream()
                .filter(shown -> shown.page().equals(name))
                .findAny()
                .orElseThrow();
    }

    private static String render(Shown shown, Locale locale) {
        MockServletContext application = new MockServletContext();
        MockHttpServletRequest request = new MockHttpServletRequest(application);
        Map<String, Object> model = new HashMap<>(shown.model().apply(locale));
        model.put("shell", Shell.of(shown.who(), Languages.tag(locale), "/?lang=en"));
        model.put("dates", new Dates(locale));
        model.put("faqs", new FaqTitles(locale.equals(Locale.SIMPLIFIED_CHINESE), new Faq()::inChinese));
        model.put("_csrf", Map.of("token", "token", "headerName", "X-CSRF-TOKEN", "parameterName", "_csrf"));
        WebContext context = new WebContext(
                JakartaServletWebApplication.buildApplication(application)
                        .buildExchange(request, new MockHttpServletResponse()),
                locale,
                model);
        String html = ENGINE.process(shown.page().replaceAll("\\..*", ""), context);
        try {
            Files.createDirectories(PICTURES);
            Files.writeString(PICTURES.resolve(shown.page() + "." + Languages.tag(locale) + ".html"), html);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return html;
    }

    private static String lossForm(Locale locale) {
        return FORMS.render("paper-invoice-loss/report-loss", Map.of("parcel", "RETURNED"), locale);
    }

    private static String agreementForm(Locale locale) {
        return FORMS.render("multi-title-agreement/apply-for-agreement", Map.of(), locale);
    }

    private static String applyForm(Locale locale) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("uninvoiced", 5);
        List<Map<String, String>> employed = new ArrayList<>();
        for (String kind : List.of(
                "EMPLOYMENT_CERTIFICATE",
                "SOCIAL_SECURITY",
                "INCOME_TAX",
                "HOUSING_FUND",
                "EMPLOYMENT_CONTRACT",
                "OTHER")) {
            employed.add(
                    Map.of("value", kind, "label", MESSAGES.getMessage("portal.proof." + kind, null, kind, locale)));
        }
        data.put("proofKinds", Map.of("employed", employed, "student", employed.subList(5, 6)));
        return FORMS.render("enterprise-title-review/apply-for-title", data, locale);
    }

    private static String answerForm(Locale locale) {
        return FORMS.render("customer-question/answer-question", Map.of(), locale);
    }

    private static List<String> all(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.groupCount() == 0 ? matcher.group() : matcher.group(1));
        }
        return found;
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
        source.setBasenames(
                "messages/portal", "messages/forms", "messages/catalogue", "messages/answer", "messages/account");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true);
        return source;
    }

    private static SpringTemplateEngine engine() {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setTemplateMode(TemplateMode.HTML);
        templates.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setTemplateEngineMessageSource(MESSAGES);
        return engine;
    }
}
