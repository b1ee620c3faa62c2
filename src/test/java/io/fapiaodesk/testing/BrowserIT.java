package io.fapiaodesk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BrowserIT {

    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    void a_visitor_reads_a_chinese_heading() throws Exception {
        byte[] page = "<!doctype html><meta charset='utf-8'><h1>发票抬头审核</h1>".getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        try {
            Page visitor = browser.visitor();

            visitor.navigate("http://127.0.0.1:" + server.getAddress().getPort());

            assertThat(visitor.locator("h1").textContent()).isEqualTo("发票抬头审核");
        } finally {
            server.stop(0);
        }
    }
}
