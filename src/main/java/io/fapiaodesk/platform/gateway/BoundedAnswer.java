package io.fapiaodesk.platform.gateway;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** An answer that is read up to a length that no honest one reaches. */
final class BoundedAnswer implements ClientHttpResponse {

    static final int LONGEST = 256 * 1024;

    private final ClientHttpResponse answer;

    BoundedAnswer(ClientHttpResponse answer) {
        this.answer = answer;
    }

    @Override
    public InputStream getBody() throws IOException {
        return new FilterInputStream(answer.getBody()) {

            private int read;

            @Override
            public int read() throws IOException {
                int octet = super.read();
                count(octet < 0 ? 0 : 1);
                return octet;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int octets = super.read(buffer, offset, length);
                count(Math.max(0, octets));
                return octets;
            }

            private void count(int octets) {
                read += octets;
                if (read > LONGEST) {
                    throw new NonsenseException("an answer of more than " + LONGEST + " bytes");
                }
            }
        };
    }

    @Override
    public HttpStatusCode getStatusCode() throws IOException {
        return answer.getStatusCode();
    }

    @Override
    public String getStatusText() throws IOException {
        return answer.getStatusText();
    }

    @Override
    public HttpHeaders getHeaders() {
        return answer.getHeaders();
    }

    @Override
    public void close() {
        answer.close();
    }
}
