package io.fapiaodesk.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that administrators keep of companies and products, as it was at one moment. */
public final class Kept {

    /** Nothing was entered: what is delivered holds. */
    public static final Kept NOTHING = new Kept(0, List.of(), List.of(), List.of(), List.of());

    private final long revision;
    private final Map<String, NavigableMap<LocalDate, CompanyData>> companies = new HashMap<>();
    private final Map<String, List<CompanyPaper>> papers = new HashMap<>();
    private final Map<String, ReturnAddressData> returnAddresses = new HashMap<>();
    private final Map<String, NavigableMap<LocalDate, KeptProduct>> products = new TreeMap<>();

    /** @param papers oldest first, of the same day the one uploaded first */
    public Kept(
            long revision,
            List<CompanyData> companies,
            List<CompanyPaper> papers,
            List<ReturnAddressData> returnAddresses,
            List<KeptProduct> products) {
        this.revision = revision;
        companies.forEach(data -> this.companies
                .computeIfAbsent(data.code(), code -> new TreeMap<>())
                .put(data.validFrom(), data));
        papers.forEach(paper -> this.papers
                .computeIfAbsent(paper.code(), code -> new ArrayList<>())
                .add(paper));
        returnAddresses.forEach(address -> this.returnAddresses.put(address.group(), address));
        products.forEach(product -> this.products
                .computeIfAbsent(product.productCode(), code -> new TreeMap<>())
                .put(product.validFrom(), product));
    }

    public long revision() {
        return revision;
    }

    public Optional<CompanyData> company(String code, LocalDate day) {
        return at(companies.get(code), day);
    }

    /** Every version of a company's data, oldest first. */
    public List<CompanyData> companyVersions(String code) {
        NavigableMap<LocalDate, CompanyData> versions = companies.get(code);
        return versions == null ? List.of() : List.copyOf(versions.values());
    }

    /** The company that the administrator ever gave this name. */
    public Optional<String> codeOfName(String name) {
        return companies.values().stream()
                .flatMap(versions -> versions.values().stream())
                .filter(data -> name.equalsIgnoreCase(data.nameZh()) || name.equalsIgnoreCase(data.nameEn()))
                .map(CompanyData::code)
                .findFirst();
    }

    /** The paper of a company that holds on that day. */
    public Optional<CompanyPaper> paper(String code, LocalDate day) {
        return papersOf(code).stream()
                .filter(paper -> !paper.validFrom().isAfter(day))
                .reduce((earlier, later) -> later);
    }

    public List<CompanyPaper> papersOf(String code) {
        return List.copyOf(papers.getOrDefault(code, List.of()));
    }

    public Optional<ReturnAddressData> returnAddress(String group) {
        return Optional.ofNullable(returnAddresses.get(group));
    }

    public Optional<Offer> product(String code, LocalDate placedOn) {
        return at(products.get(code), placedOn).map(KeptProduct::offer);
    }

    /** Every product that was entered, with its versions, oldest first. */
    public List<KeptProduct> products() {
        return products.values().stream()
                .flatMap(versions -> versions.values().stream())
                .toList();
    }

    private static <T> Optional<T> at(@Nullable NavigableMap<LocalDate, T> versions, LocalDate day) {
        return Optional.ofNullable(versions).map(map -> map.floorEntry(day)).map(Map.Entry::getValue);
    }
}
