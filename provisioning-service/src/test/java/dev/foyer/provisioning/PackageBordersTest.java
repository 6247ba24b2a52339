package dev.foyer.provisioning;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.foyer.provisioning.database.Registry;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

class PackageBordersTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.foyer.provisioning");

    @Test
    void featuresDoNotDependOnEachOtherInCircles() {
        slices().matching("dev.foyer.provisioning.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void resourcesLeaveTheDatabaseToOthers() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "jakarta.persistence..",
                        "jakarta.transaction..",
                        "io.quarkus.narayana..",
                        "dev.foyer.provisioning.database..")
                .check(CLASSES);
    }

    @Test
    void entitiesStayInsideTheirFeature() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePackagePrivate()
                .check(CLASSES);
    }

    @Test
    void everyWriteOfTheApiSaysWhoWrites() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..write..")
                // Its reads of one moment are a transaction that cannot write.
                .and()
                .doNotBelongToAnyOf(Registry.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.transaction..", "io.quarkus.narayana..")
                .check(CLASSES);
    }

    @Test
    void theRulesOfFieldsKnowNothingOfTheRegistry() {
        noClasses()
                .that()
                .resideInAPackage("..field..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "jakarta..", "..database..", "..customer..", "..company..")
                .check(CLASSES);
    }

    @Test
    void theMirrorKnowsNothingOfTheApi() {
        noClasses()
                .that()
                .resideInAPackage("..mirror..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "..problem..", "..paging..", "..security..", "..write..")
                .check(CLASSES);
    }

    @Test
    void everyEndpointNamesItsRoles() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .and()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .areNotInterfaces()
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beDeclaredInClassesThat(
                        com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith(
                                RolesAllowed.class))
                .check(CLASSES);
    }
}
