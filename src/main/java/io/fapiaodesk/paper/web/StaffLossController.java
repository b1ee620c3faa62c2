package io.fapiaodesk.paper.web;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.paper.AddStubScan;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.FormParts;
import io.fapiaodesk.platform.web.Problems;
import io.fapiaodesk.platform.web.Uploads;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What paper clerks add to the cases on their desk. */
@RestController
@Tag(name = "Lost paper invoices")
class StaffLossController {

    private final AddStubScan scans;
    private final CurrentSignIn signIn;
    private final Problems problems;

    StaffLossController(AddStubScan scans, CurrentSignIn signIn, Problems problems) {
        this.scans = scans;
        this.signIn = signIn;
        this.problems = problems;
    }

    record Added(String requestId) {}

    /** Adds the scan of the stub with the invoice seal; a later one takes the place of an earlier one. */
    @PostMapping(path = "/api/staff/loss-reports/{id}/stub-copy", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> add(
            @PathVariable String id,
            @RequestPart(name = "proof", required = false) @Nullable List<MultipartFile> proof,
            HttpServletRequest request)
            throws IOException {
        List<Refusal> unfit = FormParts.examine(request, Set.of(), Set.of("proof"));
        if (!unfit.isEmpty()) {
            return problems.respond(unfit);
        }
        if (!RequestId.isWellFormed(id)) {
            return problems.respond(Refusal.notFound());
        }
        return scans.add(signIn.get(), new RequestId(id), Uploads.of(proof))
                .fold(added -> ResponseEntity.ok(new Added(added.value())), problems::respond);
    }
}
