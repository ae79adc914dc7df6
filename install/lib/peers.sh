# Sets up the libraries that Rondo is compared with. Sourced by rondo.

# PyTorch and Keras, in a Python environment of their own.
set_up_peers() {
  wanted="$(checksum install/peers/requirements.txt install/peers/requirements.lock) $cache"
  if [ "$(cat "$cache/peers.stamp" 2>/dev/null)" = "$wanted" ] && "$cache/peers/bin/python" -c '' 2>/dev/null; then
    return 0
  fi
  need find_python
  at_least "$python_version" 3.11 ||
    die "PyTorch and Keras need Python 3.11 or newer, $python is $python_version; set RONDO_PYTHON to a newer one"
  say "Making the environment of PyTorch and Keras with $python (some minutes, 6 GB) ..."
  rm -rf "$cache/peers" "$cache/peers.stamp"
  "$python" -m venv "$cache/peers" || die "could not make $cache/peers with $python"
  "$cache/peers/bin/python" -m pip install -q --disable-pip-version-check --no-input \
    -r "$here/peers/requirements.txt" -c "$here/peers/requirements.lock" ||
    die 'pip could not install the packages of install/peers/requirements.txt; see its message above'
  echo "$wanted" >"$cache/peers.stamp"
}

# DL4J, built by a pom of its own: Rondo itself brings none of it along.
set_up_dl4j() {
  dl4j=$root/dsl/bench/peers/dl4j
  wanted="$(checksum dsl/bench/peers/dl4j/pom.xml dsl/bench/peers/dl4j/src) $(platform)"
  if [ "$(cat "$cache/dl4j.stamp" 2>/dev/null)" = "$wanted" ] && [ -d "$dl4j/target/classes" ]; then
    return 0
  fi
  need find_maven
  say 'Building the peer DL4J (the first time Maven downloads about 100 MB) ...'
  rm -f "$cache/dl4j.stamp"
  maven -q -f "$dl4j/pom.xml" "-Djavacpp.platform=$(platform)" compile \
    "$dependency_plugin:build-classpath" -DincludeScope=runtime \
    -Dmdep.outputFile=target/runtime.classpath >"$cache/build.log" 2>&1 || {
    cat "$cache/build.log" >&2
    die 'DL4J could not be built; see the messages above'
  }
  echo "$wanted" >"$cache/dl4j.stamp"
}
