package io.fapiaodesk.portal.web;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.support.AddLetter;
import io.fapiaodesk.support.SupportTopics;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** Where a customer asks us, filled in with what it is about; and where the one who answers attaches a letter. */
@Controller
class SupportPagesController {

    private static final String ASK_FORM = "support-request/ask-support";
    private static final String LETTER_FORM = "support-request/add-letter";

    private final Customer customer;
    private final CurrentSignIn signIn;
    private final SupportTopics topics;
    private final AddLetter letters;
    private final CustomerForm forms;

    SupportPagesController(
            Customer customer, CurrentSignIn signIn, SupportTopics topics, AddLetter letters, CustomerForm forms) {
        this.customer = customer;
        this.signIn = signIn;
        this.topics = topics;
        this.letters = letters;
        this.forms = forms;
    }

    /** The page with the topic and the thing it is about filled in. */
    static String link(String topic, @Nullable String subject) {
        UriComponentsBuilder link =
                UriComponentsBuilder.fromPath("/support/new").queryParam("topic", topic);
        if (subject != null) {
            link.queryParam("subject", subject);
        }
        return link.encode().toUriString();
    }

    /** One topic to choose from. */
    record Choice(String value, String label) {}

    @GetMapping("/support/new")
    String ask(
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String subject,
            Locale locale,
            Model model) {
        customer.get();
        List<SupportTopics.Shown> known = topics.all(locale);
        SupportTopics.Shown chosen = known.stream()
                .filter(shown -> shown.topic().equals(topic))
                .findFirst()
                .orElse(null);
        Map<String, Object> data = new HashMap<>(Map.of(
                "topics",
                known.stream()
                        .map(shown -> new Choice(shown.topic(), shown.title()))
                        .toList()));
        if (chosen != null) {
            data.put("topic", chosen.topic());
        }
        if (subject != null) {
            data.put("subjectId", subject);
        }
        model.addAttribute("chosen", chosen);
        model.addAttribute("formJson", forms.render(ASK_FORM, data, locale));
        return "support-new";
    }

    @GetMapping("/staff/support/{id}/letters")
    String letters(@PathVariable String id, Locale locale, Model model) {
        if (!RequestId.isWellFormed(id) || !letters.mayAdd(signIn.get(), new RequestId(id))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("id", id);
        model.addAttribute("formJson", forms.render(LETTER_FORM, Map.of(), locale));
        return "staff-support-letters";
    }
}
