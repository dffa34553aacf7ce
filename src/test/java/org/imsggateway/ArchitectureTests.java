package org.imsggateway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The house rules: who may know whom, and where each technology lives. */
@AnalyzeClasses(packagesOf = GatewayApplication.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    private static final String ROOT = "org.imsggateway";

    @Test
    void everyPackageKnowsOnlyThoseThatItsPackageInfoNames() {
        ApplicationModules.of(ROOT).verify();
    }

    @ArchTest
    static final ArchRule theWordsAndTheWireKnowNoSpring = noClasses()
            .that(resideIn("message", "rpc", "simulator"))
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.springframework.."))
            .because("they are to be usable, and testable, without a framework");

    @ArchTest
    static final ArchRule theWordsKnowNoStoreAndNoJson = noClasses()
            .that(resideIn("message"))
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "tools.jackson..", "com.fasterxml.."))
            .because("how a word is stored or sent is not its own business");

    @ArchTest
    static final ArchRule theSimulatorSharesNothingWithTheGateway = noClasses()
            .that(resideIn("simulator"))
            .should()
            .dependOnClassesThat(resideInAnyPackage(ROOT + "..")
                    .and(DescribedPredicate.not(resideInAnyPackage(ROOT + ".simulator.."))))
            .because("a mistake in our wire code must not cancel itself out");

    @ArchTest
    static final ArchRule onlyTheMacAndAcpSpeakRpc = noClasses()
            .that(resideOutside("rpc", "imsg", "agent.acp"))
            .should()
            .dependOnClassesThat(resideIn("rpc"))
            .because("foreign protocols stop at their border");

    @ArchTest
    static final ArchRule nobodyImportsTheFaces = noClasses()
            .that(resideOutside("cli", "admin", "simulator", "database"))
            .and()
            .resideOutsideOfPackage(ROOT)
            .should()
            .dependOnClassesThat(resideIn("cli", "admin", "simulator", "database"))
            .because("a face looks at features; a feature looks at no face");

    @ArchTest
    static final ArchRule webStaysInControllers = noClasses()
            .that(resideOutside("agent.http", "agent.webhook", "agent.openai", "attachment", "admin", "cli"))
            .and()
            .haveSimpleNameNotEndingWith("Controller")
            .and(are(DescribedPredicate.not(nestedIn("Controller"))))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.springframework.web..", "org.springframework.http..", "jakarta.servlet..", "java.net.http.."))
            .because("only controllers, agents that call out, and the faces speak HTTP");

    @ArchTest
    static final ArchRule sqlStaysInRepositories = noClasses()
            .that(resideOutside("database", "simulator"))
            .and()
            .haveSimpleNameNotEndingWith("Repository")
            .and(are(DescribedPredicate.not(nestedIn("Repository"))))
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc.."))
            .because("two dialects are kept in step only where the statements are together");

    @ArchTest
    static final ArchRule theShellStaysInTheCli = noClasses()
            .that(resideOutside("cli"))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.springframework.shell..", "org.jline.."))
            .because("the shell is a face over the REST API");

    @ArchTest
    static final ArchRule healthStaysInIndicators = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("HealthIndicator")
            .and(are(DescribedPredicate.not(resideInAnyPackage(ROOT + ".admin.."))))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.springframework.boot.health.."))
            .because("features keep states; an indicator translates them");

    @ArchTest
    static final ArchRule controllersRepositoriesAndIndicatorsAreNeverPublic = classes()
            .that()
            .haveSimpleNameEndingWith("Controller")
            .or()
            .haveSimpleNameEndingWith("Repository")
            .or()
            .haveSimpleNameEndingWith("HealthIndicator")
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule fieldsAreNotInjected = GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule standardStreamsBelongToTheCommandLine =
            noClasses().that(resideOutside("cli", "simulator")).should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule exceptionsHaveAMeaning = GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

    @ArchTest
    static final ArchRule timeIsGivenNotTaken = noClasses()
            .that(resideOutside("simulator", "cli"))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", java.time.Duration.class)
            .because("a test must be able to move time by hand");

    @ArchTest
    static final ArchRule namesSayWhatAThingDoes = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Helper|Util|Utils|Dto)")
            .because("such a name says that a noun is missing");

    @ArchTest
    static final ArchRule onlySixClassesAreCalledServiceManagerClientOrFetcher = noClasses()
            .that()
            .doNotHaveSimpleName("PolicyService")
            .and()
            .doNotHaveSimpleName("PairingService")
            .and()
            .doNotHaveSimpleName("ChunkingService")
            .and()
            .doNotHaveSimpleName("ImsgProcessManager")
            .should()
            .haveNameMatching(".*[a-z](Service|Manager)")
            .because("those names are fixed; elsewhere the word bears no intent");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .that()
            .haveSimpleName("package-info")
            .should()
            .beAnnotatedWith("org.jspecify.annotations.NullMarked");

    @ArchTest
    static final ArchRule constantsAreNotMutable =
            noFields().that().arePublic().and().areStatic().should().notBeFinal();

    private static DescribedPredicate<JavaClass> resideIn(String... packages) {
        var patterns = new String[packages.length];
        for (int i = 0; i < packages.length; i++) {
            patterns[i] = ROOT + "." + packages[i] + "..";
        }
        return resideInAnyPackage(patterns);
    }

    private static DescribedPredicate<JavaClass> resideOutside(String... packages) {
        return DescribedPredicate.not(resideIn(packages));
    }

    private static DescribedPredicate<JavaClass> nestedIn(String suffix) {
        return new DescribedPredicate<>("nested in a *" + suffix) {
            @Override
            public boolean test(JavaClass candidate) {
                return candidate.getName().matches(".*" + suffix + "\\$.*");
            }
        };
    }
}
