package io.github.fallback4j;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Lock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * Keeps the arrows between the rooms of the core, and the house rules that a compiler cannot see.
 *
 * <p>A new package needs a line in {@link #MAY_IMPORT}: without one, {@link
 * #everyPackageIsARoomOfThePlan()} fails.
 */
class ArchitectureTest {

  private static final String BASE = "io.github.fallback4j";
  private static final String ROOT = "(root)";

  /** One room in three packages: what applications import, its settings, and its schedules. */
  private static final Set<String> PUBLIC_FACE = Set.of(BASE, BASE + ".settings", BASE + ".window");

  private static final String REAL_CLOCK = BASE + ".internal.time.SystemTime";

  /** Room to the rooms it may import. The room itself and its sub-packages are always open. */
  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.ofEntries(
          entry(ROOT, Set.of("internal.values")),
          entry("spi", Set.of(ROOT)),
          entry("internal.metrics", Set.of(ROOT, "spi", "internal.values", "internal.call")),
          entry("internal.type", Set.of(ROOT)),
          entry("internal.annotation", Set.of(ROOT, "internal.names", "internal.type")),
          entry(
              "method",
              Set.of(
                  ROOT,
                  "spi",
                  "internal.names",
                  "internal.values",
                  "internal.annotation",
                  "internal.type",
                  "internal.call",
                  "internal.reactor",
                  "reactor")),
          entry("internal.log", Set.of()),
          entry("internal.names", Set.of()),
          entry("internal.values", Set.of("internal.names")),
          entry("internal.time", Set.of("spi")),
          entry("internal.verdict", Set.of(ROOT, "spi", "internal.values")),
          entry("internal.settings", Set.of(ROOT, "spi", "internal.names", "internal.values")),
          entry(
              "internal.switches",
              Set.of(ROOT, "spi", "internal.names", "internal.settings", "internal.verdict")),
          entry(
              "internal.detection",
              Set.of(ROOT, "spi", "internal.time", "internal.values", "internal.verdict")),
          entry(
              "internal.signal",
              Set.of(ROOT, "spi", "internal.names", "internal.values", "internal.verdict")),
          entry("internal.level", Set.of(ROOT, "spi", "internal.time")),
          entry(
              "internal.call",
              Set.of(
                  ROOT,
                  "spi",
                  "internal.time",
                  "internal.values",
                  "internal.verdict",
                  "internal.objective")),
          entry("internal.reactor", Set.of(ROOT, "spi", "internal.call", "internal.verdict")),
          entry("reactor", Set.of(ROOT, "internal.call", "internal.reactor")),
          entry("internal.objective", Set.of(ROOT, "spi")),
          entry("internal.drill", Set.of(ROOT, "spi", "internal.verdict")));

  /** What every room may import, except those that hold nothing but what users see. */
  private static final Set<String> OPEN_TO_ALL = Set.of("internal.log");

  private static final Set<String> CLOSED = Set.of(ROOT, "spi");

  /** The one room that knows all the others. */
  private static final String ASSEMBLY = "engine";

  private static final Set<Class<?>> CLOCKS =
      Set.of(
          Clock.class,
          Instant.class,
          LocalDate.class,
          LocalDateTime.class,
          LocalTime.class,
          OffsetDateTime.class,
          ZonedDateTime.class);

  private static final Set<Class<?>> CHANGING =
      Set.of(
          AtomicBoolean.class,
          AtomicInteger.class,
          AtomicLong.class,
          AtomicReference.class,
          ConcurrentMap.class,
          ExecutorService.class,
          Lock.class,
          LongAdder.class);

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(BASE);

  @Test
  void everyPackageIsARoomOfThePlan() {
    Set<String> unplanned =
        CORE.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !isPlanned(room(name)))
            .collect(toCollection(TreeSet::new));

    assertThat(unplanned).as("packages without a line in MAY_IMPORT").isEmpty();
  }

  @Test
  void roomsImportOnlyWhatThePlanAllows() {
    classes().should(importOnlyAllowedRooms()).allowEmptyShould(true).check(CORE);
  }

  @Test
  void packagesFormNoCycle() {
    slices().assignedFrom(packages()).should().beFreeOfCycles().allowEmptyShould(true).check(CORE);
  }

  @Test
  void publicTypesOutsideInternalDoNotShowInternalOnes() {
    classes()
        .that()
        .arePublic()
        .and()
        .resideOutsideOfPackage(BASE + ".internal..")
        .should(showNoInternalType())
        .allowEmptyShould(true)
        .check(CORE);
  }

  @Test
  void onlyTheRealClockReadsTimeOrSleeps() {
    onlyTheRealClockMayUseTime().check(CORE);
  }

  @Test
  void theRuleAboutTimeSeesCallsAndMethodReferences() {
    JavaClasses offenders = new ClassFileImporter().importClasses(Caller.class, Referrer.class);

    assertThatThrownBy(() -> onlyTheRealClockMayUseTime().check(offenders))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Caller")
        .hasMessageContaining("Referrer");
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked =
        CORE.stream()
            .map(JavaClass::getPackage)
            .filter(aPackage -> !aPackage.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .collect(toCollection(TreeSet::new));

    assertThat(unmarked).as("packages without @NullMarked in package-info.java").isEmpty();
  }

  @Test
  void staticFieldsAreFinal() {
    fields().that().areStatic().should().beFinal().allowEmptyShould(true).check(CORE);
  }

  @Test
  void staticFieldsHoldNothingThatChanges() {
    noFields()
        .that()
        .areStatic()
        .should()
        .haveRawType(stateThatChanges())
        .allowEmptyShould(true)
        .check(CORE);
  }

  private static ArchRule onlyTheRealClockMayUseTime() {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(REAL_CLOCK)
        .should()
        .accessTargetWhere(readsTimeOrSleeps())
        .because("time is handed in, so that tests can move it")
        .allowEmptyShould(true);
  }

  private static DescribedPredicate<JavaAccess<?>> readsTimeOrSleeps() {
    return DescribedPredicate.describe(
        "reads the time or sleeps",
        access -> {
          JavaClass owner = access.getTargetOwner();
          String name = access.getTarget().getName();
          if (owner.isEquivalentTo(System.class)) {
            return name.equals("nanoTime") || name.equals("currentTimeMillis");
          }
          if (owner.isEquivalentTo(Thread.class) || owner.isEquivalentTo(TimeUnit.class)) {
            return name.equals("sleep");
          }
          return CLOCKS.stream().anyMatch(owner::isEquivalentTo)
              && (name.equals("now") || name.startsWith("system") || name.startsWith("tick"));
        });
  }

  private static DescribedPredicate<JavaClass> stateThatChanges() {
    return DescribedPredicate.describe(
        "state that changes", type -> CHANGING.stream().anyMatch(type::isAssignableTo));
  }

  private static ArchCondition<JavaClass> importOnlyAllowedRooms() {
    return new ArchCondition<>("import only the rooms that MAY_IMPORT allows") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        String from = room(item.getPackageName());
        for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
          String target = dependency.getTargetClass().getBaseComponentType().getPackageName();
          if (isOurs(target) && !mayImport(from, room(target))) {
            events.add(violated(item, from + " may not know it: " + dependency.getDescription()));
          }
        }
      }
    };
  }

  private static ArchCondition<JavaClass> showNoInternalType() {
    return new ArchCondition<>("show no internal type to their users") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        for (JavaCodeUnit member : item.getCodeUnits()) {
          if (isVisible(member)) {
            member.getAllInvolvedRawTypes().stream()
                .filter(type -> type.getPackageName().startsWith(BASE + ".internal"))
                .forEach(
                    type -> events.add(violated(item, member.getFullName() + " shows " + type)));
          }
        }
      }
    };
  }

  private static boolean isVisible(JavaCodeUnit member) {
    Set<JavaModifier> modifiers = member.getModifiers();
    return !modifiers.contains(JavaModifier.SYNTHETIC)
        && (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED));
  }

  private static SliceAssignment packages() {
    return new SliceAssignment() {
      @Override
      public String getDescription() {
        return "packages of the core";
      }

      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return isOurs(type.getPackageName())
            ? SliceIdentifier.of(room(type.getPackageName()))
            : SliceIdentifier.ignore();
      }
    };
  }

  private static boolean mayImport(String from, String to) {
    return from.equals(to)
        || from.equals(ASSEMBLY)
        || (OPEN_TO_ALL.contains(to) && !CLOSED.contains(from))
        || MAY_IMPORT.getOrDefault(from, Set.of()).contains(to);
  }

  private static boolean isPlanned(String room) {
    return room.equals(ASSEMBLY) || MAY_IMPORT.containsKey(room);
  }

  private static boolean isOurs(String packageName) {
    return packageName.equals(BASE) || packageName.startsWith(BASE + ".");
  }

  /** The room a package belongs to; a package that the plan does not know is its own room. */
  private static String room(String packageName) {
    if (PUBLIC_FACE.contains(packageName)) {
      return ROOT;
    }
    String name = packageName.substring(BASE.length() + 1);
    for (String outer = name; !outer.isEmpty(); ) {
      if (isPlanned(outer)) {
        return outer;
      }
      outer = outer.substring(0, Math.max(0, outer.lastIndexOf('.')));
    }
    return name;
  }

  private static final class Caller {
    long now() {
      return System.nanoTime();
    }
  }

  private static final class Referrer {
    LongSupplier ticker() {
      return System::nanoTime;
    }
  }
}
