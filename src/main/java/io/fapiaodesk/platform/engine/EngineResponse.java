package io.fapiaodesk.platform.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Looks at what the engine's web interface answers when it fails. Coming too late is told from a fault of ours, and a
 * fault of ours is told without its insides.
 */
class EngineResponse extends HttpServletResponseWrapper {

    private static final ObjectMapper JSON = new ObjectMapper();

    private @Nullable ByteArrayOutputStream failure;
    private @Nullable PrintWriter writer;

    EngineResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (getStatus() < HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            return super.getOutputStream();
        }
        ByteArrayOutputStream kept = failure == null ? new ByteArrayOutputStream() : failure;
        failure = kept;
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException("Write it at once");
            }

            @Override
            public void write(int b) {
                kept.write(b);
            }
        };
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (getStatus() < HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            return super.getWriter();
        }
        PrintWriter present = writer;
        if (present == null) {
            present = new PrintWriter(new OutputStreamWriter(getOutputStream(), StandardCharsets.UTF_8));
            writer = present;
        }
        return present;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (failure == null) {
            super.flushBuffer();
        }
    }

    /** Sends what was kept back, put into words of ours. */
    void finish() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        ByteArrayOutputStream kept = failure;
        if (kept == null || isCommitted()) {
            return;
        }
        String type = "";
        String message = "";
        try {
            JsonNode told = JSON.readTree(kept.toByteArray());
            type = told.path("type").asText();
            message = told.path("message").asText();
        } catch (IOException e) {
            // Not JSON: nothing in it that we could pass on.
        }
        HttpServletResponse response = (HttpServletResponse) getResponse();
        if (cameTooLate(type, message)) {
            write(
                    response,
                    HttpStatus.CONFLICT,
                    type,
                    "This has changed or is gone in the meantime. Look at it again.");
        } else {
            write(
                    response,
                    HttpStatus.valueOf(getStatus()),
                    type,
                    "This failed on our side and was logged. Nothing was changed.");
        }
    }

    static boolean cameTooLate(String type, String message) {
        return type.equals("OptimisticLockingException")
                || type.equals("NullValueException")
                || type.equals("NotFoundException")
                || type.equals("TaskAlreadyClaimedException")
                || message.contains("OptimisticLockingException")
                || message.contains("ENGINE-03005");
    }

    static void write(HttpServletResponse response, HttpStatus status, String type, String message) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        byte[] body = JSON.writeValueAsBytes(Map.of("type", type, "message", message));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
