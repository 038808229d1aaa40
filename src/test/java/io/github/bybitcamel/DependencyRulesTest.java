package io.github.bybitcamel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import org.apache.camel.Processor;

/** Keeps the directions of ARCHITECTURE.md. */
@AnalyzeClasses(packages = "io.github.bybitcamel", importOptions = DoNotIncludeTests.class)
class DependencyRulesTest {

  @ArchTest
  static final ArchRule roomsPointInwards =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("root")
          .definedBy("io.github.bybitcamel")
          .layer("processor")
          .definedBy("..bybitcamel.processor..")
          .layer("connector")
          .definedBy("..bybitcamel.connector..")
          .layer("intake")
          .definedBy("..bybitcamel.intake..")
          .layer("web")
          .definedBy("..bybitcamel.web..")
          .layer("jms")
          .definedBy("..bybitcamel.jms..")
          .layer("trade")
          .definedBy("..bybitcamel.trade..")
          .layer("v5")
          .definedBy("..bybitcamel.v5..")
          .layer("signal")
          .definedBy("..bybitcamel.signal..")
          .layer("ledger")
          .definedBy("..bybitcamel.ledger..")
          .layer("risk")
          .definedBy("..bybitcamel.risk..")
          .layer("sink")
          .definedBy("..bybitcamel.sink..")
          .layer("paper")
          .definedBy("..bybitcamel.paper..")
          .layer("log")
          .definedBy("..bybitcamel.log..")
          .layer("metrics")
          .definedBy("..bybitcamel.metrics..")
          .layer("console")
          .definedBy("..bybitcamel.console..")
          .layer("failpoint")
          .definedBy("..bybitcamel.failpoint..")
          .layer("settings")
          .definedBy("..bybitcamel.settings..")
          .layer("model")
          .definedBy("..bybitcamel.model..")
          .whereLayer("root")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("processor")
          .mayOnlyBeAccessedByLayers("root")
          .whereLayer("connector")
          .mayOnlyBeAccessedByLayers("root")
          .whereLayer("log")
          .mayOnlyBeAccessedByLayers("root")
          .whereLayer("metrics")
          .mayOnlyBeAccessedByLayers("root")
          .whereLayer("console")
          .mayOnlyBeAccessedByLayers("root", "metrics")
          .whereLayer("web")
          .mayOnlyBeAccessedByLayers("root", "processor")
          .whereLayer("jms")
          .mayOnlyBeAccessedByLayers("root", "processor")
          .whereLayer("intake")
          .mayOnlyBeAccessedByLayers("root", "processor", "web", "jms")
          .whereLayer("trade")
          .mayOnlyBeAccessedByLayers("root", "processor", "connector")
          .whereLayer("v5")
          .mayOnlyBeAccessedByLayers(
              "root", "processor", "connector", "trade", "console", "metrics")
          .whereLayer("signal")
          .mayOnlyBeAccessedByLayers("root", "processor", "trade", "intake", "web", "jms")
          .whereLayer("ledger")
          .mayOnlyBeAccessedByLayers(
              "root", "processor", "trade", "intake", "web", "jms", "console", "metrics")
          .whereLayer("risk")
          .mayOnlyBeAccessedByLayers("root", "processor", "connector", "trade", "intake", "web")
          .whereLayer("sink")
          .mayOnlyBeAccessedByLayers("root", "processor")
          .whereLayer("paper")
          .mayOnlyBeAccessedByLayers("root")
          .whereLayer("failpoint")
          .mayOnlyBeAccessedByLayers("processor", "intake", "ledger", "trade")
          .whereLayer("settings")
          .mayOnlyBeAccessedByLayers("root", "processor", "connector", "v5", "web", "jms");

  @ArchTest
  static final ArchRule modelAndSettingsArePlainJava =
      classes()
          .that()
          .resideInAnyPackage(
              "..bybitcamel.model..",
              "..bybitcamel.settings..",
              "..bybitcamel.risk..",
              "..bybitcamel.failpoint..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "..bybitcamel.model..",
              "..bybitcamel.settings..",
              "..bybitcamel.risk..",
              "..bybitcamel.failpoint..");

  @ArchTest
  static final ArchRule onlyProcessorsAndApplicationSeeCamel =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.github.bybitcamel", "..bybitcamel.processor..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.camel..");

  @ArchTest
  static final ArchRule onlyRoomsThatSpeakJsonSeeJackson =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.github.bybitcamel",
              "..processor..",
              "..connector..",
              "..trade..",
              "..ledger..",
              "..risk..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml..");

  @ArchTest
  static final ArchRule processorsStayPackagePrivate =
      classes().that().implement(Processor.class).should().bePackagePrivate();

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("io.github.bybitcamel.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule timeIsInjected =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now");

  @ArchTest
  static final ArchRule someRoomsDoNotLog =
      noClasses()
          .that()
          .resideInAnyPackage("..model..", "..v5..", "..risk..", "..signal..", "..ledger..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.slf4j..");

  @ArchTest static final ArchRule noStandardStreams = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest static final ArchRule noGenericExceptions = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

  @ArchTest static final ArchRule noFieldInjection = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
}
