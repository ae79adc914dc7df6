package dev.rondo.model;

import dev.rondo.train.Run;
import java.nio.file.Path;

/**
 * A program that goes on with every training that another process has saved, and prints what its
 * models say; {@link ResumeTest} starts it.
 */
final class SavedChild {

  private SavedChild() {}

  /** Reads NAME.model and NAME.run in a folder, and writes NAME.done. */
  public static void main(String... arguments) {
    Path folder = Path.of(arguments[0]);
    for (SavedCase one : SavedCase.all()) {
      Model alone = one.subject().alone(one.load(folder.resolve(one + ".model")));
      System.out.println(one + " alone " + one.subject().answer(alone));
      Model bound = one.subject().bound(one.load(folder.resolve(one + ".model")));
      System.out.println(one + " bound " + one.subject().answer(bound));
      Run run = one.subject().run(one.load(folder.resolve(one + ".run")));
      run.resume().save(folder.resolve(one + ".done").toString());
      System.out.println(one + " resumed " + one.subject().answer(run.model(Model.class)));
    }
  }
}
