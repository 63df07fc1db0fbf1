# The options are those of kafka-storage.sh and kafka-server-start.sh.
mkdir -p /opt/kafka/config /opt/kafka/logs
cat >/opt/kafka/config/server.properties <<EOF
process.roles=broker,controller
node.id=0
controller.listener.names=CONTROLLER
controller.quorum.voters=0@$(hostname):9093
listeners=PLAINTEXT://:9092,CONTROLLER://:9093
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs=/var/lib/kafka/data
offsets.topic.replication.factor=1
EOF
if ls /opt/kafka/libs/reload4j-* >/dev/null 2>&1; then
  cat >/opt/kafka/config/log4j.properties <<EOF
log4j.rootLogger=INFO, stdout
log4j.appender.stdout=org.apache.log4j.ConsoleAppender
log4j.appender.stdout.layout=org.apache.log4j.PatternLayout
log4j.appender.stdout.layout.ConversionPattern=[%d] %p %m (%c)%n
EOF
  logging=-Dlog4j.configuration=file:/opt/kafka/config/log4j.properties
else
  cat >/opt/kafka/config/log4j2.yaml <<EOF
Configuration:
  Appenders:
    Console:
      name: stdout
      PatternLayout:
        pattern: '[%d] %p %m (%c)%n'
  Loggers:
    Root:
      level: INFO
      AppenderRef:
        ref: stdout
EOF
  logging=-Dlog4j2.configurationFile=/opt/kafka/config/log4j2.yaml
fi
options='-server -XX:+UseG1GC -XX:MaxGCPauseMillis=20 -XX:InitiatingHeapOccupancyPercent=35 -XX:+ExplicitGCInvokesConcurrent -XX:MaxInlineLevel=15'
java -Xmx256M $options $logging -cp '/opt/kafka/libs/*' kafka.tools.StorageTool \
  format -c /opt/kafka/config/server.properties --cluster-id=c3RhdGVmdWxzZXQtZXhhbQ || exit
exec java -Xmx1G -Xms1G $options '-Xlog:gc*:file=/opt/kafka/logs/kafkaServer-gc.log:time,tags:filecount=10,filesize=100M' \
  -Dcom.sun.management.jmxremote=true -Dcom.sun.management.jmxremote.authenticate=false -Dcom.sun.management.jmxremote.ssl=false \
  -Dkafka.logs.dir=/opt/kafka/logs $logging -cp '/opt/kafka/libs/*' kafka.Kafka /opt/kafka/config/server.properties
