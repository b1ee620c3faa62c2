package io.fapiaodesk.vendor.web;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.documents.Upload;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.FormParts;
import io.fapiaodesk.platform.web.Problems;
import io.fapiaodesk.platform.web.Uploads;
import io.fapiaodesk.vendor.AddVendorFile;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Where the files of invoices that vendors issue come in: from other systems, and from the operators' desk. */
@RestController
class VendorFileController {

    private static final Set<String> FILE = Set.of("file");
    private static final Set<String> INVOICE = Set.of("invoiceId");

    private final AddVendorFile files;
    private final CurrentSignIn signIn;
    private final Problems problems;

    VendorFileController(AddVendorFile files, CurrentSignIn signIn, Problems problems) {
        this.files = files;
        this.signIn = signIn;
        this.problems = problems;
    }

    record Added(String requestId, String invoiceId) {}

    /** One file in the part {@code file}; a later one takes the place of an earlier one. */
    @PostMapping(path = "/api/upstream/vendor-answers/{id}/file", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> deliver(
            @PathVariable String id,
            @RequestPart(name = "file", required = false) @Nullable List<MultipartFile> file,
            @RequestParam(required = false) @Nullable String invoiceId,
            HttpServletRequest request)
            throws IOException {
        return add(id, file, request, uploads -> files.deliver(new RequestId(id), invoiceId, uploads));
    }

    /** The same for the operator to whom the vendor has mailed it. */
    @PostMapping(path = "/api/staff/vendor-answers/{id}/file", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> add(
            @PathVariable String id,
            @RequestPart(name = "file", required = false) @Nullable List<MultipartFile> file,
            @RequestParam(required = false) @Nullable String invoiceId,
            HttpServletRequest request)
            throws IOException {
        return add(id, file, request, uploads -> files.add(signIn.get(), new RequestId(id), invoiceId, uploads));
    }

    private ResponseEntity<?> add(
            String id,
            @Nullable List<MultipartFile> file,
            HttpServletRequest request,
            Function<List<Upload>, Result<String>> add)
            throws IOException {
        List<Refusal> unfit = FormParts.examine(request, INVOICE, FILE);
        if (!unfit.isEmpty()) {
            return problems.respond(unfit);
        }
        if (!RequestId.isWellFormed(id)) {
            return problems.respond(Refusal.notFound());
        }
        return add.apply(Uploads.of(file))
                .<ResponseEntity<?>>fold(invoice -> ResponseEntity.ok(new Added(id, invoice)), problems::respond);
    }
}
