package io.fapiaodesk.answer;

import io.fapiaodesk.kernel.ruling.Finding;
import java.util.List;

/**
 * What a rule found for the one who asks.
 *
 * @param reasons findings of other rules that stand behind it
 * @param links where to go, each as the end of a text's key and an address
 */
record Reply(Finding finding, List<Finding> reasons, List<Link> links) {

    Reply {
        reasons = List.copyOf(reasons);
        links = List.copyOf(links);
    }

    static Reply of(Finding finding, Link... links) {
        return new Reply(finding, List.of(), List.of(links));
    }
}
