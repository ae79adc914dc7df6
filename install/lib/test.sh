# Everything that is tested, with a count at the end. Sourced by rondo.

passed=0
failed=0

# count PASSED FAILED
count() {
  passed=$((passed + $1))
  failed=$((failed + $2))
  summary="$summary$(printf '%-28s %5d passed %5d failed' "$stage" "$1" "$2")
"
}

# begin STAGE
begin() {
  stage=$1
  printf '\n== %s\n' "$stage"
}

# check COMMAND...: one check, passed if the command succeeds.
check() {
  if "$@"; then count 1 0; else count 0 1; fi
}

# check_all FOLDER [PYTHON]: the unit tests written in Python below a folder.
check_all() {
  rm -f "$cache/counts"
  "${2:-$venv/bin/python}" "$here/tools/run_tests.py" "$1" --counts "$cache/counts" || true
  # shellcheck disable=SC2046 # two numbers
  count $(cat "$cache/counts" 2>/dev/null || echo 0 1)
}

finish() {
  # The last line is for machines to read.
  printf '\n%s' "$summary"
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}

run_all_tests() {
  summary=''
  if [ "$*" = --peers ]; then
    test_peers
    return
  fi
  [ $# -eq 0 ] || die 'test takes no argument but --peers'
  need find_jdk
  need find_python
  need find_maven
  lock
  # The examples of the pages read the texts, which pip fetches.
  set_up_python
  set_up_texts
  begin 'unit tests'
  find "$root" -path '*/target/surefire-reports/*' -type f -exec rm -f {} + 2>/dev/null || true
  built=yes
  # A failing test must not keep the notebooks from being tried, so that the reports decide.
  build -Dmaven.test.failure.ignore=true verify || built=no
  # shellcheck disable=SC2046 # two numbers
  count $("$python" "$here/tools/count_reports.py" "$root")
  if [ $built = no ]; then
    stage='build'
    count 0 1
  fi
  unlock
  if ! (set_up); then
    stage='set-up'
    count 0 1
    finish
    return
  fi
  find_jdk
  classpath=$(cat "$cache/classpath")
  for notebook in "$root"/notebooks/*.ipynb; do
    [ -e "$notebook" ] || continue
    if runs_in_its_tests "$notebook"; then continue; fi
    begin "$(basename -- "$notebook")"
    check "$venv/bin/python" "$here/tools/run_notebooks.py" --log "$cache/kernel.log" \
      --out "$cache/tested" --cell-timeout 600 "$notebook"
  done
  for script in "$root"/notebooks/*.jsh; do
    [ -e "$script" ] || continue
    if runs_in_its_tests "$script"; then continue; fi
    begin "$(basename -- "$script")"
    check in_subshell run_script "$script"
  done
  begin 'kernel tests'
  if [ -d "$root/kernel-ext/src/test/python" ]; then check_all "$root/kernel-ext/src/test/python"; fi
  begin 'install tests'
  check_all "$here/test"
  finish
}

in_subshell() { ("$@"); }

# runs_in_its_tests FILE: whether the install tests run this notebook or script themselves. One that
# trains for minutes is not run twice.
runs_in_its_tests() {
  name=$(basename -- "$1")
  case ${name%.*} in
    03-language-model) [ -e "$here/test/test_language_model.py" ] ;;
    *) return 1 ;;
  esac
}

# The exchange of weights with the real PyTorch and Keras, and the benchmarks' questions to them and
# to DL4J, in an environment of their own.
test_peers() {
  set_up
  set_up_peers
  set_up_dl4j
  begin 'PyTorch, Keras and DL4J'
  check_all "$here/peers" "$cache/peers/bin/python"
  finish
}
