package io.fapiaodesk.question;

import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import org.jspecify.annotations.Nullable;

/** What a customer says to a question of a case: words, or nothing where files say it. */
public final class AnswerText {

    public static final int LONGEST = 1_000;

    private AnswerText() {}

    /** The words, empty where there are only files; an answer without either is refused. */
    public static Result<String> check(@Nullable String text, boolean withFiles) {
        if (text != null && !text.isBlank()) {
            return PlainText.paragraph("/answer", text, LONGEST);
        }
        return withFiles ? Result.done("") : Result.refused(Refusal.invalidField("/answer", "REQUIRED"));
    }
}
