package io.fapiaodesk.support.web;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.documents.StoredDocument;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.FormParts;
import io.fapiaodesk.platform.web.Problems;
import io.fapiaodesk.platform.web.Uploads;
import io.fapiaodesk.support.AddLetter;
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

/** What those who answer put beside the answer. */
@RestController
@Tag(name = "Support")
class StaffSupportController {

    private final AddLetter letters;
    private final CurrentSignIn signIn;
    private final Problems problems;

    StaffSupportController(AddLetter letters, CurrentSignIn signIn, Problems problems) {
        this.letters = letters;
        this.signIn = signIn;
        this.problems = problems;
    }

    record Files(List<File> documents) {

        static Files of(List<StoredDocument> documents) {
            return new Files(documents.stream()
                    .map(document -> new File(document.id(), document.fileName(), document.mediaType()))
                    .toList());
        }
    }

    record File(String id, String fileName, String mediaType) {}

    /** Adds a sealed letter, or another file, which the customer downloads. */
    @PostMapping(path = "/api/staff/support-requests/{id}/letters", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> add(
            @PathVariable String id,
            @RequestPart(name = "proof", required = false) @Nullable List<MultipartFile> files,
            HttpServletRequest parts)
            throws IOException {
        List<Refusal> unfit = FormParts.examine(parts, Set.of(), Set.of("proof"));
        if (!unfit.isEmpty()) {
            return problems.respond(unfit);
        }
        return RequestId.isWellFormed(id)
                ? letters.add(signIn.get(), new RequestId(id), Uploads.of(files))
                        .fold(documents -> ResponseEntity.ok(Files.of(documents)), problems::respond)
                : problems.respond(Refusal.notFound());
    }
}
