package io.fapiaodesk.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** Who may know whom. The lists say what is allowed; what they do not name is forbidden. */
@AnalyzeClasses(packages = Modules.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** What each module may use besides itself. A new line here is a decision about the architecture. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            entry("kernel", Set.of()),
            entry("platform", Set.of("kernel")),
            entry("account", Set.of("kernel", "platform")),
            entry("catalogue", Set.of("kernel", "platform")),
            entry("taxbureau", Set.of("kernel", "platform")),
            entry("courier", Set.of("kernel", "platform")),
            entry("notice", Set.of("kernel", "platform", "account")),
            entry("request", Set.of("kernel", "platform", "account")),
            entry("question", Set.of("kernel", "platform", "account", "notice", "request")),
            entry("consumption", Set.of("kernel", "platform", "account", "catalogue")),
            entry("title", Set.of("kernel", "platform", "account", "consumption", "notice", "question", "request")),
            entry(
                    "invoicing",
                    Set.of(
                            "kernel",
                            "platform",
                            "account",
                            "catalogue",
                            "consumption",
                            "notice",
                            "question",
                            "request",
                            "taxbureau",
                            "title")),
            entry(
                    "portal",
                    Set.of(
                            "kernel",
                            "platform",
                            "account",
                            "catalogue",
                            "consumption",
                            "invoicing",
                            "notice",
                            "answer",
                            "paper",
                            "question",
                            "request",
                            "returning",
                            "support",
                            "title",
                            "vendor")),
            entry("vendor", Set.of("kernel", "platform", "account", "consumption", "invoicing", "notice")),
            entry(
                    "returning",
                    Set.of(
                            "kernel",
                            "platform",
                            "account",
                            "catalogue",
                            "consumption",
                            "invoicing",
                            "notice",
                            "question",
                            "request",
                            "taxbureau")),
            entry(
                    "paper",
                    Set.of(
                            "kernel",
                            "platform",
                            "account",
                            "catalogue",
                            "courier",
                            "invoicing",
                            "notice",
                            "question",
                            "request",
                            "returning")),
            entry(
                    "answer",
                    Set.of(
                            "kernel",
                            "platform",
                            "account",
                            "catalogue",
                            "consumption",
                            "invoicing",
                            "request",
                            "support",
                            "title")),
            entry(
                    "support",
                    Set.of(
                            "kernel",
                            "platform",
                            "account",
                            "consumption",
                            "invoicing",
                            "notice",
                            "question",
                            "request",
                            "title")),
            entry("demo", Set.of("kernel", "platform", "account", "consumption", "invoicing", "title", "paper")));

    private static final Set<String> ROOMS_OF_A_CAPABILITY =
            Set.of("", "domain", "rules", "process", "persistence", "web");

    private static final Map<String, Set<String>> ROOMS = Map.of(
            "kernel", Set.of("", "ruling"),
            "notice", Set.of("", "domain", "process", "persistence", "mail"),
            "platform",
                    Set.of(
                            "",
                            "embedded",
                            "engine",
                            "security",
                            "time",
                            "web",
                            "documents",
                            "audit",
                            "crypto",
                            "gateway",
                            "print",
                            "sandbox",
                            "sheet"),
            "taxbureau", Set.of("", "http", "process", "simulator"),
            "courier", Set.of("", "http", "simulator"));

    private static final DescribedPredicate<JavaClass> PACKAGE_INFO =
            describe("package-info", type -> type.getSimpleName().equals("package-info"));

    @ArchTest
    static final ArchRule every_class_has_a_place = classes().should(new ArchCondition<>("live in a known room") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            String module = Modules.moduleOf(type);
            boolean application = module.isEmpty()
                    && (PACKAGE_INFO.test(type) || type.getSimpleName().equals("FapiaoDeskApplication"));
            Set<String> rooms = ROOMS.getOrDefault(module, ROOMS_OF_A_CAPABILITY);
            if (!application && !(ALLOWED.containsKey(module) && rooms.contains(Modules.roomOf(type)))) {
                events.add(SimpleConditionEvent.violated(type, type.getName() + " lives in no known room"));
            }
        }
    });

    @ArchTest
    static final ArchRule every_package_says_what_is_null = classes()
            .should(new ArchCondition<>("live in a package that is @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                        events.add(SimpleConditionEvent.violated(
                                type, type.getPackageName() + " has no package-info.java with @NullMarked"));
                    }
                }
            });

    @ArchTest
    static final ArchRule modules_use_only_whom_they_may = classes()
            .should(new ArchCondition<>("use only the modules they may") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    String module = Modules.moduleOf(type);
                    if (module.isEmpty()) {
                        return;
                    }
                    type.getDirectDependenciesFromSelf().stream()
                            .filter(dependency -> Modules.isOurs(dependency.getTargetClass()))
                            .filter(dependency -> {
                                String target = Modules.moduleOf(dependency.getTargetClass());
                                return !target.equals(module)
                                        && !ALLOWED.getOrDefault(module, Set.of())
                                                .contains(target);
                            })
                            .forEach(dependency ->
                                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
                }
            });

    @ArchTest
    static final ArchRule modules_know_each_other_in_one_direction =
            slices().matching(Modules.ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule capabilities_meet_through_their_root_package = classes()
            .should(new ArchCondition<>("see of another capability only its root package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    String module = Modules.moduleOf(type);
                    type.getDirectDependenciesFromSelf().stream()
                            .filter(dependency -> Modules.isOurs(dependency.getTargetClass()))
                            .filter(dependency -> {
                                JavaClass target = dependency.getTargetClass();
                                return !Modules.moduleOf(target).equals(module)
                                        && !ROOMS.containsKey(Modules.moduleOf(target))
                                        && !Modules.roomOf(target).isEmpty();
                            })
                            .forEach(dependency ->
                                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
                }
            });

    @ArchTest
    static final ArchRule the_kernel_knows_no_framework = classes()
            .that(resideInAPackage(Modules.ROOT + ".kernel.."))
            .and(not(PACKAGE_INFO))
            .should(onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "org.jspecify.annotations", Modules.ROOT + ".kernel..")));

    @ArchTest
    static final ArchRule domain_and_rules_know_no_framework = classes()
            .that(resideInAnyPackage(Modules.ROOT + ".*.domain..", Modules.ROOT + ".*.rules.."))
            .and(not(PACKAGE_INFO))
            .should(onlyDependOnClassesThat(resideInAnyPackage(
                    "java..",
                    "org.jspecify.annotations",
                    Modules.ROOT + ".kernel..",
                    Modules.ROOT + ".*.domain..",
                    Modules.ROOT + ".*.rules..")))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_process_packages_and_the_engine_platform_know_the_engine = noClasses()
            .that(not(resideInAnyPackage(Modules.ROOT + ".*.process..", Modules.ROOT + ".platform.engine..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.camunda.."));

    @ArchTest
    static final ArchRule only_the_guard_knows_the_inside_of_the_engine = noClasses()
            .that(not(resideInAPackage(Modules.ROOT + ".platform.engine.guard..")))
            .should()
            .dependOnClassesThat(resideInAPackage("org.camunda.bpm.engine.impl.."));

    @ArchTest
    static final ArchRule process_does_not_see_persistence_and_web = apart("process", "persistence", "web");

    @ArchTest
    static final ArchRule persistence_does_not_see_process_and_web = apart("persistence", "process", "web");

    @ArchTest
    static final ArchRule web_does_not_see_process_and_persistence = apart("web", "process", "persistence");

    @ArchTest
    static final ArchRule an_interface_has_several_implementations_or_is_a_port = classes()
            .that(describe("interfaces", JavaClass::isInterface))
            .and(not(describe("annotations", JavaClass::isAnnotation)))
            .should(new ArchCondition<>("have several implementations or be a port for the outer side") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    List<JavaClass> implementations = type.getAllSubclasses().stream()
                            .filter(candidate -> !candidate.isInterface())
                            .toList();
                    if (implementations.size() == 1 && !isPort(type, implementations.get(0))) {
                        events.add(SimpleConditionEvent.violated(
                                type,
                                type.getName() + " has the single implementation "
                                        + implementations.get(0).getName()));
                    }
                }

                private boolean isPort(JavaClass type, JavaClass implementation) {
                    boolean inner = Modules.moduleOf(type).equals("platform")
                            || Set.of("", "domain", "rules").contains(Modules.roomOf(type));
                    boolean sameRoom = implementation.getPackageName().equals(type.getPackageName());
                    boolean otherModule = !Modules.moduleOf(implementation).equals(Modules.moduleOf(type));
                    return otherModule || (inner && !sameRoom);
                }
            });

    private static ArchRule apart(String room, String... others) {
        String[] rooms = List.of(others).stream()
                .map(other -> Modules.ROOT + ".*." + other + "..")
                .toArray(String[]::new);
        return noClasses()
                .that(resideInAPackage(Modules.ROOT + ".*." + room + ".."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(rooms).and(not(resideInAPackage(Modules.ROOT + ".platform.."))))
                .allowEmptyShould(true);
    }
}
