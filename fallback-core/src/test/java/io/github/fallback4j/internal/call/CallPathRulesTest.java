package io.github.fallback4j.internal.call;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.fallback4j.internal.verdict.Recorder;
import org.junit.jupiter.api.Test;

/** A call is made in one place and ends in one place, and the files around that stand in layers. */
class CallPathRulesTest {
  private static final String ROOM = CallPathRulesTest.class.getPackageName();

  private static final JavaClasses CALLS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOM, "io.github.fallback4j.internal.reactor");

  @Test
  void onlyARouteMakesCalls() {
    noClasses()
        .that()
        .areNotAssignableTo(Route.class)
        .and()
        .areNotAssignableTo(RoutedCall.class) // some hand their calls on to others
        .and()
        .areNotAssignableTo(EssentialGuard.Measurement.class) // some have no route
        .should()
        .callMethodWhere(method(RoutedCall.class, "call|callStandby"))
        .check(CALLS);
  }

  @Test
  void onlyARouteEndsCalls() {
    noClasses()
        .that()
        .areNotAssignableTo(Route.class)
        .should()
        .callMethodWhere(method(Slot.class, "end|leave"))
        .orShould()
        .callMethodWhere(method(Recorder.class, "succeeded|probeSucceeded|failed|abandoned"))
        .check(CALLS);
  }

  private static DescribedPredicate<JavaCall<?>> method(Class<?> type, String names) {
    return target(owner(assignableTo(type))).and(target(nameMatching(names)));
  }

  @Test
  void noFileNeedsOneThatNeedsIt() {
    slices().assignedFrom(files()).should().beFreeOfCycles().check(CALLS);
  }

  private static SliceAssignment files() {
    return new SliceAssignment() {
      @Override
      public String getDescription() {
        return "files of " + ROOM;
      }

      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return type.getPackageName().equals(ROOM)
            ? SliceIdentifier.of(type.getName().split("\\$", 2)[0])
            : SliceIdentifier.ignore();
      }
    };
  }
}
