package dev.rondo.guarantee;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.rondo.layer.Sums;
import dev.rondo.train.Runs;
import java.io.ObjectInputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What no code of the library may use. */
class ForbiddenTest {

  /** The one place that remembers anything: what was trained, for a cell that is run again. */
  private static final Class<?> REMEMBERS = Runs.class;

  private static final JavaClasses RONDO =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.rondo");

  /** The one class of its package that makes a path: beside the file that the user named. */
  private static final String REPLACES_FILES = "SafeFile";

  /** What the content of a file is handed out as. */
  private static final Set<String> CONTENT = Set.of("Fields", "Json", "Tensor");

  private static final DescribedPredicate<JavaCall<?>> MAKES_A_PATH =
      describe(
          "makes a path of text",
          call -> {
            String owner = call.getTargetOwner().getName();
            String name = call.getName();
            return owner.equals("java.nio.file.Paths")
                || (owner.equals("java.nio.file.Path") && name.matches("of|resolve|resolveSibling"))
                || (owner.equals("java.nio.file.FileSystem") && name.equals("getPath"))
                || (owner.equals("java.io.File") && name.equals("<init>"))
                || (owner.equals("java.net.URI") && name.matches("<init>|create|resolve"))
                || owner.matches("java\\.io\\.(File(In|Out)putStream|File(Read|Writ)er)")
                || owner.equals("java.io.RandomAccessFile");
          });

  @Test
  void a_file_can_name_no_code() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ObjectInputStream.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Method.class)
        .orShould()
        .callMethodWhere(call(Class.class, Set.of("forName")))
        .orShould()
        .callMethodWhere(call(ClassLoader.class, Set.of("loadClass", "defineClass")))
        .orShould()
        .callMethodWhere(
            call(
                MethodHandles.Lookup.class,
                Set.of("findClass", "defineClass", "ensureInitialized")))
        .because("a class named by a file is how model files become programs")
        .check(RONDO);
  }

  @Test
  void a_file_can_name_no_path() {
    noClasses()
        .that()
        .resideInAPackage("dev.rondo.checkpoint..")
        .and()
        .doNotHaveSimpleName(REPLACES_FILES)
        .should()
        .callCodeUnitWhere(MAKES_A_PATH)
        .because("a path comes from the user alone")
        .check(RONDO);
    assertThat(
            noClasses()
                .that()
                .haveSimpleName(REPLACES_FILES)
                .should()
                .callCodeUnitWhere(MAKES_A_PATH)
                .evaluate(RONDO)
                .hasViolation())
        .as("the rule sees a path that is made")
        .isTrue();
    noClasses()
        .that()
        .resideInAPackage("dev.rondo.checkpoint..")
        .and()
        .haveSimpleName(REPLACES_FILES)
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.rondo..")
                .and(describe("others", type -> !type.getName().contains(REPLACES_FILES))))
        .because("the one class that names files beside the user's sees nothing of what is in them")
        .check(RONDO);
    noClasses()
        .that(
            describe(
                "see what is in a file",
                type ->
                    type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(to -> CONTENT.contains(to.getTargetClass().getSimpleName()))))
        .should()
        .callCodeUnitWhere(MAKES_A_PATH)
        .because("who reads what is in a file is handed its path, and makes none")
        .check(RONDO);
  }

  @Test
  void a_file_is_read_as_values_and_not_as_objects() {
    noClasses()
        .that(
            describe(
                "are not Json",
                type ->
                    !type.getName().matches("dev\\.rondo\\.checkpoint\\.Json(Source)?(\\$.*)?")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.google.gson..")
        .because("Gson's text is read here and nowhere else")
        .check(RONDO);
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Gson.class, TypeAdapter.class)
        .because("Gson's objects are made by reflection")
        .check(RONDO);
  }

  @Test
  void updaters_are_our_own() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.nd4j.linalg.learning..")
        .because("ND4J's first Adam step is off")
        .check(RONDO);
  }

  @Test
  void recurrent_cells_are_our_own() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.nd4j.linalg.api.ops.impl.layers.recurrent..")
        .because("ND4J's GRU resets before the product and has one bias")
        .check(RONDO);
  }

  @Test
  void chance_comes_from_a_seed() {
    noClasses()
        .should()
        .callConstructor(Random.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocalRandom.class)
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("org.nd4j.linalg.api.rng..")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethodWhere(
            describe(
                "Nd4j's random numbers",
                call ->
                    call.getTargetOwner().getName().equals("org.nd4j.linalg.factory.Nd4j")
                        && call.getName().matches("rand.*|getRandom.*|shuffle|choice")))
        .because("the same seed gives the same bits, whatever ran before")
        .check(RONDO);
  }

  @Test
  void sums_keep_their_order() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(Sums.class.getName())
        .should()
        .callMethodWhere(
            describe(
                "ND4J's sums",
                call ->
                    call.getTargetOwner().isAssignableTo(INDArray.class)
                        && call.getName()
                            .matches("(sum|mean|std|var|prod|norm.*|amean|entropy)(Number)?")))
        .because("ND4J's order depends on the number of threads; Sums does not")
        .check(RONDO);
  }

  @Test
  void nothing_global_is_switched() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.rondo.engine.BlasThreads") // which puts it back
        .should()
        .callMethodWhere(
            describe(
                "ND4J's global settings",
                call ->
                    call.getTargetOwner().getName().matches("org\\.(nd4j|bytedeco)\\..*")
                        && call.getName()
                            .matches("setDefault.*|setDType|setDataType|.*[sS]et\\w*[tT]hreads")))
        .because("other code in the same kernel uses ND4J too")
        .check(RONDO);
  }

  @Test
  void no_library_call_ends_the_process() {
    noClasses()
        .should()
        .callMethodWhere(call(System.class, Set.of("exit", "gc", "runFinalization")))
        .orShould()
        .callMethodWhere(call(Runtime.class, Set.of("exit", "halt", "gc")))
        .orShould()
        .callMethodWhere(call(Throwable.class, Set.of("printStackTrace")))
        .check(RONDO);
  }

  @Test
  void no_state_is_static() {
    fields().that().areStatic().should().beFinal().check(RONDO);
    noFields()
        .that()
        .areStatic()
        .and()
        .areNotDeclaredIn(REMEMBERS)
        .should()
        .haveRawType(
            describe(
                "something that changes",
                type ->
                    type.getPackageName().startsWith("java.util.concurrent")
                        || type.isAssignableTo(ThreadLocal.class)
                        || type.isAssignableTo(StringBuilder.class)
                        || type.isAssignableTo(Queue.class)
                        || type.isAssignableTo(AbstractCollection.class)
                        || type.isAssignableTo(AbstractMap.class)
                        || type.isAssignableTo(Random.class)))
        .because("a value says all there is to know")
        .check(RONDO);
  }

  private static DescribedPredicate<JavaCall<?>> call(Class<?> owner, Set<String> names) {
    return describe(
        owner.getSimpleName() + "." + names,
        call -> names.contains(call.getName()) && assignableTo(owner).test(call.getTargetOwner()));
  }
}
