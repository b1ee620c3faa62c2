package io.fapiaodesk.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The companies of the catalogue as the FAQ prints them: the ten that sell, and those that only issued on paper. */
@Component
public class Entities {

    private static final String PAYEE = "E01";

    private final Map<String, Listed> byCode = new LinkedHashMap<>();
    private final Map<String, Listed> byName = new LinkedHashMap<>();
    private final Map<String, ReturnAddress> returnAddresses = new LinkedHashMap<>();
    private final Map<String, Vendor> vendors = new LinkedHashMap<>();

    private record Listed(
            Entity entity,
            boolean sells,
            List<String> alsoKnownAs,
            Set<String> invoiceTypes,
            @Nullable String returnGroup) {}

    private record File(List<ReturnAddress> returnAddresses, List<Vendor> vendorsWithLetter, List<Listed> companies) {}

    /** A Marketplace vendor for whose invoices an explanation letter is ready. */
    record Vendor(String name, String nameZh, List<String> alsoKnownAs) {}

    public Entities() {
        File file = read();
        file.returnAddresses().forEach(address -> returnAddresses.put(address.group(), address));
        for (Vendor vendor : file.vendorsWithLetter()) {
            vendors.put(key(vendor.name()), vendor);
            vendors.put(key(vendor.nameZh()), vendor);
            vendor.alsoKnownAs().forEach(name -> vendors.put(key(name), vendor));
        }
        for (Listed company : file.companies()) {
            byCode.put(company.entity().code(), company);
            byName.put(key(company.entity().name()), company);
            byName.put(key(company.entity().nameZh()), company);
            company.alsoKnownAs().forEach(name -> byName.put(key(name), company));
        }
    }

    private static File read() {
        JsonMapper json = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .build();
        try (InputStream file =
                Objects.requireNonNull(Entities.class.getResourceAsStream("/catalogue/entities.json"))) {
            return json.readValue(file, new TypeReference<>() {});
        } catch (IOException failure) {
            throw new UncheckedIOException("The companies of the catalogue cannot be read", failure);
        }
    }

    /** A company that is known to be there: codes come from the catalogue itself. */
    public Entity get(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("No company has the code " + code));
    }

    /** By code, or by registered name in either language. */
    public Optional<Entity> find(String codeOrName) {
        return listed(codeOrName).map(Listed::entity);
    }

    /** Those that sell today, {@code E01} to {@code E10}. */
    public List<Entity> all() {
        return byCode.values().stream()
                .filter(Listed::sells)
                .map(Listed::entity)
                .toList();
    }

    /** Those that sell and those that once issued invoices on paper. */
    public List<Entity> allEver() {
        return byCode.values().stream().map(Listed::entity).toList();
    }

    /** The company that collects the money for all of them. */
    public Entity payee() {
        return get(PAYEE);
    }

    /** {@code GENERAL} and {@code SPECIAL}: what a company issues as fully digital e-invoices. */
    public Set<String> invoiceTypes(String codeOrName) {
        return listed(codeOrName).map(Listed::invoiceTypes).orElse(Set.of());
    }

    /** Empty when the FAQ names no address for the company: such an invoice may never have been on paper (R72). */
    public Optional<ReturnAddress> returnAddress(String codeOrName) {
        return listed(codeOrName).map(Listed::returnGroup).map(returnAddresses::get);
    }

    /** Of third-party vendors the catalogue knows only those whose letter is ready (R3). */
    Optional<Vendor> vendorWithLetter(String name) {
        return Optional.ofNullable(vendors.get(key(name)));
    }

    private Optional<Listed> listed(String codeOrName) {
        Listed found = byCode.get(codeOrName);
        return Optional.ofNullable(found == null ? byName.get(key(codeOrName)) : found);
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
