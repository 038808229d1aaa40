package io.github.bybitcamel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Processor;

/** Keeps the directions of ARCHITECTURE.md. */
@AnalyzeClasses(packages = "io.github.bybitcamel", importOptions = DoNotIncludeTests.class)
class DependencyRulesTest {

  private static final String BASE = "io.github.bybitcamel";

  /** Which rooms a room may see, beside itself; a room that is not named here fails the rule. */
  private static final Map<String, Set<String>> MAY_SEE =
      Map.ofEntries(
          entry(
              "processor",
              Set.of(
                  "feed",
                  "sink",
                  "web",
                  "jms",
                  "intake",
                  "control",
                  "trade",
                  "plan",
                  "v5",
                  "risk",
                  "ledger",
                  "failpoint",
                  "settings",
                  "model")),
          entry("transport", Set.of("sink", "settings", "model")),
          entry("console", Set.of("web", "v5", "ledger", "model")),
          entry("metrics", Set.of("console", "v5", "ledger", "model")),
          entry("web", Set.of("intake", "signal", "ledger", "settings", "model")),
          entry("jms", Set.of("intake", "signal", "ledger", "settings", "model")),
          entry("command", Set.of("intake", "signal", "ledger", "v5", "settings", "model")),
          entry("doctor", Set.of("v5", "ledger", "settings", "model")),
          entry("control", Set.of("trade", "plan", "v5", "risk", "ledger", "model")),
          entry("connector", Set.of("trade", "plan", "v5", "risk", "settings", "model")),
          entry("feed", Set.of("v5", "sink", "settings", "model")),
          entry("intake", Set.of("signal", "ledger", "failpoint", "model")),
          entry("trade", Set.of("plan", "v5", "risk", "ledger", "signal", "model")),
          entry("plan", Set.of("v5", "risk", "ledger", "signal", "model")),
          entry("v5", Set.of("settings", "model")),
          entry("risk", Set.of("settings", "model")),
          entry("ledger", Set.of("failpoint", "model")),
          entry("signal", Set.of("model")),
          entry("sink", Set.of("model")),
          // It must not share what it judges.
          entry("paper", Set.of("model")),
          entry("model", Set.of()),
          entry("settings", Set.of()),
          entry("failpoint", Set.of()),
          entry("log", Set.of()));

  @ArchTest
  static final ArchRule roomsPointInwards =
      classes()
          .that()
          .resideOutsideOfPackage("io.github.bybitcamel")
          .should(seeOnlyTheRoomsTheyMay());

  private static ArchCondition<JavaClass> seeOnlyTheRoomsTheyMay() {
    return new ArchCondition<>("see only the rooms they may") {
      @Override
      public void check(JavaClass seeing, ConditionEvents events) {
        String room = room(seeing);
        Set<String> allowed = MAY_SEE.getOrDefault(room, Set.of());
        if (!MAY_SEE.containsKey(room)) {
          events.add(SimpleConditionEvent.violated(seeing, room + " is no room of this list"));
        }
        seeing.getDirectDependenciesFromSelf().stream()
            .filter(seen -> seen.getTargetClass().getPackageName().startsWith(BASE))
            .filter(seen -> !room(seen.getTargetClass()).equals(room))
            .filter(seen -> !allowed.contains(room(seen.getTargetClass())))
            .forEach(
                seen -> events.add(SimpleConditionEvent.violated(seeing, seen.getDescription())));
      }
    };
  }

  /** Returns the room a class stands in: the first name behind the base package. */
  private static String room(JavaClass any) {
    String rest = any.getPackageName().substring(BASE.length());
    return rest.isEmpty() ? "(root)" : rest.substring(1).split("[.]", 2)[0];
  }

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
          .resideOutsideOfPackages(
              "io.github.bybitcamel", "..bybitcamel.processor..", "..bybitcamel.transport..")
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
              "..transport..",
              "..connector..",
              "..trade..",
              "..plan..",
              "..ledger..",
              "..feed..",
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
