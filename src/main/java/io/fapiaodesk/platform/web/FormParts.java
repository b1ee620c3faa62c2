package io.fapiaodesk.platform.web;

import io.fapiaodesk.kernel.Refusal;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.web.multipart.MultipartException;

/**
 * The parts of a form with files, taken at their word like JSON: one that nobody knows, or that is there twice, is a
 * mistake of the sender and not ours to choose from.
 */
public final class FormParts {

    private static final int LONGEST_NAME_TO_REPEAT = 60;

    private FormParts() {}

    /** What is wrong with the parts of the request, of which some may be given once and others several times. */
    public static List<Refusal> examine(HttpServletRequest request, Set<String> once, Set<String> several) {
        List<Refusal> refusals = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        try {
            for (Part part : request.getParts()) {
                String name = part.getName();
                if (once.contains(name)) {
                    if (!seen.add(name)) {
                        refusals.add(Refusal.invalidField("/" + name, "GIVEN_TWICE"));
                    }
                } else if (!several.contains(name) && seen.add(name)) {
                    refusals.add(Refusal.invalidField("/" + shown(name), "UNKNOWN_FIELD"));
                }
            }
        } catch (IOException | ServletException e) {
            throw new MultipartException("The form cannot be read", e);
        }
        return refusals;
    }

    private static String shown(String name) {
        String plain = HostileCharacters.in(name) ? "" : name.replace("~", "~0").replace("/", "~1");
        return plain.length() <= LONGEST_NAME_TO_REPEAT ? plain : plain.substring(0, LONGEST_NAME_TO_REPEAT);
    }
}
