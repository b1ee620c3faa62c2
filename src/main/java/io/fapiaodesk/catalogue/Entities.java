package io.fapiaodesk.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fapiaodesk.kernel.ShanghaiTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The companies of the catalogue: what the FAQ prints of them, over it what the administrator has entered, each from its
 * day on. The FAQ prints no Chinese names; while the tax bureau is simulated, sample names stand in where there are some.
 */
@Component
public class Entities {

    private static final String PAYEE = "E01";

    private final Map<String, Listed> byCode = new LinkedHashMap<>();
    private final Map<String, Listed> byName = new LinkedHashMap<>();
    private final Map<String, DeliveredAddress> returnAddresses = new LinkedHashMap<>();
    private final Map<String, Vendor> vendors = new LinkedHashMap<>();
    private final KeptCatalogue kept;
    private final Clock clock;
    private final boolean simulated;

    private record Delivered(
            String code,
            String name,
            @Nullable String sampleNameZh,
            @Nullable String taxId,
            @Nullable String address,
            @Nullable String phone,
            @Nullable String bank,
            @Nullable String bankAccount,
            Certificate certificate) {}

    private record Listed(
            Delivered entity,
            boolean sells,
            List<String> alsoKnownAs,
            Set<String> invoiceTypes,
            @Nullable String returnGroup) {}

    private record DeliveredAddress(String group, String address, String attention, String phone) {}

    private record File(
            List<DeliveredAddress> returnAddresses, List<Vendor> vendorsWithLetter, List<Listed> companies) {}

    /**
     * A Marketplace vendor whose explanation letter can be downloaded (R3).
     *
     * @param offer what the FAQ names the letter after
     */
    public record Vendor(String code, String name, String offer, List<String> alsoKnownAs) {
        public Vendor {
            alsoKnownAs = List.copyOf(alsoKnownAs);
        }
    }

    /** As they are delivered, with the sample names of the sandbox. */
    Entities(Clock clock) {
        this(KeptCatalogue.empty(), clock, "");
    }

    @Autowired
    Entities(KeptCatalogue kept, Clock clock, @Value("${fapiao.tax-bureau.url:}") String taxBureau) {
        this.kept = kept;
        this.clock = clock;
        this.simulated = taxBureau.isBlank();
        File file = read();
        file.returnAddresses().forEach(address -> returnAddresses.put(address.group(), address));
        for (Vendor vendor : file.vendorsWithLetter()) {
            vendors.put(key(vendor.code()), vendor);
            vendors.put(key(vendor.name()), vendor);
            vendors.put(key(vendor.offer()), vendor);
            vendor.alsoKnownAs().forEach(name -> vendors.put(key(name), vendor));
        }
        for (Listed company : file.companies()) {
            byCode.put(company.entity().code(), company);
            byName.put(key(company.entity().name()), company);
            if (company.entity().sampleNameZh() != null) {
                byName.put(key(company.entity().sampleNameZh()), company);
            }
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

    /** A company that is known to be there, with what holds today: codes come from the catalogue itself. */
    public Entity get(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("No company has the code " + code));
    }

    /** A company that is known to be there, with what held or will hold on a day. */
    public Entity on(String code, LocalDate day) {
        return listed(code)
                .map(company -> entity(company, day))
                .orElseThrow(() -> new IllegalArgumentException("No company has the code " + code));
    }

    /** By code, or by registered name in either language. */
    public Optional<Entity> find(String codeOrName) {
        return listed(codeOrName).map(this::today);
    }

    /** Those that sell today, {@code E01} to {@code E10}. */
    public List<Entity> all() {
        return byCode.values().stream().filter(Listed::sells).map(this::today).toList();
    }

    /** Those that sell and those that once issued invoices on paper. */
    public List<Entity> allEver() {
        return byCode.values().stream().map(this::today).toList();
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
        return listed(codeOrName)
                .map(Listed::returnGroup)
                .map(returnAddresses::get)
                .map(this::address);
    }

    /** Every address that paper goes back to (R72). */
    public List<ReturnAddress> returnAddresses() {
        return returnAddresses.values().stream().map(this::address).toList();
    }

    private ReturnAddress address(DeliveredAddress delivered) {
        ReturnAddressData entered =
                kept.current().returnAddress(delivered.group()).orElse(null);
        return new ReturnAddress(
                delivered.group(),
                delivered.address(),
                delivered.attention(),
                entered == null ? delivered.phone() : entered.phone(),
                entered == null ? null : entered.addressZh(),
                entered == null ? null : entered.attentionZh());
    }

    /** Of third-party vendors the catalogue knows only those whose letter the FAQ lists (R3). */
    public Optional<Vendor> vendorWithLetter(String name) {
        return Optional.ofNullable(vendors.get(key(name)));
    }

    public List<Vendor> vendorsWithLetter() {
        return vendors.values().stream().distinct().toList();
    }

    /** Whether the tax bureau is a simulation, for which sample names do. */
    boolean simulated() {
        return simulated;
    }

    private Optional<Listed> listed(String codeOrName) {
        Listed found = byCode.get(codeOrName);
        if (found == null) {
            found = byName.get(key(codeOrName));
        }
        return found != null
                ? Optional.of(found)
                : kept.current().codeOfName(codeOrName.strip()).map(byCode::get);
    }

    private Entity today(Listed company) {
        return entity(company, ShanghaiTime.today(clock));
    }

    private Entity entity(Listed company, LocalDate day) {
        Delivered faq = company.entity();
        Kept now = kept.current();
        CompanyData entered = now.company(faq.code(), day)
                .orElseGet(() -> new CompanyData(faq.code(), day, null, null, null, null, null, null, null));
        String name = either(entered.nameEn(), faq.name());
        String taxId = either(entered.taxId(), faq.taxId());
        boolean sample = entered.nameZh() == null && simulated && faq.sampleNameZh() != null;
        List<Entity.Missing> missing = new ArrayList<>();
        if (entered.nameZh() == null) {
            missing.add(Entity.Missing.NAME_ZH);
        }
        if (taxId == null) {
            missing.add(Entity.Missing.TAX_ID);
        }
        return new Entity(
                faq.code(),
                Objects.requireNonNull(name),
                Objects.requireNonNull(either(entered.nameZh(), sample ? faq.sampleNameZh() : name)),
                taxId,
                faq.address(),
                entered.addressZh(),
                either(entered.phone(), faq.phone()),
                faq.bank(),
                entered.bankZh(),
                either(entered.bankAccount(), faq.bankAccount()),
                faq.certificate(),
                missing,
                sample);
    }

    private static @Nullable String either(@Nullable String entered, @Nullable String printed) {
        return entered == null ? printed : entered;
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
