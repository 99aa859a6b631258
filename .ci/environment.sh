# Read by ./demo and ./test: makes .venv beside them and installs Sijill into it, once for each state of pyproject.toml.
# Call: environment NAME EXTRAS, with `here` set to the checkout. Sets `python`.

fail() {
    echo "$1: $2" >&2
    exit 1
}

# The first Python of at least 3.11: $PYTHON when it is set, else of the usual names.
find_python() {
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$name"
            return
        fi
    done
}

environment() {
    base=$(find_python)
    [ -n "$base" ] || fail "$1" "Python 3.11 or newer is missing: sudo apt-get install python3 python3-venv (Debian 12, Ubuntu 24.04), brew install python (macOS), or set PYTHON to one"
    python="$here/.venv/bin/python"
    if ! "$python" -m pip --version >/dev/null 2>&1; then
        "$base" -c 'import ensurepip, venv' >/dev/null 2>&1 ||
            fail "$1" "python3-venv is missing: sudo apt-get install python3-venv"
        "$base" -m venv --clear "$here/.venv" || fail "$1" "$here/.venv could not be made"
    fi
    mark="$here/.venv/installed-for-$1"
    state=$(cksum <"$here/pyproject.toml")" $here"
    [ "$(cat "$mark" 2>/dev/null)" = "$state" ] && return
    echo "$1: installing into $here/.venv (once; a minute or two)" >&2
    "$python" -m pip install --quiet --disable-pip-version-check \
        ${SIJILL_CONSTRAINTS:+--constraint "$SIJILL_CONSTRAINTS"} --editable "$here$2" ||
        fail "$1" "the packages could not be installed (see above): is there a network?"
    echo "$state" >"$mark"
}
