package io.fapiaodesk.platform.web;

import java.io.Serial;

/** Characters that no text of ours may hold and no database stores: NUL, and halves of surrogate pairs. */
final class HostileCharacters {

    private HostileCharacters() {}

    static boolean in(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return true;
            }
            if (Character.isHighSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /** A value that was sent to us holds them. */
    static final class Found extends IllegalArgumentException {
        @Serial
        private static final long serialVersionUID = 1L;
    }
}
