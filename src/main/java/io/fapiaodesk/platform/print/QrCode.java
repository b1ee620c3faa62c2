package io.fapiaodesk.platform.print;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** A square that cameras read, as a picture to put into a page. */
public final class QrCode {

    private static final int WHITE = 0xFFFFFF;

    private QrCode() {}

    /** The picture as the address of an {@code img}: one pixel for each module, so that it stays sharp at any size. */
    public static String asImage(String text) {
        try (ByteArrayOutputStream png = new ByteArrayOutputStream()) {
            ImageIO.write(picture(text), "png", png);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage picture(String text) {
        BitMatrix modules = modules(text);
        BufferedImage picture =
                new BufferedImage(modules.getWidth(), modules.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
        for (int x = 0; x < modules.getWidth(); x++) {
            for (int y = 0; y < modules.getHeight(); y++) {
                picture.setRGB(x, y, modules.get(x, y) ? 0 : WHITE);
            }
        }
        return picture;
    }

    private static BitMatrix modules(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.MARGIN,
                                    0,
                                    EncodeHintType.CHARACTER_SET,
                                    StandardCharsets.UTF_8.name()));
        } catch (WriterException e) {
            throw new IllegalArgumentException("Too long for a square", e);
        }
    }
}
