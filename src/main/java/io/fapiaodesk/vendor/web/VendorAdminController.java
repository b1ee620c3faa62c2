package io.fapiaodesk.vendor.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Problems;
import io.fapiaodesk.vendor.KeepVendors;
import io.fapiaodesk.vendor.domain.KeptVendor;
import io.fapiaodesk.vendor.domain.VendorContact;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets the administrator keep how vendors of the marketplace are reached. */
@RestController
@RequestMapping("/api/admin/vendors")
@Tag(name = "Administration")
class VendorAdminController {

    private final KeepVendors vendors;
    private final CurrentSignIn signIn;
    private final Problems problems;

    VendorAdminController(KeepVendors vendors, CurrentSignIn signIn, Problems problems) {
        this.vendors = vendors;
        this.signIn = signIn;
        this.problems = problems;
    }

    /** A vendor as it is kept. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            String name,
            @Nullable String mail,
            @Nullable String phone,
            @Nullable String changedBy,
            @Nullable OffsetDateTime changedAt) {

        static Shown of(KeptVendor kept) {
            return of(kept.contact(), kept.changedBy(), ShanghaiTime.at(kept.changedAt()));
        }

        static Shown of(VendorContact contact, @Nullable String by, @Nullable OffsetDateTime at) {
            return new Shown(
                    contact.name(),
                    contact.mail() == null ? null : contact.mail().value(),
                    contact.phone(),
                    by,
                    at);
        }
    }

    /**
     * All of them.
     *
     * @param missing vendors that were asked for an invoice and of whom nothing is kept
     */
    record All(List<Shown> items, List<String> missing) {}

    @GetMapping
    All all() {
        return new All(vendors.all().stream().map(Shown::of).toList(), vendors.missing());
    }

    /** What the body does not name stays as it is; an empty text removes it. */
    @PutMapping
    ResponseEntity<?> put(@RequestBody KeepVendors.Change change) {
        return vendors.change(change, signIn.get().name())
                .<ResponseEntity<?>>fold(kept -> ResponseEntity.ok(Shown.of(kept, null, null)), problems::respond);
    }
}
