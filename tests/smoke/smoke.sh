#!/bin/sh
# The public calls of the chat, as plain curl with only what their description shows: sh smoke.sh http://127.0.0.1:3000
# Prints a line for each, ends with 0 when all of them answered 200 with what they promise, else with 1.
set -u
base="${1:?usage: smoke.sh BASE}"
failed=0
body=""

# call NAME EXPECTED CURL-ARGUMENTS…: the answer's body stays in $body
call() {
	name="$1"
	expected="$2"
	shift 2
	answer=$(curl --silent --show-error --max-time 20 --write-out '\n%{http_code}' "$@" 2>&1)
	code=$(printf '%s\n' "$answer" | tail -n 1)
	body=$(printf '%s\n' "$answer" | sed '$d')
	if [ "$code" = 200 ] && printf '%s' "$body" | grep -q "$expected"; then
		echo "ok   $name"
	else
		echo "FAIL $name: HTTP $code $body"
		failed=1
	fi
}

# field NAME: a string of $body
field() {
	printf '%s' "$body" | sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"
}

json='content-type: application/json'
call health '"ok":true' "$base/api/health"
call greeting '"ok":true' -X POST -H "$json" -d '{}' "$base/api/greeting"
session=$(field sessionId)
call validate '"valid":true' -X POST -H "$json" -d "{\"sessionId\":\"$session\"}" "$base/api/session/validate"
call chat '"ok":true' -X POST -H "$json" -d "{\"sessionId\":\"$session\",\"message\":\"Hola\"}" "$base/api/chat"
call button '"ok":true' -X POST -H "$json" \
	-d "{\"sessionId\":\"$session\",\"action\":\"button\",\"value\":\"accept\"}" "$base/api/chat"
call whatsapp-ticket '"ok":true' -X POST -H "$json" -d "{\"sessionId\":\"$session\"}" "$base/api/whatsapp-ticket"
ticket=$(field apiPublicUrl)
call ticket '"number"' "$base/${ticket#*://*/}"
picture=$(mktemp)
trap 'rm -f "$picture"' EXIT
printf '%s' 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==' |
	base64 -d >"$picture"
call upload-image '"ok":true' -X POST -H "x-session-id: $session" -F "image=@$picture;type=image/png" \
	"$base/api/upload-image"
exit "$failed"
