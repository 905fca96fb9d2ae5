#!/bin/sh
# /usr/local/bin/touchline: the hub's command as its own account, with the hub's Node, environment and data folder. What
# is set where it is called stands over them: DATABASE_URL= TOUCHLINE_DATA=/tmp/rehearsal touchline restore FILE
PATH=/opt/touchline/node_modules/.bin:$PATH:/usr/sbin:/sbin
TOUCHLINE_DATA=${TOUCHLINE_DATA:-/var/lib/touchline/store}
NODE_ENV=production
export PATH TOUCHLINE_DATA NODE_ENV
umask 077
if ! [ -r /etc/touchline/hub.env ]; then
  echo 'This account cannot read /etc/touchline/hub.env: run "sudo touchline", or make the file. (file_forbidden)' >&2
  exit 1
fi
set -- node --env-file=/etc/touchline/hub.env /opt/touchline/node_modules/touchline/dist/touchline.js "$@"
[ "$(id -u)" = 0 ] && exec runuser -u touchline -- "$@"
exec "$@"
