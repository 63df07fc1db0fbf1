# preStop. While every node learns that the pod leaves, nginx serves, and ends each connection with its next answer (default.conf).
touch /tmp/leaving
sleep 6

# Then, for 18 s at most, what is still connected, or has been closed with bytes on their way: those would be lost with
# the pod's network. States of /proc/net/tcp: established, FIN_WAIT1, CLOSE_WAIT, LAST_ACK, CLOSING.
for second in $(seq 18); do
  grep -qE '^ *[0-9]+: [^ ]+ [^ ]+ (01|04|08|09|0B) ' /proc/net/tcp* || break
  sleep 1
done
