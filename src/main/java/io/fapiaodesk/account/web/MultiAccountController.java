package io.fapiaodesk.account.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fapiaodesk.account.MultiAccountService;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Page;
import io.fapiaodesk.platform.web.Problems;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The multi-account service, to the master of several accounts. */
@RestController
@RequestMapping("/api/account")
@Tag(name = "Account")
class MultiAccountController {

    private final MultiAccountService service;
    private final CurrentSignIn signIn;
    private final Problems problems;

    MultiAccountController(MultiAccountService service, CurrentSignIn signIn, Problems problems) {
        this.service = service;
        this.signIn = signIn;
        this.problems = problems;
    }

    record Switch(@Nullable Boolean enabled) {}

    /**
     * Whether the service is on.
     *
     * @param members how many accounts name this one as their master
     */
    record Standing(boolean enabled, int members) {
        static Standing of(MultiAccountService.Family family) {
            return new Standing(family.enabled(), family.members().size());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Member(String accountId, @Nullable String realName, MultiAccountService.Standing standing) {
        static Member of(MultiAccountService.Member member) {
            return new Member(member.accountId(), member.realName(), member.standing());
        }
    }

    @GetMapping("/multi-account-service")
    ResponseEntity<?> standing() {
        return service.family(signIn.get()).fold(family -> ResponseEntity.ok(Standing.of(family)), problems::respond);
    }

    /** Sets it, so the same again changes nothing. */
    @PostMapping("/multi-account-service")
    ResponseEntity<?> turn(@RequestBody Switch wanted) {
        return service.turn(signIn.get(), wanted.enabled())
                .fold(family -> ResponseEntity.ok(Standing.of(family)), problems::respond);
    }

    /** Every account that names this one as its master, and whether this one may ask for its invoices. */
    @GetMapping("/members")
    ResponseEntity<?> members(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return service.family(signIn.get())
                .fold(
                        family -> Page.Slice.of(page, size)
                                .fold(
                                        slice -> ResponseEntity.ok(Page.of(
                                                family.members().stream()
                                                        .map(Member::of)
                                                        .toList(),
                                                slice)),
                                        problems::respond),
                        problems::respond);
    }
}
