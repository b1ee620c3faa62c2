package io.fapiaodesk.platform.documents;

import io.fapiaodesk.platform.documents.FileRefusedException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
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
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a PDF to its last object. It must be whole, open without a password and lie still: nothing in it may run, start, fetch,
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
    private final Set<COSStream> measured = Collections.newSetFromMap(new IdentityHashMap<>());

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
        try {
            if (!examineOpen(file)) {
                throw corrupt(); // not a page in it
            }
            return file;
        } catch (FileRefusedException refused) {
            throw refused;
        } catch (InvalidPasswordException e) {
            throw new FileRefusedException(Reason.FILE_ENCRYPTED);
        } catch (IOException | RuntimeException unreadable) {
            // PDFBox meets what is no PDF at all with exceptions of many kinds.
            throw corrupt();
        }
    }

    private boolean examineOpen(byte[] file) throws IOException {
        try (PDDocument pdf = new OpenParser(new TimedRead(file, budget)).parse()) {
            return examine(pdf.getDocument());
        } catch (EncipheredException e) {
            return examineEnciphered(file);
        }
    }

    /**
     * One that opens without a password, whatever its owner forbids. Its streams can be measured only when they are
     * deciphered, which PDFBox does before it unpacks them; it is read to the letter, because mending unpacks at once.
     */
    private boolean examineEnciphered(byte[] file) throws IOException {
        DecipheringParser parser = new DecipheringParser(new TimedRead(file, budget), this::measure);
        try (PDDocument pdf = parser.parse(false)) {
            boolean page = examine(pdf.getDocument());
            for (COSObjectKey key : pdf.getDocument().getXrefTable().keySet()) {
                COSObject object = pdf.getDocument().getObjectFromPool(key);
                if (object != null && object.getObject() instanceof COSStream stream) {
                    measure(stream);
                }
            }
            return page;
        } catch (InvalidPasswordException e) {
            throw e;
        } catch (IOException e) {
            if (parser.isReady()) {
                throw e;
            }
            // For the holders of a certificate, or in a way that PDFBox does not know.
            throw new FileRefusedException(Reason.FILE_ENCRYPTED);
        }
    }

    private void measure(COSStream stream) throws IOException {
        if (!measured.add(stream)) {
            return;
        }
        COSBase filter = stream.getFilters();
        List<String> names = new ArrayList<>();
        if (filter instanceof COSName name) {
            names.add(name.getName());
        } else if (filter instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                names.add(array.getObject(i) instanceof COSName name ? name.getName() : "");
            }
        }
        if (names.contains("Crypt")) {
            throw new FileRefusedException(Reason.FILE_ENCRYPTED); // another cipher than that of the rest
        }
        byte[] deciphered;
        try (InputStream raw = stream.createRawInputStream()) {
            deciphered = raw.readAllBytes();
        }
        new PackedStreams(deciphered, budget).checkAlone(names);
    }

    /** Thrown out of the midst of PDFBox. */
    private static final class EncipheredException extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        EncipheredException() {
            super("", null, false, false);
        }
    }

    /** Reads what is open to everybody as it stands, and nothing else. */
    private static final class OpenParser extends PDFParser {

        OpenParser(RandomAccessRead source) throws IOException {
            super(source);
        }

        @Override
        protected void prepareDecryption() throws IOException {
            if (document.getEncryptionDictionary() != null) {
                throw new EncipheredException();
            }
        }
    }

    /** Measures a stream. */
    private interface Measure {
        void of(COSStream stream) throws IOException;
    }

    /** Reads what opens with the empty password, and measures a bundle of objects before it is unpacked. */
    private static final class DecipheringParser extends PDFParser {

        private final Measure measure;

        DecipheringParser(RandomAccessRead source, Measure measure) throws IOException {
            super(source, "");
            this.measure = measure;
        }

        boolean isReady() {
            return securityHandler != null;
        }

        @Override
        protected COSBase parseObjectStreamObject(long bundle, COSObjectKey key) throws IOException {
            COSObject object = document.getObjectFromPool(getObjectKey(bundle, 0));
            if (object != null && object.getObject() instanceof COSStream stream) {
                measure.of(stream);
            }
            return super.parseObjectStreamObject(bundle, key);
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
