package io.fapiaodesk;

import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.audit.VerifyJournal;
import io.fapiaodesk.platform.web.ImportFiles;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Fapiao for the customers of a cloud vendor: titles, invoices, returns and lost papers. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Modulithic(systemName = "Fapiao Desk")
public class FapiaoDeskApplication {

    public static void main(String[] args) {
        // The engine and its web applications ask the virtual machine what day it is.
        TimeZone.setDefault(TimeZone.getTimeZone(ShanghaiTime.ZONE));
        if (ImportFiles.isAskedFor(args) || VerifyJournal.isAskedFor(args)) {
            // A free port: the application that serves people may be running beside this one.
            String[] aside =
                    Stream.concat(Stream.of("--server.port=0"), Stream.of(args)).toArray(String[]::new);
            System.exit(SpringApplication.exit(SpringApplication.run(FapiaoDeskApplication.class, aside)));
        }
        SpringApplication.run(FapiaoDeskApplication.class, args);
    }
}
