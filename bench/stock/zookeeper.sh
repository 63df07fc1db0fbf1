# The options are those of zkServer.sh start-foreground of 3.9.
mkdir -p /opt/zookeeper/conf /var/lib/zookeeper/data
cat >/opt/zookeeper/conf/zoo.cfg <<EOF
clientPort=2181
dataDir=/var/lib/zookeeper/data
tickTime=2000
admin.enableServer=false
4lw.commands.whitelist=*
EOF
cat >/opt/zookeeper/conf/logback.xml <<EOF
<configuration>
  <appender name="CONSOLE" class="ch.qos.logback.core.ConsoleAppender">
    <encoder><pattern>%d{ISO8601} [myid:%X{myid}] - %-5p [%t:%C{1}@%L] - %m%n</pattern></encoder>
  </appender>
  <root level="INFO"><appender-ref ref="CONSOLE"/></root>
</configuration>
EOF
exec java -Dzookeeper.log.dir=/var/log -XX:+HeapDumpOnOutOfMemoryError '-XX:OnOutOfMemoryError=kill -9 %p' \
  -cp '/opt/zookeeper/conf:/opt/zookeeper/lib/*' -Xmx1000m \
  org.apache.zookeeper.server.quorum.QuorumPeerMain /opt/zookeeper/conf/zoo.cfg
