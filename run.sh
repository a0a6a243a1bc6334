#!/usr/bin/env bash
# Everything that is done with this project, by name. `./run.sh` alone lists the commands.
#
# Exit codes: 0 done · 1 a check or a test failed · 2 no such command · 3 something must be installed
# first, and the last lines say how.

set -euo pipefail

root="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
venv="$root/.venv"
cd -- "$root"

# What the program reads pictures with besides the engine that its Python packages bring, and old Word files.
program_packages=(tesseract-ocr-osd tesseract-ocr-eng tesseract-ocr-rus tesseract-ocr-ara
    tesseract-ocr-script-arab antiword)
# What the system tests talk to: a real IMAP server and a real PostgreSQL, each started by the tests for themselves.
test_packages=(dovecot-imapd postgresql)
# What letters are drawn with (Pillow sets Arabic with fribidi): those of the demo, of the benchmark of reading and of
# its tests.
letter_packages=(fonts-liberation fonts-dejavu-core fonts-hosny-amiri fonts-noto-cjk libfribidi0)

export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore PIP_NO_INPUT=1 PYTHONNOUSERSITE=1
unset PYTHONHOME PYTHONPATH

say() { printf '%s\n' "$@" >&2; }

stop() {
    say "$@"
    exit 3
}

# --- Debian packages -------------------------------------------------------------------------------------------

# Print the packages among the arguments that are not installed.
missing() {
    local package
    for package in "$@"; do
        if [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)" != installed ]; then
            printf '%s\n' "$package"
        fi
    done
}

# Print how this user may call apt-get: nothing for root, sudo where it asks for no password. Fails where neither is so.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        printf 'env\n'
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        printf 'sudo -n env\n'
    else
        return 1
    fi
}

# Install what is missing among the arguments and for Python, or say the exact line and stop.
need() {
    local wanted line python
    if ! command -v dpkg-query >/dev/null; then
        say "This is not Debian: make sure that you have what these Debian packages hold: $*"
        return
    fi
    mapfile -t python < <(missing_for_python)
    mapfile -t wanted < <(missing "$@" "${python[@]}")
    [ "${#wanted[@]}" -gt 0 ] || return 0
    line="apt-get update && apt-get install -y --no-install-recommends ${wanted[*]}"
    local -a caller
    if ! read -ra caller < <(as_root); then
        stop "These Debian packages are missing. Run this, then start again:" "" "    sudo sh -c '$line'" ""
    fi
    say "Installing Debian packages: ${wanted[*]}"
    case " ${wanted[*]} " in
        *dovecot*|*postgresql*)
            say "Debian also starts Dovecot and PostgreSQL as services; the tests start their own and do not need those:"
            say "    sudo systemctl disable --now dovecot postgresql      # if you do not want them" ;;
    esac
    if ! { "${caller[@]}" DEBIAN_FRONTEND=noninteractive apt-get -qq update &&
        "${caller[@]}" DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${wanted[@]}"; } \
        </dev/null >&2; then
        stop "apt-get failed (see above). When its trouble is mended, run this, then start again:" "" \
            "    sudo sh -c '$line'" ""
    fi
}

# --- Python packages -------------------------------------------------------------------------------------------

recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

complete() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

# Tell whether .venv is whole: one that was interrupted while it was made has no pip, or not all of it and no activate.
usable() {
    [ -f "$venv/bin/activate" ] && [ -x "$venv/bin/python" ] && recent "$venv/bin/python" &&
        "$venv/bin/python" -c 'import pip' 2>/dev/null
}

# Print a Python that can make an environment. Fails where there is none.
find_python() {
    local python
    for python in /usr/bin/python3 python3.11 python3.12 python3.13 python3; do
        if command -v "$python" >/dev/null && recent "$python" && complete "$python"; then
            command -v "$python"
            return
        fi
    done
    return 1
}

# Print the package that Debian's own Python lacks to make an environment, where there is none and no other Python.
missing_for_python() {
    if ! usable && ! find_python >/dev/null && recent /usr/bin/python3; then
        printf 'python3-venv\n'
    fi
}

make_venv() {
    local python
    if [ -e "$venv" ] && [ ! -w "$venv" ]; then
        stop "$venv belongs to another user: remove it (sudo rm -r '$venv') and start again."
    fi
    if usable; then
        return
    fi
    if [ ! -w "$root" ]; then
        stop "You may not write into $root: clone the project into a folder of your own and start there."
    fi
    python="$(find_python)" ||
        stop "Python 3.11 or later with its module venv is needed: sudo apt-get install python3 python3-venv"
    say "Making .venv with $python"
    "$python" -m venv --clear -- "$venv"
}

# Install a lock file and the project itself, unless the stamp says that just this was installed.
install_lock() {
    local lock="$1" stamp="$venv/.installed-$1" mark
    make_venv
    mark="$(cat -- "$lock" requirements-build.lock pyproject.toml run.sh | sha256sum) $root"
    if [ -f "$stamp" ] && [ "$(cat -- "$stamp")" = "$mark" ]; then
        return
    fi
    say "Installing Python packages from $lock (a minute or two)"
    local -a pip=("$venv/bin/python" -m pip --quiet install --no-deps)
    if ! { "${pip[@]}" --require-hashes -r requirements-build.lock -r "$lock" &&
        "${pip[@]}" --no-build-isolation --editable "$root"; } >&2; then
        stop "pip failed (see above). It needs the Python package index, directly or by a mirror that pip is told of." \
            "When its trouble is mended, start again."
    fi
    printf '%s' "$mark" >"$stamp"
}

# --- Commands --------------------------------------------------------------------------------------------------

install_program() {
    need "${program_packages[@]}"
    # Who has the tools for development has the program too.
    if [ -f "$venv/.installed-requirements-dev.lock" ]; then
        install_lock requirements-dev.lock
    else
        install_lock requirements.lock
    fi
}

install_tools() {
    need "${program_packages[@]}" "$@"
    install_lock requirements-dev.lock
}

check() {
    say "$*"
    "$venv/bin/python" -m "$@"
}

lint() {
    check ruff check .
    check ruff format --check .
    check mypy
    say "import-linter"
    "$venv/bin/lint-imports" --no-cache
    if command -v shellcheck >/dev/null; then
        say "shellcheck"
        shellcheck run.sh .ci/run
    fi
}

do_install() { # make .venv/bin/intake, with all it needs
    install_program
    say "Ready: $venv/bin/intake"
}

do_demo() { # read the demo mailbox into ./demo-output and show who comes
    install_program
    exec "$venv/bin/intake" demo "$@"
}

do_test() { # run every check and test; with arguments: pytest with these
    install_tools "${test_packages[@]}" "${letter_packages[@]}"
    if [ "$#" -gt 0 ]; then
        exec "$venv/bin/python" -m pytest "$@"
    fi
    lint
    exec "$venv/bin/python" -m pytest -n 2 --dist loadgroup
}

do_lint() { # style, types and the arrows between the packages
    install_tools
    lint
}

do_bench() { # measure what is claimed to be fast, and how well is read
    install_tools "${test_packages[@]}" "${letter_packages[@]}"
    local script
    for script in benchmarks/*.py; do
        say "$script"
        "$venv/bin/python" "$script" "$@"
    done
}

do_letters() { # write the demo mailbox and its expected records anew
    install_tools "${letter_packages[@]}"
    "$venv/bin/python" -m tests.letters
}

do_train() { # train the labeller of the second reading anew; with a number: with so many letters
    install_tools "${letter_packages[@]}"
    "$venv/bin/python" -m tests.letters.grammar "$@"
}

do_names() { # list the known given and family names anew
    install_tools
    "$venv/bin/python" -m tests.letters.known_names
}

do_exam() { # score how well letters are understood; with arguments: folders of cases, --drawn N, --curve FILE.svg
    install_tools "${letter_packages[@]}"
    "$venv/bin/python" benchmarks/extraction.py "$@"
}

do_clean() { # remove .venv, the demo's output and every cache
    rm -rf -- .venv demo-output build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache ./*.egg-info
    find . -name __pycache__ -type d -prune -exec rm -rf -- {} +
}

list() {
    printf 'usage: ./run.sh COMMAND [ARGUMENTS]\n\n'
    sed -n 's/^do_\([a-z]*\)() { # \(.*\)$/  \1\t\2/p' "${BASH_SOURCE[0]}" | expand -t 14
}

case "${1:-}" in
    "" | help | -h | --help) list ;;
    install | demo | test | lint | bench | letters | train | names | exam | clean) "do_$1" "${@:2}" ;;
    *)
        say "No such command: $1"
        list >&2
        exit 2 ;;
esac
