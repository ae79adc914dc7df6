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
