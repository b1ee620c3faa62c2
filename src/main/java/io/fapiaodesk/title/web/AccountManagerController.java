package io.fapiaodesk.title.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Problems;
import io.fapiaodesk.title.AccountManagers;
import io.fapiaodesk.title.ManagerContacts;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets the administrator say which account manager is absent, and who stands in. */
@RestController
@RequestMapping("/api/admin/account-managers")
@Tag(name = "Administration")
class AccountManagerController {

    private final AccountManagers managers;
    private final ManagerContacts contacts;
    private final CurrentSignIn signIn;
    private final Problems problems;

    AccountManagerController(
            AccountManagers managers, ManagerContacts contacts, CurrentSignIn signIn, Problems problems) {
        this.managers = managers;
        this.contacts = contacts;
        this.signIn = signIn;
        this.problems = problems;
    }

    /**
     * What is said of a manager.
     *
     * @param absentUntil the day the manager is back; without it the manager is present
     */
    record Wanted(@Nullable String absentUntil, @Nullable String deputy) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            String name,
            @Nullable LocalDate absentUntil,
            @Nullable String deputy) {
        static Shown of(AccountManagers.Manager manager) {
            return new Shown(manager.name(), manager.absentUntil(), manager.deputy());
        }
    }

    @GetMapping
    List<Shown> list() {
        return managers.list().stream().map(Shown::of).toList();
    }

    @PutMapping("/{name}")
    ResponseEntity<?> arrange(@PathVariable String name, @RequestBody Wanted wanted) {
        return managers.arrange(signIn.get(), name, wanted.absentUntil(), wanted.deputy())
                .fold(manager -> ResponseEntity.ok(Shown.of(manager)), problems::respond);
    }

    /** How customers see and reach a manager; what is left out stays. */
    record Contact(@Nullable String name, @Nullable String mail) {}

    @PutMapping("/{name}/contact")
    ResponseEntity<?> introduce(@PathVariable String name, @RequestBody Contact wanted) {
        return contacts.introduce(signIn.get(), name, wanted.name(), wanted.mail())
                .fold(ResponseEntity::ok, problems::respond);
    }
}
