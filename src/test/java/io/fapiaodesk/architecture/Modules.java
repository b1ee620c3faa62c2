package io.fapiaodesk.architecture;

import com.tngtech.archunit.core.domain.JavaClass;

/** Reads from a class in which module of the house it lives, and in which room of the module. */
final class Modules {

    static final String ROOT = "io.fapiaodesk";

    private Modules() {}

    static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
    }

    /** {@code title} for {@code io.fapiaodesk.title.rules.X}; empty for what lives in no module. */
    static String moduleOf(JavaClass type) {
        return part(type, 0);
    }

    /** {@code rules} for {@code io.fapiaodesk.title.rules.X}; empty for the root package of a module. */
    static String roomOf(JavaClass type) {
        return part(type, 1);
    }

    private static String part(JavaClass type, int index) {
        if (!isOurs(type)) {
            return "";
        }
        String[] parts = type.getPackageName().substring(ROOT.length()).split("\\.", -1);
        return parts.length > index + 1 ? parts[index + 1] : "";
    }
}
