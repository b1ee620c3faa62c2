package io.fapiaodesk.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * The headless browser through which a test looks at the application as a person does. It comes with the libraries
 * and fonts it needs, so that the machine need not have a browser.
 *
 * <p>Use: {@code @RegisterExtension static final Browser browser = new Browser();}, then one {@link #visitor()} for
 * each person in the story. What the visitors last saw in a failed test is kept in {@code target/screenshots}. A test
 * also fails when a page that it has opened tells the console of an error.
 */
public final class Browser implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private static final Path HARNESS = Path.of("src/test/browser");
    private static final Path HOME = Path.of("target/browser");
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    /** How many milliseconds a page may take to show something; the machine may be busy with other tests. */
    private static final double PATIENCE = 30_000;

    private record Installed(String executable, Map<String, String> environment) {}

    private final List<BrowserContext> visitors = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private @Nullable Playwright playwright;
    private com.microsoft.playwright.@Nullable Browser browser;

    /** A person with a desktop screen who reads Chinese and has never been here before. */
    public Page visitor() {
        return visitor(options -> {});
    }

    /** A person with a phone who reads Chinese and has never been here before. */
    public Page visitorWithPhone() {
        return visitor(
                options -> options.setViewportSize(390, 844).setHasTouch(true).setIsMobile(true));
    }

    /** A person whose language, screen and so on are as the test says. */
    public Page visitor(Consumer<com.microsoft.playwright.Browser.NewContextOptions> circumstances) {
        if (browser == null) {
            throw new IllegalStateException("the browser is there only while a test class runs that registers it");
        }
        var options = new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(1280, 900)
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setReducedMotion(ReducedMotion.REDUCE);
        circumstances.accept(options);
        BrowserContext visitor = browser.newContext(options);
        visitors.add(visitor);
        visitor.onWebError(error -> errors.add(error.page().url() + ": " + error.error()));
        visitor.onConsoleMessage(message -> {
            if (message.type().equals("error") && !isRefusal(message)) {
                errors.add(message.page().url() + ": " + message.text() + " (" + message.location() + ")");
            }
        });
        return visitor.newPage();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        Installed installed = install();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(installed.executable()))
                        .setEnv(installed.environment())
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--font-render-hinting=none")));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        boolean failed = context.getExecutionException().isPresent();
        String test = context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName();
        int number = 0;
        for (BrowserContext visitor : visitors) {
            for (Page page : visitor.pages()) {
                number++;
                if (failed) {
                    keep(page, test.replaceAll("[^\\p{IsAlphabetic}\\d_.-]", "") + "-" + number + ".png");
                }
            }
            visitor.close();
        }
        visitors.clear();
        List<String> seen = List.copyOf(errors);
        errors.clear();
        if (!failed && !seen.isEmpty()) {
            throw new AssertionError("Pages have told the console of errors:\n" + String.join("\n", seen));
        }
    }

    /** A page that cannot be pictured any more must not hide why the test failed. */
    private static void keep(Page page, String name) {
        try {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SCREENSHOTS.resolve(name))
                    .setFullPage(true)
                    .setTimeout(10_000));
        } catch (PlaywrightException failure) {
            LoggerFactory.getLogger(Browser.class).warn("No screenshot {}: {}", name, failure.getMessage());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (playwright != null) {
            playwright.close();
        }
    }

    /**
     * Chromium calls every refused call an error; that our interface refuses something, or the page of a preview or of a
     * return what was typed (422), is for the page to say. Of the engine's interface the pages ask only what they may, unless nobody is signed in any more.
     */
    private static boolean isRefusal(ConsoleMessage message) {
        String path =
                URI.create(message.location().replaceAll(":\\d+:\\d+$", "")).getPath();
        String failed = "Failed to load resource: the server responded with a status of 4";
        boolean form = path.equals("/invoices/new/preview") || path.matches("/invoices/[^/]+/return");
        return (message.text().startsWith(failed + "22") && form)
                || (message.text().startsWith(failed) && path.startsWith("/api/"))
                || (message.text().startsWith(failed + "01") && path.startsWith("/camunda/api/"));
    }

    private static Installed install() {
        try {
            Files.createDirectories(HOME);
            try (FileChannel turn =
                    FileChannel.open(HOME.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                // Test JVMs may run side by side; one of them installs. Closing the channel lets the next one in.
                turn.lock();
                if (packagesAreOld()) {
                    run("npm", "ci", "--omit=optional", "--no-audit", "--no-fund", "--loglevel=error");
                }
                String found = run("node", "chromium.mjs", HOME.toAbsolutePath().toString());
                return new ObjectMapper().readValue(found, Installed.class);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean packagesAreOld() throws IOException {
        Path installed = HARNESS.resolve("node_modules/.package-lock.json");
        return !Files.exists(installed)
                || Files.getLastModifiedTime(installed)
                                .compareTo(Files.getLastModifiedTime(HARNESS.resolve("package-lock.json")))
                        < 0;
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(HARNESS.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + output);
            }
            return output;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
