package io.fapiaodesk.platform.audit;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.stereotype.Component;

/**
 * Verifies the journal when the command line asks for it: {@code --fapiao.verify-journal} for all cases, or
 * {@code --fapiao.verify-journal=TR-0000-0000-0000} for one, whose head it tells; then the application ends.
 */
@Component
public class VerifyJournal implements ApplicationRunner, ExitCodeGenerator {

    /** The name of the option. */
    public static final String OPTION = "fapiao.verify-journal";

    /** Some entry is not what was written. */
    static final int BAD_ENTRY = 2;

    private static final Logger LOG = LoggerFactory.getLogger(VerifyJournal.class);

    private final JournalVerifier verifier;
    private volatile int exitCode;

    VerifyJournal(JournalVerifier verifier) {
        this.verifier = verifier;
    }

    /** Whether the application is started for this only. */
    public static boolean isAskedFor(String... arguments) {
        for (String argument : arguments) {
            if (argument.equals("--" + OPTION) || argument.startsWith("--" + OPTION + "=")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!arguments.containsOption(OPTION)) {
            return;
        }
        List<String> cases = arguments.getOptionValues(OPTION);
        if (cases.isEmpty()) {
            tell("all cases", verifier.firstBadEntry());
        }
        for (String caseId : cases) {
            tell(caseId + ", which ends in " + verifier.head(caseId).orElse("nothing"), verifier.firstBadEntry(caseId));
        }
    }

    private void tell(String what, Optional<JournalVerifier.BadEntry> bad) {
        if (bad.isEmpty()) {
            LOG.info("The journal of {} is what was written", what);
            return;
        }
        exitCode = BAD_ENTRY;
        LOG.error(
                "The journal is not what was written. The first bad entry is number {} of {}: {}",
                bad.get().seq(),
                bad.get().caseId(),
                bad.get().fault());
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
