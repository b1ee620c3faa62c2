package io.fapiaodesk.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.util.Set;
import org.springframework.transaction.annotation.Transactional;

/** What code of this house never does, wherever it lives. */
@AnalyzeClasses(packages = Modules.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class CodingTest {

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields = GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule nobody_prints = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule everybody_logs_the_same_way = GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule only_the_neighbours_of_old_interfaces_speak_of_java_util_date = noClasses()
            .that(not(resideInAnyPackage(
                    Modules.ROOT + ".*.process..",
                    Modules.ROOT + ".platform.engine..",
                    Modules.ROOT + ".notice.mail..")))
            .should()
            .dependOnClassesThat(describe("the dates of old", type -> Set.of(
                            "java.util.Date",
                            "java.util.Calendar",
                            "java.util.GregorianCalendar",
                            "java.text.SimpleDateFormat",
                            "java.sql.Date",
                            "java.sql.Timestamp")
                    .contains(type.getName())));

    /** The sandbox moves the clock; what reads another one stays behind. */
    @ArchTest
    static final ArchRule time_is_read_from_the_clock = noClasses()
            .that(not(resideInAnyPackage(Modules.ROOT + ".platform.time..", Modules.ROOT + ".platform.sandbox..")))
            .should()
            .accessTargetWhere(describe(
                    "now() asks no java.time.Clock",
                    access -> access.getTarget() instanceof CodeUnitAccessTarget target && readsAnotherClock(target)));

    @ArchTest
    static final ArchRule a_private_method_is_not_transactional =
            noMethods().that().arePrivate().should().beAnnotatedWith(Transactional.class);

    @ArchTest
    static final ArchRule a_static_or_final_method_is_not_transactional = noMethods()
            .that()
            .areStatic()
            .or()
            .areFinal()
            .should()
            .beAnnotatedWith(Transactional.class)
            .allowEmptyShould(true);

    private static boolean readsAnotherClock(CodeUnitAccessTarget target) {
        String owner = target.getOwner().getName();
        boolean hasClock =
                target.getRawParameterTypes().stream().anyMatch(parameter -> parameter.isEquivalentTo(Clock.class));
        boolean now = owner.startsWith("java.time.") && target.getName().equals("now") && !hasClock;
        boolean systemClock =
                owner.equals("java.time.Clock") && target.getName().startsWith("system");
        boolean millis = owner.equals("java.lang.System") && target.getName().equals("currentTimeMillis");
        return now || systemClock || millis;
    }
}
