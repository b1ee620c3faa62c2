package io.fapiaodesk.invoicing;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.documents.DocumentFile;
import io.fapiaodesk.platform.security.SignedIn;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The files of several issued invoices in one package; all of them or, with the reasons, none. */
@Service
public class PackInvoices {

    static final int MOST_INVOICES = 500;

    private static final String OFD = "OFD";

    private final HandOutInvoice handOut;
    private final TransactionTemplate transaction;

    PackInvoices(HandOutInvoice handOut, PlatformTransactionManager transactions) {
        this.handOut = handOut;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What is wanted, as it was typed.
     *
     * @param formats {@code PDF} and {@code XML}; without any, both
     */
    public record Wish(
            @Nullable List<@Nullable String> ids, @Nullable List<@Nullable String> formats) {}

    /**
     * Writes the package.
     *
     * @return how many files are in it
     */
    public Result<Integer> pack(SignedIn who, Wish wish, OutputStream out) throws IOException {
        List<Refusal> wrong = new ArrayList<>();
        Set<String> ids = ids(wish, wrong);
        Set<String> formats = formats(wish, wrong);
        if (!wrong.isEmpty()) {
            return Result.refused(wrong);
        }
        try {
            transaction.executeWithoutResult(status -> {
                wrong.addAll(write(who, ids, formats, out));
                if (!wrong.isEmpty()) {
                    // Nobody reads what was not handed out.
                    status.setRollbackOnly();
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return wrong.isEmpty() ? Result.done(ids.size() * formats.size()) : Result.refused(wrong);
    }

    private List<Refusal> write(SignedIn who, Set<String> ids, Set<String> formats, OutputStream out) {
        List<Refusal> wrong = new ArrayList<>();
        Set<String> names = new HashSet<>();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String id : ids) {
                for (String format : formats) {
                    Result<DocumentFile> file = handOut.file(who, id, format);
                    if (file instanceof Result.Refused<DocumentFile> refused) {
                        refused.refusals().stream()
                                .filter(refusal -> !wrong.contains(refusal))
                                .forEach(wrong::add);
                    } else if (file instanceof Result.Done<DocumentFile> done) {
                        String name = done.value().fileName();
                        zip.putNextEntry(new ZipEntry(names.add(name) ? name : id + "-" + name));
                        zip.write(done.value().content());
                        zip.closeEntry();
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return wrong;
    }

    private static Set<String> ids(Wish wish, List<Refusal> wrong) {
        Set<String> ids = new LinkedHashSet<>();
        for (String id : wish.ids() == null ? List.<@Nullable String>of() : wish.ids()) {
            if (id != null) {
                ids.add(id);
            }
        }
        if (ids.isEmpty()) {
            wrong.add(Refusal.invalidField("/ids", "REQUIRED"));
        } else if (ids.size() > MOST_INVOICES) {
            wrong.add(Refusal.invalidField("/ids", "TOO_MANY_ITEMS", String.valueOf(MOST_INVOICES)));
        }
        return ids;
    }

    private static Set<String> formats(Wish wish, List<Refusal> wrong) {
        Set<String> formats = new LinkedHashSet<>();
        for (String format : wish.formats() == null ? List.<@Nullable String>of() : wish.formats()) {
            String word = String.valueOf(format).toUpperCase(Locale.ROOT);
            if (word.equals(OFD)) {
                wrong.add(Refusal.invalidField("/formats", "OFD_NOT_OFFERED"));
            } else if (HandOutInvoice.Format.named(word).isEmpty()) {
                wrong.add(Refusal.invalidField("/formats", "UNKNOWN_WORD", "PDF, XML"));
            } else {
                formats.add(word);
            }
        }
        if (formats.isEmpty() && wrong.isEmpty()) {
            for (HandOutInvoice.Format format : HandOutInvoice.Format.values()) {
                formats.add(format.name());
            }
        }
        return formats;
    }
}
