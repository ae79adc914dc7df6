# The benchmarks. Sourced by rondo after peers.sh.

run_benchmarks() {
  bench_peers='' bench_jmh=''
  check_bench_arguments "$@"
  need find_jdk
  lock
  set_up_bench
  if [ -n "$bench_peers" ]; then
    set_up_peers
    set_up_dl4j
  fi
  unlock
  jvm_options | quoted >"$cache/bench.arguments"
  if [ -n "$bench_jmh" ]; then
    shift
    set -- "@$cache/bench.arguments" -cp "$(cat "$cache/bench.classpath")" org.openjdk.jmh.Main "$@"
  else
    set -- "@$cache/bench.arguments" \
      "-Drondo.bench.airline=$root/notebooks/data/airline.csv" \
      "-Drondo.bench.scripts=$root/dsl/bench/peers" \
      "-Drondo.bench.python=$cache/peers/bin/python" \
      "-Drondo.bench.dl4j=$(dl4j_classpath)" \
      -cp "$(cat "$cache/bench.classpath")" dev.rondo.bench.Bench "$@"
  fi
  quiet_java "$@"
}

# Before anything is set up, which may take minutes. What WORD may be, the program knows.
check_bench_arguments() {
  if [ "${1:-}" = --jmh ]; then
    bench_jmh=yes
    return 0
  fi
  while [ $# -gt 0 ]; do
    case $1 in
      --peers) bench_peers=yes ;;
      --quick) ;;
      --json | --only)
        case ${2:-} in
          '' | -*) usage >&2 && die "bench: name what $1 is to take, as in --json figures.json --only train" ;;
        esac
        shift ;;
      *) usage >&2 && die "bench: there is no $1; bench takes --peers, --json FILE, --quick, --only WORD and, alone, --jmh" ;;
    esac
    shift
  done
}

dl4j_classpath() {
  dl4j=$root/dsl/bench/peers/dl4j
  if [ -n "$bench_peers" ]; then printf '%s:%s' "$dl4j/target/classes" "$(cat "$dl4j/target/runtime.classpath")"; fi
}

# Builds the benchmarks, and keeps their jars apart from Maven's target folders.
set_up_bench() {
  wanted="$(class_sources) $(checksum dsl/bench/pom.xml dsl/bench/src/main)"
  if [ "$(cat "$cache/bench.stamp" 2>/dev/null)" = "$wanted" ] && bench_is_there; then
    return 0
  fi
  need find_maven
  say 'Building Rondo and its benchmarks ...'
  rm -rf "$cache/bench.stamp" "$cache/bench"
  maven -q -pl dsl,dsl/bench -Dmaven.test.skip=true -Dspotless.check.skip=true package \
    "$dependency_plugin:build-classpath" -DincludeScope=runtime \
    -Dmdep.outputFile=target/bench.classpath >"$cache/build.log" 2>&1 || {
    cat "$cache/build.log" >&2
    die 'the build failed; see its messages above'
  }
  mkdir -p "$cache/bench" "$cache/prefs/.java/.userPrefs" "$cache/prefs/.systemPrefs"
  ours=''
  for jar in "$root"/dsl/bench/target/rondo-bench-*.jar "$root"/dsl/target/rondo-*.jar; do
    cp "$jar" "$cache/bench/" && ours="$ours$cache/bench/$(basename "$jar"):"
  done
  others=$(tr ':' '\n' <"$root/dsl/bench/target/bench.classpath" | grep -Fv "$root/" | tr '\n' ':')
  printf '%s' "$ours${others%:}" >"$cache/bench.classpath"
  echo "$wanted" >"$cache/bench.stamp"
}

bench_is_there() {
  [ -s "$cache/bench.classpath" ] || return 1
  tr ':' '\n' <"$cache/bench.classpath" | while IFS= read -r entry; do [ -e "$entry" ] || exit 1; done
}
