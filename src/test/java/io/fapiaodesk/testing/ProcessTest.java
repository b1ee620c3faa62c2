package io.fapiaodesk.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test that leads cases through a process step by step, with the real services behind it: an application of its own on
 * fresh data, in which no job runs unless the test says so. What it needs for that is {@link Cases}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = {"camunda.bpm.job-execution.enabled=false", "fapiao.demo-data=false"})
@ContextConfiguration(initializers = FreshData.class)
@Import(Cases.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DirtiesContext
public @interface ProcessTest {}
