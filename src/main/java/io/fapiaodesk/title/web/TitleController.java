package io.fapiaodesk.title.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ruling.RuleId;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.web.Page;
import io.fapiaodesk.platform.web.Problems;
import io.fapiaodesk.title.MaintainTitles;
import io.fapiaodesk.title.TitleView;
import io.fapiaodesk.title.domain.Title;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The titles of the customer who asks. */
@RestController
@RequestMapping("/api/titles")
@Tag(name = "Titles")
class TitleController {

    private static final Set<String> EDITABLE = Set.of("bank", "bankAccount", "address", "phone");
    private static final RuleId TITLES_ARE_NOT_EDITED = new RuleId(84);

    private final MaintainTitles titles;
    private final Accounts accounts;
    private final CurrentSignIn signIn;
    private final Problems problems;

    TitleController(MaintainTitles titles, Accounts accounts, CurrentSignIn signIn, Problems problems) {
        this.titles = titles;
        this.accounts = accounts;
        this.signIn = signIn;
        this.problems = problems;
    }

    @GetMapping
    ResponseEntity<?> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        Optional<Account> account =
                Optional.ofNullable(signIn.get().accountId()).flatMap(accounts::find);
        if (account.isEmpty()) {
            return problems.respond(Refusal.notPermitted("NOT_A_CUSTOMER"));
        }
        return Page.Slice.of(page, size)
                .fold(slice -> ResponseEntity.ok(Page.of(titles.list(account.get()), slice)), problems::respond);
    }

    /** Changes bank, account, address and phone; anything else about a title is not changed by hand (R84). */
    @PatchMapping("/{id}")
    ResponseEntity<?> edit(@PathVariable String id, @RequestBody JsonNode body) {
        List<Refusal> wrong = new ArrayList<>();
        Map<String, String> values = new HashMap<>();
        if (!body.isObject()) {
            wrong.add(Refusal.invalidField("", "WRONG_TYPE"));
        }
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (!EDITABLE.contains(field.getKey())) {
                wrong.add(new Refusal(
                        Refusal.Kind.INVALID_FIELD,
                        "TITLE_NAME_FIXED",
                        TITLES_ARE_NOT_EDITED,
                        "Adding or modifying invoice titles",
                        "/" + field.getKey(),
                        List.of()));
            } else if (field.getValue().isTextual() || field.getValue().isNull()) {
                values.put(field.getKey(), field.getValue().asText(""));
            } else {
                wrong.add(Refusal.invalidField("/" + field.getKey(), "WRONG_TYPE"));
            }
        }
        SignedIn who = signIn.get();
        Result<Title> edited = wrong.isEmpty()
                ? titles.editDetails(
                        who,
                        id,
                        new MaintainTitles.DetailsChange(
                                values.get("bank"),
                                values.get("bankAccount"),
                                values.get("address"),
                                values.get("phone")))
                : Result.refused(wrong);
        return answer(who, edited);
    }

    /** "Update to the latest real-name information" (R51). */
    @PostMapping("/{id}/synchronisation")
    ResponseEntity<?> synchronise(@PathVariable String id) {
        SignedIn who = signIn.get();
        return answer(who, titles.synchronise(who, id));
    }

    private ResponseEntity<?> answer(SignedIn who, Result<Title> result) {
        return result.fold(title -> ResponseEntity.ok(view(who, title)), problems::respond);
    }

    private @Nullable TitleView view(SignedIn who, Title title) {
        return Optional.ofNullable(who.accountId()).flatMap(accounts::find).stream()
                .flatMap(account -> titles.list(account).stream())
                .filter(view -> view.id().equals(title.id()))
                .findFirst()
                .orElse(null);
    }
}
