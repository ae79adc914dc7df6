package dev.rondo.guarantee;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Data flows one way through the packages, and each library has its place. */
class PackagesTest {

  /** Each package uses itself and those before it; the front door stands at the end. */
  private static final List<String> ORDER =
      List.of(
          "dev.rondo.output",
          "dev.rondo.chart",
          "dev.rondo.array",
          "dev.rondo.checkpoint",
          "dev.rondo.text",
          "dev.rondo.cell",
          "dev.rondo.architecture",
          "dev.rondo.data",
          "dev.rondo.layer",
          "dev.rondo.engine",
          "dev.rondo.exchange",
          "dev.rondo.evaluate",
          "dev.rondo.generate",
          "dev.rondo.train",
          "dev.rondo.diagnose",
          "dev.rondo.model",
          "dev.rondo");

  /**
   * The steps against the order that a fluent sentence needs, as "class -> package": data leads to
   * the model that is fitted to it. A new one is a decision, not a mend for a failing test.
   */
  private static final Set<String> SEAMS =
      Set.of(
          "dev.rondo.data.ArraySequences -> dev.rondo.model",
          "dev.rondo.data.Corpus -> dev.rondo.model",
          "dev.rondo.data.Corpus -> dev.rondo.train",
          "dev.rondo.data.LabelledSequences -> dev.rondo.model",
          "dev.rondo.data.LabelledTexts -> dev.rondo.model",
          "dev.rondo.data.MeasuredSequences -> dev.rondo.model",
          "dev.rondo.data.Series -> dev.rondo.model",
          "dev.rondo.data.TaggedTexts -> dev.rondo.model",
          "dev.rondo.data.Series -> dev.rondo.train",
          "dev.rondo.data.AutoregressiveSeries -> dev.rondo.model",
          "dev.rondo.data.AutoregressiveSeries -> dev.rondo.train");

  private static final JavaClasses RONDO =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.rondo");

  @Test
  void every_package_has_a_place_in_the_order() {
    assertThat(RONDO.stream().map(PackagesTest::part).distinct()).isSubsetOf(ORDER);
  }

  @Test
  void a_package_uses_only_those_before_it() {
    assertThat(
            RONDO.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(PackagesTest::leadsBackwards)
                .filter(dependency -> !SEAMS.contains(step(dependency)))
                .map(Dependency::getDescription))
        .as("steps against %s", ORDER)
        .isEmpty();
  }

  @Test
  void every_seam_is_in_use() {
    Stream<String> steps =
        RONDO.stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(PackagesTest::leadsBackwards)
            .map(PackagesTest::step);
    assertThat(steps.distinct()).containsAll(SEAMS);
  }

  @Test
  void pictures_are_drawn_in_the_chart_package_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.rondo.chart..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.knowm.xchart..", "de.erichseifert.vectorgraphics2d..")
        .allowEmptyShould(true)
        .check(RONDO);
  }

  @Test
  void no_kernel_is_known_here() {
    noClasses()
        .should(
            dependOnClassesThat(
                resideInAPackage("org.dflib..")
                    .or(resideInAPackage("io.github.spencerpark.."))
                    .or(resideInAPackage("dev.rondo.jupyter.."))))
        .check(RONDO);
  }

  @Test
  void the_front_door_stands_alone() {
    classes()
        .that()
        .resideInAPackage("dev.rondo")
        .and()
        .areTopLevelClasses()
        .and()
        .doNotHaveSimpleName("package-info")
        .should()
        .haveSimpleName("Rondo")
        .allowEmptyShould(true)
        .check(RONDO);
  }

  private static boolean leadsBackwards(Dependency dependency) {
    int to = ORDER.indexOf(part(dependency.getTargetClass()));
    return to > ORDER.indexOf(part(dependency.getOriginClass()));
  }

  private static String step(Dependency dependency) {
    String from = dependency.getOriginClass().getName().replaceFirst("\\$.*", "");
    return from + " -> " + part(dependency.getTargetClass());
  }

  /** The package that a class counts to: an {@code internal} one belongs to the one above it. */
  private static String part(JavaClass type) {
    return type.getPackageName().replaceFirst("\\.internal(\\..*)?$", "");
  }
}
