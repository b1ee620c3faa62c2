package io.fapiaodesk.platform.documents;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import java.util.List;
import org.springframework.stereotype.Service;

/** Where proof files are handed in and listed. */
@Service
public class Documents {

    /**
     * Inspects the files and keeps all of them or, when one is refused, none. In the caller's transaction.
     *
     * @return refusals point at {@code /proof/<index>}
     */
    public Result<List<StoredDocument>> store(RequestId caseId, String ownerAccountId, List<Upload> uploads) {
        throw new UnsupportedOperationException("Files are not kept yet");
    }

    /** The files of a case, in the order in which they were handed in. */
    public List<StoredDocument> of(RequestId caseId) {
        throw new UnsupportedOperationException("Files are not kept yet");
    }
}
