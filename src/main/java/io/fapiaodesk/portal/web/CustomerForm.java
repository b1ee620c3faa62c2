package io.fapiaodesk.portal.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Prepares a form of {@code forms/} for the browser. The forms speak English; for other languages their texts are looked
 * up by form, component and part of it: {@code form.apply-for-title.taxId.label}.
 */
@Component
class CustomerForm {

    private static final List<String> TEXTS = List.of("label", "description", "text");

    /** What form-js and our file picker say themselves, and under which key we say it. */
    static final Map<String, String> SAYINGS = new TreeMap<>(Map.ofEntries(
            Map.entry("Field is required.", "required"),
            Map.entry("Field must have maximum length of {value}.", "maxLength"),
            Map.entry("Field must have minimum length of {value}.", "minLength"),
            Map.entry("Field must have minimum value of {value}.", "min"),
            Map.entry("Field must have maximum value of {value}.", "max"),
            Map.entry("Value is not a number.", "notANumber"),
            Map.entry("No files selected", "noFile"),
            Map.entry("Choose files", "chooseFiles"),
            Map.entry("or drop them here", "orDrop"),
            Map.entry("Remove {value}", "remove"),
            Map.entry("At most {value} files.", "tooMany"),
            Map.entry("{value} is too large.", "tooLarge"),
            Map.entry("{value} is empty.", "empty")));

    private final MessageSource messages;
    private final ObjectMapper json;

    CustomerForm(MessageSource messages, ObjectMapper json) {
        this.messages = messages;
        this.json = json;
    }

    /**
     * The form with its data as one JSON text that may stand inside a page.
     *
     * @param path of the form below {@code forms/}, without its ending
     */
    String render(String path, Map<String, ?> data, Locale locale) {
        JsonNode schema = read(path);
        translate(schema, "form." + schema.path("id").asText() + ".", locale);
        Map<String, String> sayings = new TreeMap<>();
        SAYINGS.forEach((english, key) ->
                sayings.put(english, messages.getMessage("portal.formjs." + key, null, english, locale)));
        ObjectNode whole = json.createObjectNode();
        whole.set("schema", schema);
        whole.set("data", json.valueToTree(data));
        whole.set("translations", json.valueToTree(sayings));
        try {
            return embeddable(json.writeValueAsString(whole));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree is always JSON", e);
        }
    }

    private JsonNode read(String path) {
        ClassPathResource file = new ClassPathResource("forms/" + path + ".form");
        try (var content = file.getInputStream()) {
            return json.readTree(content);
        } catch (IOException e) {
            throw new UncheckedIOException("The form " + path + " is part of the application", e);
        }
    }

    private void translate(JsonNode node, String prefix, Locale locale) {
        String id = node.path("id").asText();
        if (node instanceof ObjectNode component && !id.isEmpty()) {
            for (String text : TEXTS) {
                say(component, text, prefix + id + "." + text, locale);
            }
            for (JsonNode value : node.path("values")) {
                say(
                        (ObjectNode) value,
                        "label",
                        prefix + id + "." + value.path("value").asText(),
                        locale);
            }
        }
        node.path("components").forEach(child -> translate(child, prefix, locale));
    }

    private void say(ObjectNode component, String property, String key, Locale locale) {
        if (component.get(property) instanceof TextNode english) {
            component.put(property, messages.getMessage(key, null, english.asText(), locale));
        }
    }

    /** Nothing in it can end the element it stands in. */
    private static String embeddable(String text) {
        return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }
}
