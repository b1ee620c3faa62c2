package io.fapiaodesk.platform.web;

import io.fapiaodesk.platform.web.ImportReport.RejectedLine;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.stereotype.Component;

/**
 * Takes in files that are named on the command line, {@code --fapiao.import.consumption=file.ndjson} for example, the same
 * way as if they had been delivered over HTTP; then the application ends. A file that was taken in half, because something
 * broke, is simply named again.
 */
@Component
public class ImportFiles implements ApplicationRunner, ExitCodeGenerator {

    /** What the names of the options begin with. */
    public static final String OPTION = "fapiao.import.";

    /** Something could not be read or stored at all. */
    static final int FAILED = 1;

    /** Everything was read, and some lines were rejected. */
    static final int SOME_REJECTED = 2;

    private static final Logger LOG = LoggerFactory.getLogger(ImportFiles.class);
    private static final int MOST_LOGGED = 100;

    private final Imports imports;
    private final Map<String, LineImport<?>> kinds;
    private volatile int exitCode;

    ImportFiles(Imports imports, List<LineImport<?>> kinds) {
        this.imports = imports;
        this.kinds = kinds.stream()
                .filter(kind -> !kind.name().isEmpty())
                .collect(Collectors.toMap(LineImport::name, Function.identity()));
    }

    /** Whether the application is started for this only. */
    public static boolean isAskedFor(String... arguments) {
        for (String argument : arguments) {
            if (argument.startsWith("--" + OPTION)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Map<String, List<String>> files = new TreeMap<>(
                // Whatever else is delivered is some account's.
                Comparator.comparing((String name) -> !name.equals("accounts"))
                        .thenComparing(Comparator.naturalOrder()));
        for (String option : arguments.getOptionNames()) {
            if (option.startsWith(OPTION)) {
                files.put(option.substring(OPTION.length()), arguments.getOptionValues(option));
            }
        }
        files.forEach((name, paths) -> paths.forEach(path -> take(name, Path.of(path))));
    }

    private void take(String name, Path file) {
        LineImport<?> kind = kinds.get(name);
        if (kind == null) {
            LOG.error("There is nothing to import by the name of {}; there are {}", name, kinds.keySet());
            worse(FAILED);
            return;
        }
        try (InputStream lines = new BufferedInputStream(Files.newInputStream(file))) {
            ImportReport report = imports.take(lines, kind);
            report.rejected().stream().limit(MOST_LOGGED).forEach(line -> log(file, line));
            LOG.info(
                    "{}: {} lines accepted, {} unchanged, {} rejected",
                    file,
                    report.accepted(),
                    report.unchanged(),
                    report.rejectedInAll());
            if (report.rejectedInAll() > 0) {
                worse(SOME_REJECTED);
            }
        } catch (IOException e) {
            LOG.error("{} cannot be read to its end: {}", file, e.toString());
            worse(FAILED);
        } catch (RuntimeException e) {
            LOG.error("{} was not taken in to its end. What was is kept; name the file again", file, e);
            worse(FAILED);
        }
    }

    private static void log(Path file, RejectedLine line) {
        LOG.warn("{}:{} {} {} {}", file, line.line(), line.code(), line.pointer(), line.detail());
    }

    private void worse(int code) {
        if (exitCode != FAILED) {
            exitCode = code;
        }
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
