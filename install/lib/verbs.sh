# What the verbs do, once rondo has read its tools. Sourced by rondo.

usage() {
  cat <<'USAGE'
Usage: install/rondo VERB [ARGUMENTS]

  run NOTEBOOK... [--out DIR] [--record FILE] [--cell-timeout SECONDS]
                 execute notebooks in the real kernel; writes each as .ipynb and .html (DIR: out)
  lab [ARGUMENTS]
                 open JupyterLab with the kernel "Java (Rondo)"; arguments go to JupyterLab
  jshell         the JDK's jshell with Rondo on the class path and imported
  jshell SCRIPT [ARGUMENTS]
                 run a script whole, as a notebook runs a cell; relative paths start at its folder
  test           everything that is tested
  test --peers   the exchange of weights, against the real PyTorch and Keras (needs Python 3.11)
  bench [--peers] [--json FILE] [--quick] [--only WORD]... [--jmh ARGUMENTS]
                 what the engines take; --peers: beside PyTorch, Keras and DL4J (needs Python 3.11);
                 WORD is a part, a cell, a size or an engine: --only train --only lstm --only vector;
                 --quick: fewer repetitions and parts; --jmh: the same by JMH, with its arguments
  conformance    compare all numbers with PyTorch's, Keras's and the papers'; writes dsl/CONFORMANCE.md
  doctor         say what is wrong with this machine, and the mend
  uninstall      remove everything that this command made
  help           this page

Needs a JDK 17 or newer (JAVA_HOME's, else that of java on PATH), Maven and Python 3.9 or newer
(python3 on PATH, or RONDO_PYTHON). RONDO_JVM_OPTS adds JVM options, such as -Xmx8g.
USAGE
}

run_notebooks() {
  [ $# -gt 0 ] || die 'run: name a notebook, as in install/rondo run notebooks/01-forecasting.ipynb'
  set_up
  exec "$venv/bin/python" "$here/tools/run_notebooks.py" --log "$cache/kernel.log" "$@"
}

open_lab() {
  set_up
  # No kernel but ours: the plain Java one that comes with JJava knows nothing of Rondo.
  exec "$venv/bin/python" -m jupyter lab --notebook-dir="$root/notebooks" \
    --KernelSpecManager.allowed_kernelspecs=rondo --KernelSpecManager.ensure_native_kernel=False "$@"
}

open_jshell() {
  set_up
  classpath=$(cat "$cache/classpath")
  if [ $# -gt 0 ]; then
    run_script "$@"
    return
  fi
  (cd "$cache" && "$jdk_home/bin/jar" xf "${classpath%%:*}" dev/rondo/imports.jsh)
  # The tool has a JVM of its own (-J) and one that runs the snippets (-R).
  set -- "-J-Djava.util.prefs.userRoot=$cache/prefs" "-J-Djava.util.prefs.systemRoot=$cache/prefs"
  while IFS= read -r option; do set -- "$@" "-R$option"; done <"$cache/jvm.options"
  exec "$jdk_home/bin/jshell" "$@" --class-path "$classpath" \
    --startup DEFAULT --startup "$cache/dev/rondo/imports.jsh"
}

# run_script NAME [ARGUMENT...]: in the script's own folder, where a notebook's paths start too.
run_script() {
  case $1 in
    -*) die "jshell: $1 is not a script; options for the JVM go into RONDO_JVM_OPTS" ;;
  esac
  [ -e "$1" ] || die "jshell: there is no script $1"
  quoted <"$cache/jvm.options" >"$cache/jvm.arguments"
  name=$1
  shift
  set -- "@$cache/jvm.arguments" -cp "$classpath" dev.rondo.jshell.ScriptRunner \
    "$name" "$(basename -- "$name")" "$@"
  cd "$(dirname -- "$name")" || return 1
  quiet_java "$@"
}

# quiet_java ARGUMENT...: runs Java without its warning of the incubating vector module, which is of
# no use to the reader. The program's output goes by as 3, its status as 4, its errors through sed.
quiet_java() {
  exec 3>&1
  status=$({
    {
      code=0
      "$jdk_home/bin/java" "$@" 2>&1 >&3 3>&- 4>&- || code=$?
      echo $code >&4
    } | sed '/^WARNING: Using incubator modules: jdk.incubator.vector$/d' >&2
  } 4>&1)
  return "$status"
}

# The comparisons live among the tests, whose classes and class path no other verb needs.
write_conformance() {
  [ $# -eq 0 ] || die 'conformance takes no arguments'
  need find_jdk
  need find_maven
  lock
  say 'Building Rondo and its tests ...'
  maven -q -pl dsl -Dspotless.check.skip=true test-compile "$dependency_plugin:build-classpath" \
    -DincludeScope=test -Dmdep.outputFile=target/conformance.classpath >"$cache/build.log" 2>&1 || {
    cat "$cache/build.log" >&2
    die 'the build failed; see its messages above'
  }
  jvm_options | quoted >"$cache/conformance.arguments"
  say 'Comparing ...'
  (cd "$root/dsl" && "$jdk_home/bin/java" "@$cache/conformance.arguments" \
    -cp "target/test-classes:target/classes:$(cat target/conformance.classpath)" \
    dev.rondo.conformance.ConformancePage CONFORMANCE.md) >"$cache/conformance.log" 2>&1 || {
    cat "$cache/conformance.log" >&2
    die 'a comparison failed; see its message above'
  }
  unlock
  say 'Written: dsl/CONFORMANCE.md'
}

uninstall() {
  [ $# -eq 0 ] || die 'uninstall takes no arguments'
  remove_texts
  rm -rf "$venv" "$cache" "$here/tools/__pycache__" "$here/test/__pycache__" "$here/peers/__pycache__" \
    "$root/target" "$root/dsl/target" "$root/dsl/bench/target" "$root/dsl/bench/peers/dl4j/target" \
    "$root/dsl/bench/peers/__pycache__" "$root/kernel-ext/target" "$root/out"
  find "$root/notebooks" -name .ipynb_checkpoints -type d -prune -exec rm -rf {} + 2>/dev/null || true
  say 'Removed: install/.venv with its kernel, install/.cache, the texts in notebooks/data, the target folders and out.'
  say "Left: what Maven keeps (${MAVEN_USER_HOME:-$HOME/.m2}/repository) what pip keeps (see: pip cache dir) and the JDK's list of fonts (~/.java/fonts); other programs may use them."
}
