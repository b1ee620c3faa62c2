package io.fapiaodesk.catalogue.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fapiaodesk.catalogue.CompanyData;
import io.fapiaodesk.catalogue.CompanyPaper;
import io.fapiaodesk.catalogue.CompanyPapers;
import io.fapiaodesk.catalogue.Entities;
import io.fapiaodesk.catalogue.Entity;
import io.fapiaodesk.catalogue.ExplainPayee;
import io.fapiaodesk.catalogue.KeepCompanies;
import io.fapiaodesk.catalogue.ReturnAddress;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.documents.FileResponse;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.FormParts;
import io.fapiaodesk.platform.web.Problems;
import io.fapiaodesk.platform.web.Uploads;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Lets the administrator keep what is printed of the companies, and their sealed certificates and letters. */
@RestController
@RequestMapping("/api/admin")
@Tag(name = "Administration")
class CompanyAdminController {

    private final Entities entities;
    private final KeepCompanies companies;
    private final CompanyPapers papers;
    private final ExplainPayee explain;
    private final CurrentSignIn signIn;
    private final Problems problems;

    CompanyAdminController(
            Entities entities,
            KeepCompanies companies,
            CompanyPapers papers,
            ExplainPayee explain,
            CurrentSignIn signIn,
            Problems problems) {
        this.entities = entities;
        this.companies = companies;
        this.papers = papers;
        this.explain = explain;
        this.signIn = signIn;
        this.problems = problems;
    }

    /** A company or vendor as it is kept: what holds today, what is missing, and every version. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            String code,
            String name,
            @Nullable Entity today,
            @Nullable Boolean complete,
            String certificate,
            List<CompanyData> versions,
            List<Certificate> certificates) {}

    /** A sealed paper. */
    record Certificate(
            String id,
            String validFrom,
            String fileName,
            String sha256,
            String uploadedBy,
            OffsetDateTime uploadedAt,
            boolean inForce) {}

    record All(List<Shown> items, List<ReturnAddress> returnAddresses) {}

    @GetMapping("/companies")
    All all() {
        return new All(
                Stream.concat(
                                entities.allEver().stream().map(this::shown),
                                entities.vendorsWithLetter().stream().map(this::shown))
                        .toList(),
                entities.returnAddresses());
    }

    /** What the body does not name stays as it is. */
    @PutMapping("/companies/{code}")
    ResponseEntity<?> put(@PathVariable String code, @RequestBody KeepCompanies.Change change) {
        return companies
                .change(code, change, signIn.get().name())
                .<ResponseEntity<?>>fold(ResponseEntity::ok, problems::respond);
    }

    @PutMapping("/return-addresses/{group}")
    ResponseEntity<?> putAddress(@PathVariable String group, @RequestBody KeepCompanies.AddressChange change) {
        return companies
                .changeReturnAddress(group, change, signIn.get().name())
                .<ResponseEntity<?>>fold(ResponseEntity::ok, problems::respond);
    }

    /** A sealed PDF; {@code validFrom} is today when it is not given. */
    @PostMapping(path = "/companies/{code}/certificates", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> upload(
            @PathVariable String code,
            @RequestPart(name = "file", required = false) @Nullable List<MultipartFile> file,
            @RequestParam(required = false) @Nullable String validFrom,
            HttpServletRequest request)
            throws IOException {
        List<Refusal> wrong = FormParts.examine(request, Set.of("file", "validFrom"), Set.of());
        if (!wrong.isEmpty()) {
            return problems.respond(wrong);
        }
        return papers.upload(code, Uploads.of(file), validFrom, signIn.get().name())
                .<ResponseEntity<?>>fold(
                        uploaded -> ResponseEntity.status(uploaded.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                                .body(certificate(uploaded.paper())),
                        problems::respond);
    }

    @GetMapping("/companies/{code}/certificates/{id}")
    ResponseEntity<?> download(@PathVariable String code, @PathVariable String id) {
        return papers.versions(code).stream()
                .filter(paper -> paper.id().equals(id))
                .findFirst()
                .<ResponseEntity<?>>map(paper -> FileResponse.of(papers.file(paper)))
                .orElseGet(() -> problems.respond(Refusal.notFound()));
    }

    private Shown shown(Entity entity) {
        return new Shown(
                entity.code(),
                entity.name(),
                entity,
                entity.complete(),
                explain.standing(entity).name(),
                companies.versions(entity.code()),
                certificates(entity.code()));
    }

    private Shown shown(Entities.Vendor vendor) {
        return new Shown(
                vendor.code(),
                vendor.name(),
                null,
                null,
                explain.standing(vendor).name(),
                companies.versions(vendor.code()),
                certificates(vendor.code()));
    }

    private List<Certificate> certificates(String code) {
        return papers.versions(code).stream().map(this::certificate).toList();
    }

    private Certificate certificate(CompanyPaper paper) {
        return new Certificate(
                paper.id(),
                paper.validFrom().toString(),
                paper.fileName(),
                paper.sha256(),
                paper.uploadedBy(),
                ShanghaiTime.at(paper.uploadedAt()),
                papers.inForce(paper.code()).filter(paper::equals).isPresent());
    }
}
