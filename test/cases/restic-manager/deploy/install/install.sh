#!/bin/sh
# Installs the restic-manager agent on a Linux host:
#
#   curl -fsSL https://SERVER/install/install.sh | sudo RM_SERVER=https://SERVER sh
#
# Running it again upgrades the agent in place.
set -eu

bin=/usr/local/bin/restic-manager-agent
unit=/etc/systemd/system/restic-manager-agent.service
conf=/etc/restic-manager/agent.env

die() {
	echo "install.sh: $*" >&2
	exit 1
}

fetch() {
	if command -v curl >/dev/null 2>&1; then
		curl -fsSL -o "$2" "$1"
	else
		wget -q -O "$2" "$1"
	fi || die "cannot download $1"
}

# All work happens in a function called on the last line, so that a download
# cut short runs nothing.
main() {
	server=${RM_SERVER:-}
	server=${server%/}
	case $server in
	*[!A-Za-z0-9.:/_~%\[\]-]*) die "RM_SERVER has a character that does not belong in a URL" ;;
	http://?* | https://?*) ;;
	*) die "set RM_SERVER to the server's URL, for example https://backup.example:8080" ;;
	esac
	[ "$(uname -s)" = Linux ] || die "this script is for Linux"
	[ "$(id -u)" -eq 0 ] || die "run as root"
	case $(uname -m) in
	x86_64 | amd64) arch=amd64 ;;
	aarch64 | arm64) arch=arm64 ;;
	*) die "no agent is published for $(uname -m)" ;;
	esac

	tmp=$(mktemp -d)
	trap 'rm -rf "$tmp" "$bin.new"' EXIT
	trap 'exit 1' HUP INT TERM
	fetch "$server/agent/binary?os=linux&arch=$arch" "$tmp/agent"
	fetch "$server/install/restic-manager-agent.service" "$tmp/unit"

	# Try the new agent before it replaces the old one; mv swaps it in whole.
	mkdir -p "${bin%/*}" "${conf%/*}"
	install -m 0755 "$tmp/agent" "$bin.new"
	"$bin.new" --version || die "the downloaded agent does not run here"
	mv -f "$bin.new" "$bin"
	printf 'RM_SERVER=%s\n' "$server" >"$conf"

	if [ -d /run/systemd/system ]; then
		install -m 0644 "$tmp/unit" "$unit"
		systemctl daemon-reload
		systemctl enable restic-manager-agent.service
		systemctl restart restic-manager-agent.service
	else
		echo "systemd is not running here: start $bin --server $server --interval 1m yourself"
	fi
}

main
