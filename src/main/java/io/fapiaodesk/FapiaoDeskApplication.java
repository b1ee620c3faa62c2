package io.fapiaodesk;

import io.fapiaodesk.kernel.ShanghaiTime;
import java.util.TimeZone;
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
        SpringApplication.run(FapiaoDeskApplication.class, args);
    }
}
