package io.fapiaodesk.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.title.AgreementForm;
import io.fapiaodesk.title.TitleForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

class FormsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FORMS = Path.of("forms");

    /** Those that the portal shows; the others are Tasklist's and speak both languages at once. */
    private static final Set<String> CUSTOMERS_FORMS = Set.of(
            "apply-for-title",
            "answer-question",
            "apply-for-agreement",
            "add-signed-copy",
            "open-pay-on-behalf",
            "ask-pay-on-behalf",
            "add-stub-copy",
            "add-vendor-file",
            "report-loss",
            "give-contact",
            "ask-support",
            "add-letter");

    @Test
    void the_application_has_the_fields_of_the_interface_and_the_proof() {
        Set<String> expected = Arrays.stream(TitleForm.class.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(HashSet::new));
        expected.add("proof");

        assertThat(fields("apply-for-title").keySet()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void no_field_of_the_application_takes_more_than_fits_onto_an_invoice() {
        fields("apply-for-title").forEach((key, field) -> {
            if (field.path("type").asText().equals("textfield")) {
                assertThat(field.at("/validate/maxLength").asInt(PlainText.PRINTED_LINE + 1))
                        .as(key)
                        .isBetween(1, PlainText.PRINTED_LINE);
            }
        });
    }

    @Test
    void what_special_vat_needs_is_asked_for_once_it_is_wanted() {
        Set<String> needed = fields("apply-for-title").entrySet().stream()
                .filter(field ->
                        field.getValue().at("/properties/requiredWith").asText().equals("wantsSpecialVat"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());

        assertThat(needed).containsExactlyInAnyOrder("bank", "bankAccount", "address", "phone");
    }

    @Test
    void a_reviewer_says_why_unless_the_title_is_approved() {
        assertThat(fields("review-title").keySet())
                .containsExactlyInAnyOrder("decision", "reason", "term", "validDays");
        assertThat(values(field("review-title", "decision")))
                .containsExactlyInAnyOrder("approve", "reject", "askForMore");
        assertThat(field("review-title", "reason").at("/validate/required").asBoolean())
                .isTrue();
        assertThat(field("review-title", "reason").at("/conditional/hide").asText())
                .contains("decision = \"approve\"");
        assertThat(field("review-title", "validDays").at("/validate/min").asInt())
                .isEqualTo(1);
        assertThat(field("review-title", "validDays").at("/validate/max").asInt())
                .isEqualTo(365);
        assertThat(values(field("approve-special-vat", "decision"))).containsExactlyInAnyOrder("approve", "reject");
    }

    @Test
    void what_acts_in_the_world_is_chosen_and_never_told_from_a_field_left_empty() {
        assertThat(values(field("handle-loss", "sending")))
                .containsExactlyInAnyOrder("bookCourier", "ownTrackingNumber");
        for (String[] entry : new String[][] {
            {"handle-loss", "sending"},
            {"handle-loss", "trackingNumber"},
            {"review-title", "term"},
            {"review-title", "validDays"},
            {"evaluate-agreement", "term"},
            {"evaluate-agreement", "validUntil"},
            {"report-loss", "missingCopies"}
        }) {
            assertThat(field(entry[0], entry[1]).at("/validate/required").asBoolean())
                    .as("%s of %s is required wherever it is shown", entry[1], entry[0])
                    .isTrue();
        }
        // Nothing is ticked before anybody has ticked it.
        for (String form : List.of("handle-loss", "review-title", "evaluate-agreement", "process-return")) {
            assertThat(fields(form).values())
                    .allMatch(field -> field.path("defaultValue").isMissingNode());
        }
    }

    @Test
    void a_request_for_an_agreement_has_the_fields_of_the_interface() {
        Set<String> expected = Stream.concat(
                        Arrays.stream(AgreementForm.class.getRecordComponents())
                                .map(RecordComponent::getName)
                                .filter(name -> !name.equals("contact") && !name.equals("titleKind")),
                        Arrays.stream(AgreementForm.ContactForm.class.getRecordComponents())
                                .map(component -> "contact." + component.getName()))
                .collect(Collectors.toSet());

        assertThat(fields("apply-for-agreement").keySet()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void an_account_manager_says_why_unless_the_agreement_is_signed() {
        assertThat(fields("evaluate-agreement").keySet())
                .containsExactlyInAnyOrder("decision", "reason", "term", "validUntil");
        assertThat(values(field("evaluate-agreement", "decision")))
                .containsExactlyInAnyOrder("sign", "decline", "askForMore");
        assertThat(field("evaluate-agreement", "reason")
                        .at("/validate/required")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void every_text_of_a_customer_s_form_is_also_there_in_chinese() throws IOException {
        Properties chinese = PropertiesLoaderUtils.loadProperties(
                new EncodedResource(new ClassPathResource("messages/forms_zh_CN.properties"), "UTF-8"));
        Set<String> keys = new TreeSet<>();
        for (String form : CUSTOMERS_FORMS) {
            components(read(form)).forEach(component -> {
                String prefix = "form." + form + "." + component.path("id").asText() + ".";
                Stream.of("label", "description", "text")
                        .filter(component::has)
                        .forEach(text -> keys.add(prefix + text));
                values(component).forEach(value -> keys.add(prefix + value));
            });
        }

        assertThat(keys).hasSizeGreaterThan(20);
        assertThat(chinese.stringPropertyNames()).containsAll(keys);
        assertThat(chinese.stringPropertyNames().stream().filter(key -> key.startsWith("form.")))
                .allMatch(keys::contains);
    }

    private static Map<String, JsonNode> fields(String form) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        components(read(form)).filter(component -> component.has("key")).forEach(component -> {
            assertThat(fields.put(component.path("key").asText(), component)).isNull();
        });
        return fields;
    }

    private static JsonNode field(String form, String key) {
        return Objects.requireNonNull(fields(form).get(key), key);
    }

    private static Set<String> values(JsonNode field) {
        Set<String> values = new HashSet<>();
        field.path("values").forEach(value -> values.add(value.path("value").asText()));
        return values;
    }

    private static Stream<JsonNode> components(JsonNode node) {
        return Stream.concat(
                node.has("components") && !node.has("key") && node.has("schemaVersion")
                        ? Stream.empty()
                        : Stream.of(node),
                Stream.iterate(0, i -> i < node.path("components").size(), i -> i + 1)
                        .flatMap(i -> components(node.path("components").get(i))));
    }

    private static JsonNode read(String form) {
        try {
            try (Stream<Path> files = Files.walk(FORMS)) {
                return JSON.readTree(files.filter(file -> file.endsWith(form + ".form"))
                        .findFirst()
                        .orElseThrow()
                        .toFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
