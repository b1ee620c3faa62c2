package io.fapiaodesk.platform.documents;

import io.fapiaodesk.platform.documents.FileRefusedException.Reason;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a PDF to its last object. It must be whole, open to everybody and lie still: nothing in it may run, start, fetch,
 * send or carry another file. What is packed in it is measured before PDFBox may unpack any of it.
 */
final class PdfInspector {

    private static final int MOST_OBJECTS = 200_000;
    /** Two hundred inches, the most that readers show, and then some. */
    private static final double LONGEST_SIDE = 20_000;

    private static final Set<String> ACTIONS = Set.of(
            "JavaScript",
            "Launch",
            "ImportData",
            "SubmitForm",
            "GoToE",
            "Rendition",
            "RichMediaExecute",
            "Movie",
            "Sound");
    private static final Set<String> ANNOTATIONS =
            Set.of("FileAttachment", "RichMedia", "Screen", "Movie", "Sound", "3D");
    private static final Set<String> KEYS =
            Set.of("JavaScript", "EmbeddedFiles", "EF", "XFA", "RichMediaContent", "RichMediaSettings");

    private final InspectionLimits limits;
    private final Budget budget;

    PdfInspector(InspectionLimits limits, Budget budget) {
        this.limits = limits;
        this.budget = budget;
    }

    byte[] inspect(byte[] file) {
        if (!Bytes.startsWith(file, 0, "%PDF-") || Bytes.lastIndexOf(file, "startxref") < 0) {
            throw corrupt();
        }
        checkEnd(file);
        new PackedStreams(file, budget).check();
        try (PDDocument pdf = Loader.loadPDF(new TimedRead(file, budget))) {
            if (pdf.isEncrypted()) {
                throw new FileRefusedException(Reason.FILE_ENCRYPTED);
            }
            if (!examine(pdf.getDocument())) {
                throw corrupt(); // not a page in it
            }
            return file;
        } catch (InvalidPasswordException e) {
            throw new FileRefusedException(Reason.FILE_ENCRYPTED);
        } catch (FileRefusedException refused) {
            throw refused;
        } catch (IOException | RuntimeException unreadable) {
            // PDFBox meets what is no PDF at all with exceptions of many kinds.
            throw corrupt();
        }
    }

    private static void checkEnd(byte[] file) {
        int end = Bytes.lastIndexOf(file, "%%EOF");
        if (end < 0) {
            throw corrupt();
        }
        for (int i = end + "%%EOF".length(); i < file.length; i++) {
            if (!Character.isWhitespace(file[i]) && file[i] != 0) {
                throw corrupt();
            }
        }
    }

    /** Looks at every object that the file lists, whether or not anything refers to it. */
    private boolean examine(COSDocument pdf) throws IOException {
        Set<COSObjectKey> keys = pdf.getXrefTable().keySet();
        if (keys.size() > MOST_OBJECTS) {
            throw new FileRefusedException(Reason.FILE_DECOMPRESSION_BOMB);
        }
        boolean page = examine(pdf.getTrailer());
        for (COSObjectKey key : keys) {
            COSObject object = pdf.getObjectFromPool(key);
            page |= object != null && examine(object.getObject());
        }
        return page;
    }

    /** Whether there is a page in it. References are not followed: what they refer to is listed itself. */
    private boolean examine(@Nullable COSBase root) {
        boolean page = false;
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<COSBase> pending = new ArrayDeque<>();
        push(root, pending, seen);
        while (!pending.isEmpty()) {
            budget.checkTime();
            COSBase next = pending.pop();
            if (next instanceof COSArray array) {
                for (int i = 0; i < array.size(); i++) {
                    push(array.get(i), pending, seen);
                }
            } else if (next instanceof COSDictionary dictionary) {
                page |= COSName.PAGE.equals(dictionary.getItem(COSName.TYPE));
                check(dictionary);
                dictionary.getValues().forEach(value -> push(value, pending, seen));
            }
        }
        return page;
    }

    private static void push(@Nullable COSBase base, Deque<COSBase> pending, Set<COSBase> seen) {
        if ((base instanceof COSArray || base instanceof COSDictionary) && seen.add(base)) {
            pending.push(base);
        }
    }

    private void check(COSDictionary dictionary) {
        boolean active = dictionary.keySet().stream().anyMatch(key -> KEYS.contains(key.getName()))
                || isOneOf(ACTIONS, dictionary, COSName.S)
                || isOneOf(ANNOTATIONS, dictionary, COSName.SUBTYPE)
                || isOneOf(Set.of("EmbeddedFile"), dictionary, COSName.TYPE)
                || isScript(dictionary.getDictionaryObject(COSName.JS))
                || (dictionary instanceof COSStream && dictionary.containsKey(COSName.F));
        if (active) {
            throw new FileRefusedException(Reason.FILE_ACTIVE_CONTENT);
        }
        if (isOneOf(Set.of("Image"), dictionary, COSName.SUBTYPE)) {
            limits.checkPicture(dictionary.getInt(COSName.WIDTH), dictionary.getInt(COSName.HEIGHT));
        }
        for (COSName box : new COSName[] {COSName.MEDIA_BOX, COSName.CROP_BOX}) {
            if (dictionary.getDictionaryObject(box) instanceof COSArray corners) {
                checkPage(corners);
            }
        }
    }

    private static boolean isOneOf(Set<String> names, COSDictionary dictionary, COSName key) {
        return dictionary.getDictionaryObject(key) instanceof COSName name && names.contains(name.getName());
    }

    private static boolean isScript(@Nullable COSBase value) {
        return value instanceof COSString || value instanceof COSStream;
    }

    private static void checkPage(COSArray corners) {
        for (int i = 0; i < corners.size(); i++) {
            if (corners.getObject(i) instanceof COSNumber number && Math.abs(number.floatValue()) > LONGEST_SIDE) {
                throw new FileRefusedException(Reason.FILE_DECOMPRESSION_BOMB);
            }
        }
    }

    private static FileRefusedException corrupt() {
        return new FileRefusedException(Reason.FILE_CORRUPT);
    }

    /** Gives up, in the midst of PDFBox, when the time for the file is over. */
    private static final class TimedRead extends RandomAccessReadBuffer {

        private static final int LOOK_AT_THE_TIME_EVERY = 4096;

        private final Budget budget;
        private int reads;

        TimedRead(byte[] content, Budget budget) {
            super(content);
            this.budget = budget;
        }

        @Override
        public int read() throws IOException {
            lookAtTheTime();
            return super.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            lookAtTheTime();
            return super.read(target, offset, length);
        }

        private void lookAtTheTime() {
            if (++reads % LOOK_AT_THE_TIME_EVERY == 0) {
                budget.checkTime();
            }
        }
    }
}
