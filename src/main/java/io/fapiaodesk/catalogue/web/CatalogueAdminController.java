package io.fapiaodesk.catalogue.web;

import io.fapiaodesk.catalogue.KeepProducts;
import io.fapiaodesk.catalogue.KeptProduct;
import io.fapiaodesk.catalogue.Offer;
import io.fapiaodesk.catalogue.SellerCatalogue;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Page;
import io.fapiaodesk.platform.web.Problems;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the keeper of the catalogue works off: products that nobody sells yet. */
@RestController
@RequestMapping("/api/admin/catalogue")
@Tag(name = "Administration")
class CatalogueAdminController {

    private final KeepProducts products;
    private final SellerCatalogue catalogue;
    private final CurrentSignIn signIn;
    private final Problems problems;

    CatalogueAdminController(
            KeepProducts products, SellerCatalogue catalogue, CurrentSignIn signIn, Problems problems) {
        this.products = products;
        this.catalogue = catalogue;
        this.signIn = signIn;
        this.problems = problems;
    }

    /** A product that is refused, with how much of it waits. */
    record Waiting(
            String productCode,
            long items,
            long accounts,
            String amount,
            OffsetDateTime firstPlacedAt,
            OffsetDateTime lastPlacedAt,
            String rows,
            boolean canBeEntered) {}

    /** A product that the keeper has entered. */
    record Entered(String productCode, String validFrom, String row, String entityCode, String content, String rate) {}

    /** What a company sells: what a product can be entered as. */
    record Content(String row, String entityCode, String content, String rate) {}

    @GetMapping("/unknown-products")
    ResponseEntity<?> unknown(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return Page.Slice.of(page, size)
                .fold(
                        slice -> ResponseEntity.ok(Page.of(
                                products.unknown().stream()
                                        .map(CatalogueAdminController::waiting)
                                        .toList(),
                                slice)),
                        problems::respond);
    }

    @GetMapping("/products")
    List<Entered> entered() {
        return products.entered().stream()
                .map(CatalogueAdminController::entered)
                .toList();
    }

    @GetMapping("/contents")
    List<Content> contents() {
        return catalogue.contents().stream()
                .map(CatalogueAdminController::content)
                .toList();
    }

    /** By default one of "other products", for orders of any day. */
    @PutMapping("/products/{code}")
    ResponseEntity<?> put(@PathVariable String code, @RequestBody KeepProducts.Wanted wanted) {
        return products.enter(code, wanted, signIn.get().name())
                .<ResponseEntity<?>>fold(product -> ResponseEntity.ok(entered(product)), problems::respond);
    }

    private static Waiting waiting(KeepProducts.Unknown unknown) {
        return new Waiting(
                unknown.seen().productCode(),
                unknown.seen().items(),
                unknown.seen().accounts(),
                unknown.seen().amount(),
                ShanghaiTime.at(unknown.seen().firstAt()),
                ShanghaiTime.at(unknown.seen().lastAt()),
                unknown.rows(),
                unknown.canBeEntered());
    }

    private static Entered entered(KeptProduct product) {
        return new Entered(
                product.productCode(),
                product.validFrom().toString(),
                product.offer().row(),
                product.offer().entityCode(),
                product.offer().content(),
                product.offer().rate().toString());
    }

    private static Content content(Offer offer) {
        return new Content(
                offer.row(), offer.entityCode(), offer.content(), offer.rate().toString());
    }
}
