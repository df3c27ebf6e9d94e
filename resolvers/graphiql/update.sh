#!/bin/sh
# Rebuilds static/*.gz from pinned npm packages: ./update.sh
#
# GraphiQL 4 is the last that comes as one script. Its fonts (three quarters of its style sheet) are left out: the page
# takes those of the system. So are the source maps. Give new versions with their integrity from `npm view PKG dist.integrity`.
set -eu
cd "$(dirname "$0")"
here=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# fetch NAME VERSION INTEGRITY: unpacks the package into $work/NAME
fetch() {
	(cd "$work" && npm pack --silent "$1@$2" >/dev/null)
	found="sha512-$(openssl dgst -sha512 -binary "$work/$1-$2.tgz" | openssl base64 -A)"
	if [ "$found" != "$3" ]; then
		echo "$1@$2 is not what was pinned: $found" >&2
		exit 1
	fi
	mkdir "$work/$1"
	tar -xzf "$work/$1-$2.tgz" -C "$work/$1" --strip-components=1
}

# keep FILE NAME: compresses it, the same way every time
keep() {
	sed 's,^//# sourceMappingURL=.*$,,' "$1" | gzip -9 -n >"$here/static/$2.gz"
}

fetch graphiql 4.1.2 sha512-rNlzQIAzm6i2KBXmVQWBgLvt0TloxFVB2d18bukvdsvjEuFDHsKx5IVOomL1W1o5WW+tE54+ioHb2AEKzO2cUg==
fetch react 18.3.1 sha512-wS+hAgJShR0KhEvPJArfuPVN1+Hz1t0Y6n5jLrGQbkb4urgPE/0Rve+1kMB1v/oWgHgm4WIcV+i7F2pTVj+2iQ==
fetch react-dom 18.3.1 sha512-5m4nQKp+rZRb09LNH59GM4BxTh9251/ylbKIbpe7TpGxfJ+9kv6BLkLBXIjjspbgbnIBNqlI23tRnTWT0snUIw==
mkdir -p static
keep "$work/react/umd/react.production.min.js" react.js
keep "$work/react-dom/umd/react-dom.production.min.js" react-dom.js
keep "$work/graphiql/graphiql.min.js" graphiql.js
node -e 'const css = require("fs").readFileSync(0, "utf8"); process.stdout.write(css.replace(/@font-face\s*\{[^}]*\}\s*/g, ""))' \
	<"$work/graphiql/graphiql.min.css" >"$work/graphiql.css"
keep "$work/graphiql.css" graphiql.css

{
	cat <<'NOTE'
The files of this folder are made by ../update.sh from these packages, which are all under the MIT licence, and from
what GraphiQL's script bundles: CodeMirror, graphql-js, graphql-language-service, markdown-it, Radix UI and others, under
the MIT licence too. Their notices, as far as the packages carry them:

NOTE
	for package in graphiql react react-dom; do
		printf '== %s %s ==\n\n' "$package" "$(sed -n 's/^ *"version": "\(.*\)",*$/\1/p' "$work/$package/package.json")"
		cat "$work/$package/LICENSE"
		printf '\n'
	done
} >static/LICENSES
ls -l static
