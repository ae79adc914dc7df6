# Sets up the classes, the Python environment and the kernel, each only when its sources changed.
# Sourced by rondo after tools.sh.

dependency_plugin=org.apache.maven.plugins:maven-dependency-plugin:3.9.0

# What every tool that Rondo starts must leave inside the checkout.
export IPYTHONDIR="$cache/ipython"
export JUPYTER_CONFIG_DIR="$cache/jupyter/config"
export JUPYTER_DATA_DIR="$cache/jupyter/data"
export JUPYTER_RUNTIME_DIR="$cache/jupyter/runtime"
export JUPYTERLAB_SETTINGS_DIR="$cache/jupyter/lab/settings"
export JUPYTERLAB_WORKSPACES_DIR="$cache/jupyter/lab/workspaces"
export PYTHONDONTWRITEBYTECODE=1
unset JUPYTER_PATH JUPYTER_CONFIG_PATH PYTHONPATH PYTHONHOME
# Sums in another order give other bits, so the number of threads is part of a result; and with
# small arrays a second thread costs more than it brings.
export OMP_NUM_THREADS="${OMP_NUM_THREADS:-1}"

# A checksum of the named files and folders, by name and content.
checksum() {
  (cd "$root" && find "$@" -type f ! -name '.*.swp' -exec cksum {} + 2>/dev/null | LC_ALL=C sort | cksum | tr ' ' -)
}

# One set-up at a time: a second one waits for the first.
lock() {
  mkdir -p "$cache" || die "cannot write in $here; make the checkout writable or clone it elsewhere"
  until mkdir "$cache/lock" 2>/dev/null; do
    owner=$(cat "$cache/lock/pid" 2>/dev/null || echo)
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
      rm -rf "$cache/lock"
    else
      sleep 1
    fi
  done
  echo $$ >"$cache/lock/pid"
  trap unlock EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

unlock() {
  rm -rf "$cache/lock"
  trap - EXIT INT TERM
}

# The JVM's options, one a line, for the kernel and JShell alike.
jvm_options() {
  printf '%s\n' \
    --add-modules=jdk.incubator.vector \
    -Dorg.nd4j.log.initialization=false \
    "-Dorg.bytedeco.javacpp.cachedir=$cache/javacpp" \
    "-Djava.util.prefs.userRoot=$cache/prefs" \
    "-Djava.util.prefs.systemRoot=$cache/prefs"
  if [ "$jdk_version" -ge 22 ]; then echo --enable-native-access=ALL-UNNAMED; fi
  if [ "$jdk_version" -ge 23 ]; then echo --sun-misc-unsafe-memory-access=allow; fi
  # shellcheck disable=SC2086 # split on blanks on purpose
  if [ -n "${RONDO_JVM_OPTS:-}" ]; then printf '%s\n' $RONDO_JVM_OPTS; fi
}

# Options as Java reads them from a file: each in quotes, so that blanks in them are kept.
quoted() { sed 's/\\/\\\\/g; s/.*/"&"/'; }

maven() {
  (cd "$root" && JAVA_HOME=$jdk_home mvn -B -ntp -Dstyle.color=never "$@")
}

# The class path's entries are all there: none was cleaned away or lost from Maven's cache.
classes_are_there() {
  [ -s "$cache/classpath" ] || return 1
  tr ':' '\n' <"$cache/classpath" | while IFS= read -r entry; do [ -e "$entry" ] || exit 1; done
}

# Builds the modules, without their tests and the format check.
set_up_classes() {
  sources=$(class_sources)
  if [ "$(cat "$cache/classes.stamp" 2>/dev/null)" = "$sources" ] && classes_are_there; then
    return 0
  fi
  need find_maven
  say 'Building Rondo (the first time Maven downloads about 150 MB) ...'
  build -q -pl dsl,kernel-ext -Dmaven.test.skip=true -Dspotless.check.skip=true package >"$cache/build.log" 2>&1 || {
    cat "$cache/build.log" >&2
    return 1
  }
}

class_sources() { checksum pom.xml .mvn dsl/pom.xml dsl/src/main kernel-ext/pom.xml kernel-ext/src/main; }

# build GOAL...: runs Maven up to those goals and takes the class path from it.
build() {
  sources=$(class_sources)
  rm -f "$cache/classes.stamp"
  maven "$@" "$dependency_plugin:build-classpath" -DincludeScope=runtime \
    -Dmdep.outputFile=target/runtime.classpath || return 1
  keep_jars
  echo "$sources" >"$cache/classes.stamp"
}

# The modules' jars are kept apart from Maven's target folders, so that a build never pulls one
# from under a running kernel.
keep_jars() {
  lib=$cache/lib/$sources
  mkdir -p "$lib"
  set --
  for jar in "$root"/dsl/target/*.jar "$root"/kernel-ext/target/*.jar; do
    case $jar in
      *-sources.jar | *-javadoc.jar | *-tests.jar) ;;
      *)
        kept=$lib/$(basename "$jar")
        cp "$jar" "$kept.new" && mv "$kept.new" "$kept" && set -- "$@" "$kept" ;;
    esac
  done
  others=$(tr ':' '\n' <"$root/kernel-ext/target/runtime.classpath" | grep -Fv "$root/" | tr '\n' ':')
  (IFS=: && printf '%s' "$*:${others%:}") >"$cache/classpath"
  for old in "$cache"/lib/*; do
    if [ "$old" != "$lib" ]; then rm -rf "$old"; fi
  done
}

# The virtual environment, from the pinned packages.
set_up_python() {
  wanted="$(checksum install/requirements.txt install/requirements.lock) $venv"
  if [ "$(cat "$cache/python.stamp" 2>/dev/null)" = "$wanted" ] && "$venv/bin/python" -c '' 2>/dev/null; then
    return 0
  fi
  need find_python
  say "Making the Python environment with $python (half a minute) ..."
  rm -rf "$venv" "$cache/python.stamp"
  "$python" -m venv "$venv" || die "could not make $venv with $python"
  "$venv/bin/python" -m pip install -q --disable-pip-version-check --no-input \
    -r "$here/requirements.txt" -c "$here/requirements.lock" ||
    die 'pip could not install the packages of install/requirements.txt; see its message above'
  echo "$wanted" >"$cache/python.stamp"
}

# The kernel "Java (Rondo)", made for this checkout's place and this JDK.
set_up_kernel() {
  jvm_options >"$cache/jvm.options"
  wanted="$jdk_home $OMP_NUM_THREADS $venv $(cat "$cache/classpath" "$cache/jvm.options" "$here/tools/write_kernelspec.py" | cksum)"
  if [ "$(cat "$cache/kernel.stamp" 2>/dev/null)" = "$wanted" ] &&
    [ -s "$venv/share/jupyter/kernels/rondo/kernel.json" ]; then
    return 0
  fi
  "$venv/bin/python" "$here/tools/write_kernelspec.py" --jdk "$jdk_home" \
    --options "$cache/jvm.options" --classpath "$cache/classpath" --threads "$OMP_NUM_THREADS" ||
    die 'could not write the kernel specification'
  echo "$wanted" >"$cache/kernel.stamp"
}

set_up() {
  need find_jdk
  if [ -n "$jdk_note" ]; then say "rondo: $jdk_note"; fi
  lock
  # Java reports it on the standard error when it makes these itself.
  mkdir -p "$cache/prefs/.java/.userPrefs" "$cache/prefs/.systemPrefs"
  set_up_classes || die 'the build failed; see its messages above'
  set_up_python
  set_up_kernel
  set_up_texts
  unlock
}
