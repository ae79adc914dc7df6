# Finds the JDK, Python and Maven, and says by name which one is missing. Sourced by rondo.
# Each find_* sets its variables and leaves $trouble and $mend empty, or says there what is wrong.

minimum_java=17
minimum_python=3.9
minimum_maven=3.8.1

say() { printf '%s\n' "$*" >&2; }

die() {
  say "rondo: $*"
  exit 1
}

# at_least 3.11 3.9: whether the first dotted version is the second or newer.
at_least() {
  awk -v have="$1" -v want="$2" 'BEGIN {
    split(have, h, "."); n = split(want, w, ".")
    for (i = 1; i <= n; i++) { if (h[i] + 0 > w[i] + 0) exit 0; if (h[i] + 0 < w[i] + 0) exit 1 }
    exit 0 }'
}

# Looks at one java executable: sets jdk_home, jdk_version and jdk_arch, or trouble and mend.
look_at_java() {
  jdk_facts=$("$1" -XshowSettings:properties -version 2>&1) || jdk_facts=''
  jdk_home=$(printf '%s\n' "$jdk_facts" | sed -n 's/^ *java\.home = //p')
  jdk_arch=$(printf '%s\n' "$jdk_facts" | sed -n 's/^ *os\.arch = //p')
  jdk_version=$(printf '%s\n' "$jdk_facts" |
    sed -n 's/^ *java\.specification\.version = //p; s/.* version "\([0-9.]*\).*/\1/p' |
    sed -n '1{s/^1\.//;s/\..*//;p;}')
  trouble='' mend="install a JDK $minimum_java or newer, or set JAVA_HOME to one"
  if [ -z "$jdk_version" ]; then
    trouble="no JDK: $1 does not run"
  elif [ "$jdk_version" -lt "$minimum_java" ]; then
    trouble="JDK too old: $1 is Java $jdk_version, Rondo needs $minimum_java or newer"
  elif [ ! -x "$jdk_home/bin/javac" ] || [ ! -x "$jdk_home/bin/jshell" ]; then
    trouble="only a JRE: $jdk_home has no javac or no jshell"
    mend="install the JDK package (it has javac and jshell), or set JAVA_HOME to a JDK"
  else
    mend=''
  fi
}

# The JDK: JAVA_HOME's if it is set and good, else the one of the first java on PATH.
find_jdk() {
  jdk_note=''
  if [ -n "${JAVA_HOME:-}" ]; then
    look_at_java "$JAVA_HOME/bin/java"
    [ -n "$trouble" ] || return 0
    jdk_note="JAVA_HOME is passed over ($trouble)"
  fi
  if command -v java >/dev/null 2>&1; then
    look_at_java "$(command -v java)"
  elif [ -z "$jdk_note" ]; then
    trouble='no JDK: there is no java on PATH and JAVA_HOME is not set'
    mend="install a JDK $minimum_java or newer, or set JAVA_HOME to one"
  fi
}

# Python: the one named by RONDO_PYTHON, else python3, else python.
find_python() {
  python='' python_version='' trouble="no Python: there is no python3 on PATH"
  mend="install Python $minimum_python or newer, or set RONDO_PYTHON to one"
  for candidate in ${RONDO_PYTHON:+"$RONDO_PYTHON"} python3 python; do
    command -v "$candidate" >/dev/null 2>&1 || continue
    python_version=$("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
    python=$(command -v "$candidate")
    if ! at_least "$python_version" "$minimum_python"; then
      trouble="Python too old: $python is $python_version, Rondo needs $minimum_python or newer"
      continue
    elif ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
      trouble="no venv module: $python cannot make virtual environments"
      mend="install the package python3-venv (or python$python_version-venv)"
      continue
    fi
    trouble='' mend=''
    return 0
  done
}

find_maven() {
  maven_version='' trouble='' mend="install Maven $minimum_maven or newer and put its mvn on PATH"
  if ! command -v mvn >/dev/null 2>&1; then
    trouble='no Maven: there is no mvn on PATH'
    return 0
  fi
  # Maven runs on Java, and says nothing without one.
  if [ -z "${jdk_home:-}" ]; then
    maven_version='there, its version not known without a JDK' mend=''
    return 0
  fi
  maven_version=$(JAVA_HOME=$jdk_home mvn -version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -1)
  if [ -z "$maven_version" ]; then
    trouble="no Maven: $(command -v mvn) does not run"
  elif ! at_least "$maven_version" "$minimum_maven"; then
    trouble="Maven too old: $(command -v mvn) is $maven_version, Rondo needs $minimum_maven or newer"
  else
    mend=''
  fi
}

# need find_jdk: stops with the tool's name and the mend unless it is there and good.
need() {
  "$1"
  [ -z "$trouble" ] || die "$trouble; $mend"
}

# The machine, in the words of ND4J's natives.
platform() {
  case $(uname -s) in
    Linux) system=linux ;;
    Darwin) system=macosx ;;
    MINGW* | MSYS* | CYGWIN*) system=windows ;;
    *) system=$(uname -s) ;;
  esac
  case $(uname -m) in
    x86_64 | amd64) machine=x86_64 ;;
    aarch64 | arm64) machine=arm64 ;;
    *) machine=$(uname -m) ;;
  esac
  echo "$system-$machine"
}
