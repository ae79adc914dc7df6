package dev.rondo.guarantee;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Finds what a user can reach in one source file and no comment explains. */
final class Undocumented extends TreePathScanner<Void, Void> {

  private final JavaSource source;
  private final List<String> found = new ArrayList<>();

  private Undocumented(JavaSource source) {
    this.source = source;
  }

  /** Each as "File.java:line what is missing". */
  static List<String> in(JavaSource source) {
    Undocumented scanner = new Undocumented(source);
    scanner.scan(source.unit(), null);
    return List.copyOf(scanner.found);
  }

  @Override
  public Void visitClass(ClassTree type, Void unused) {
    if (!isReachable(type.getModifiers(), enclosing())) {
      return null;
    }
    DocCommentTree comment = comment();
    if (comment == null) {
      report(type, type.getSimpleName() + " has no comment");
    } else if (type.getKind() == Tree.Kind.RECORD) {
      requireComponents(type, comment);
    }
    return super.visitClass(type, null);
  }

  @Override
  public Void visitMethod(MethodTree method, Void unused) {
    ClassTree owner = enclosing();
    boolean constructorOfRecord =
        method.getReturnType() == null && owner.getKind() == Tree.Kind.RECORD;
    if (isReachable(method.getModifiers(), owner)
        && !overrides(method)
        && !constructorOfRecord
        && comment() == null) {
      report(method, owner.getSimpleName() + "." + method.getName() + " has no comment");
    }
    return null; // what is inside a method is its own affair
  }

  private void requireComponents(ClassTree record, DocCommentTree comment) {
    Set<String> explained =
        comment.getBlockTags().stream()
            .filter(tag -> tag.getKind() == DocTree.Kind.PARAM)
            .map(tag -> ((ParamTree) tag).getName().getName().toString())
            .collect(Collectors.toSet());
    for (Tree member : record.getMembers()) {
      if (member instanceof VariableTree component
          && !component.getModifiers().getFlags().contains(Modifier.STATIC)
          && !explained.contains(component.getName().toString())) {
        report(
            record, record.getSimpleName() + " has no @param for its part " + component.getName());
      }
    }
  }

  private static boolean overrides(MethodTree method) {
    return method.getModifiers().getAnnotations().stream()
        .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
  }

  private static boolean isReachable(ModifiersTree modifiers, ClassTree owner) {
    Set<Modifier> flags = modifiers.getFlags();
    boolean inInterface =
        owner != null
            && owner.getKind() == Tree.Kind.INTERFACE
            && !flags.contains(Modifier.PRIVATE);
    return inInterface || flags.contains(Modifier.PUBLIC) || flags.contains(Modifier.PROTECTED);
  }

  private DocCommentTree comment() {
    return source.docs().getDocCommentTree(getCurrentPath());
  }

  private ClassTree enclosing() {
    return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree owner ? owner : null;
  }

  private void report(Tree tree, String what) {
    long position = source.docs().getSourcePositions().getStartPosition(source.unit(), tree);
    long line = source.unit().getLineMap().getLineNumber(position);
    found.add(source.path().getFileName() + ":" + line + " " + what);
  }
}
