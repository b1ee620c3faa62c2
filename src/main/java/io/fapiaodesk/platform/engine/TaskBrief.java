package io.fapiaodesk.platform.engine;

import java.util.List;
import java.util.regex.Pattern;

/** What somebody who has a task reads first, in Markdown: made of parts, and never longer than the engine can keep. */
public final class TaskBrief {

    /** What the engine keeps of a text at most. */
    static final int LONGEST = 4_000;

    private static final String MORE = "\n…";
    private static final Pattern MARKS = Pattern.compile("([\\\\`*_{}\\[\\]()#+!|<>~-])");

    /** Numbers that can be a person's: of an identity card, a phone, a bank account. The page of the case shows them. */
    private static final Pattern PERSONAL_NUMBER = Pattern.compile("\\d(?:[\\d \\-]{5,}\\d)");

    private static final Pattern MAIL_ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");

    private TaskBrief() {}

    /** The engine keeps a brief, so numbers and addresses that can be a person's are blanked out. */
    public static String withoutPersons(String text) {
        return MAIL_ADDRESS
                .matcher(PERSONAL_NUMBER.matcher(text).replaceAll("••••"))
                .replaceAll("••••@••••");
    }

    /** The parts as paragraphs. What does not fit is left out from the end, line by line, and that it is, is shown. */
    public static String of(List<String> parts) {
        String brief = String.join("\n\n", parts);
        if (brief.length() <= LONGEST) {
            return brief;
        }
        int room = LONGEST - MORE.length();
        int end = brief.lastIndexOf('\n', room);
        if (end <= 0) {
            end = Character.isLowSurrogate(brief.charAt(room)) ? room - 1 : room;
        }
        return brief.substring(0, end).stripTrailing() + MORE;
    }

    /** A name is a name and a number a number, whatever signs are in it; and it stays on its line. */
    public static String escape(String text) {
        return MARKS.matcher(text).replaceAll("\\\\$1").replaceAll("\\R", " ");
    }
}
