package io.fapiaodesk.answer;

import java.util.List;

/** The questions about one matter. */
interface Questions {

    List<Asked> all();
}
