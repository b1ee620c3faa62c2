package io.fapiaodesk.kernel;

/** The full-width forms that Chinese input methods make of ASCII, turned back. */
final class HalfWidth {

    private static final int DISTANCE = 0xFEE0;

    private HalfWidth() {}

    static char of(char c) {
        if (c >= '\uFF01' && c <= '\uFF5E') {
            return (char) (c - DISTANCE);
        }
        return c == '\u3000' ? ' ' : c;
    }

    static String of(String text) {
        StringBuilder half = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            half.append(of(text.charAt(i)));
        }
        return half.toString();
    }
}
