/** The lines of Kafka that the table was read from, from the oldest to the newest. */
export const oldestLine = '3.9';
export const newestLine = '4.3';

/**
 * What the jars of Kafka 3.9 to 4.3 define for a broker (kafka.server.KafkaConfig.configDef): name, the type
 * in the newest of them that has it, and where not all have it the first and the last one.
 * Made by docs/writePropertyTable.ts.
 */
export const propertyTable = `
add.partitions.to.txn.retry.backoff.max.ms INT 4.0-
add.partitions.to.txn.retry.backoff.ms INT 4.0-
advertised.listeners LIST
alter.config.policy.class.name CLASS
alter.config.policy.kraft.compatibility.enable BOOLEAN -3.9
alter.log.dirs.replication.quota.window.num INT
alter.log.dirs.replication.quota.window.size.seconds INT
authorizer.class.name STRING
auto.create.topics.enable BOOLEAN
auto.include.jmx.reporter BOOLEAN -3.9
auto.leader.rebalance.enable BOOLEAN
background.threads INT
broker.heartbeat.interval.ms INT
broker.id INT
broker.id.generation.enable BOOLEAN -3.9
broker.rack STRING
broker.session.timeout.ms INT
client.quota.callback.class CLASS
compression.gzip.level INT
compression.lz4.level INT
compression.type STRING
compression.zstd.level INT
config.providers LIST 4.2-
connection.failed.authentication.delay.ms INT
connections.max.idle.ms LONG
connections.max.reauth.ms LONG
control.plane.listener.name STRING -3.9
controlled.shutdown.enable BOOLEAN
controlled.shutdown.max.retries INT -3.9
controlled.shutdown.retry.backoff.ms LONG -3.9
controller.listener.names LIST
controller.performance.always.log.threshold.ms LONG 4.0-
controller.performance.sample.period.ms LONG 4.0-
controller.quorum.append.linger.ms INT
controller.quorum.auto.join.enable BOOLEAN 4.2-
controller.quorum.bootstrap.servers LIST
controller.quorum.election.backoff.max.ms INT
controller.quorum.election.timeout.ms INT
controller.quorum.fetch.max.bytes INT 4.3-
controller.quorum.fetch.snapshot.max.bytes INT 4.3-
controller.quorum.fetch.timeout.ms INT
controller.quorum.request.timeout.ms INT
controller.quorum.retry.backoff.ms INT
controller.quorum.voters LIST
controller.quota.window.num INT
controller.quota.window.size.seconds INT
controller.socket.timeout.ms INT
cordoned.log.dirs LIST 4.3-
create.topic.policy.class.name CLASS
default.replication.factor INT
delegation.token.expiry.check.interval.ms LONG
delegation.token.expiry.time.ms LONG
delegation.token.master.key PASSWORD -3.9
delegation.token.max.lifetime.ms LONG
delegation.token.secret.key PASSWORD
delete.records.purgatory.purge.interval.requests INT
delete.topic.enable BOOLEAN
early.start.listeners LIST
eligible.leader.replicas.enable BOOLEAN -3.9
fetch.max.bytes INT
fetch.purgatory.purge.interval.requests INT
follower.fetch.last.tiered.offset.enable BOOLEAN 4.3-
group.consumer.assignment.interval.ms INT 4.3-
group.consumer.assignors LIST
group.consumer.heartbeat.interval.ms INT
group.consumer.max.assignment.interval.ms INT 4.3-
group.consumer.max.heartbeat.interval.ms INT
group.consumer.max.session.timeout.ms INT
group.consumer.max.size INT
group.consumer.migration.policy STRING
group.consumer.min.assignment.interval.ms INT 4.3-
group.consumer.min.heartbeat.interval.ms INT
group.consumer.min.session.timeout.ms INT
group.consumer.regex.refresh.interval.ms INT 4.1-
group.consumer.session.timeout.ms INT
group.coordinator.append.linger.ms INT
group.coordinator.background.threads INT 4.3-
group.coordinator.cached.buffer.max.bytes INT 4.3-
group.coordinator.new.enable BOOLEAN -4.0
group.coordinator.rebalance.protocols LIST
group.coordinator.threads INT
group.initial.rebalance.delay.ms INT
group.max.session.timeout.ms INT
group.max.size INT
group.min.session.timeout.ms INT
group.share.assignment.interval.ms INT 4.3-
group.share.assignors LIST 4.1-
group.share.delivery.count.limit INT
group.share.enable BOOLEAN -4.2
group.share.heartbeat.interval.ms INT
group.share.initialize.retry.interval.ms INT 4.2-
group.share.max.assignment.interval.ms INT 4.3-
group.share.max.delivery.count.limit INT 4.3-
group.share.max.groups SHORT -4.0
group.share.max.heartbeat.interval.ms INT
group.share.max.partition.max.record.locks INT 4.3-
group.share.max.record.lock.duration.ms INT
group.share.max.session.timeout.ms INT
group.share.max.share.sessions INT 4.1-
group.share.max.size INT
group.share.min.assignment.interval.ms INT 4.3-
group.share.min.delivery.count.limit INT 4.3-
group.share.min.heartbeat.interval.ms INT
group.share.min.partition.max.record.locks INT 4.3-
group.share.min.record.lock.duration.ms INT
group.share.min.session.timeout.ms INT
group.share.partition.max.record.locks INT
group.share.persister.class.name STRING 4.0-
group.share.record.lock.duration.ms INT
group.share.session.timeout.ms INT
group.streams.assignment.interval.ms INT 4.3-
group.streams.heartbeat.interval.ms INT 4.1-
group.streams.initial.rebalance.delay.ms INT 4.2-
group.streams.max.assignment.interval.ms INT 4.3-
group.streams.max.heartbeat.interval.ms INT 4.1-
group.streams.max.session.timeout.ms INT 4.1-
group.streams.max.size INT 4.1-
group.streams.max.standby.replicas INT 4.1-
group.streams.min.assignment.interval.ms INT 4.3-
group.streams.min.heartbeat.interval.ms INT 4.1-
group.streams.min.session.timeout.ms INT 4.1-
group.streams.num.standby.replicas INT 4.1-
group.streams.session.timeout.ms INT 4.1-
initial.broker.registration.timeout.ms INT
inter.broker.listener.name STRING
inter.broker.protocol.version STRING -3.9
internal.metadata.delete.delay.millis LONG 4.1-
internal.metadata.log.segment.bytes INT 4.1-
internal.metadata.max.batch.size.in.bytes INT 4.1-
internal.metadata.max.fetch.size.in.bytes INT 4.1-4.2
kafka.metrics.polling.interval.secs INT
kafka.metrics.reporters LIST
leader.imbalance.check.interval.seconds LONG
leader.imbalance.per.broker.percentage INT -3.9
listener.security.protocol.map STRING
listeners LIST
log.cleaner.backoff.ms LONG
log.cleaner.dedupe.buffer.size LONG
log.cleaner.delete.retention.ms LONG
log.cleaner.enable BOOLEAN
log.cleaner.io.buffer.load.factor DOUBLE
log.cleaner.io.buffer.size INT
log.cleaner.io.max.bytes.per.second DOUBLE
log.cleaner.max.compaction.lag.ms LONG
log.cleaner.min.cleanable.ratio DOUBLE
log.cleaner.min.compaction.lag.ms LONG
log.cleaner.threads INT
log.cleanup.policy LIST
log.dir LIST
log.dir.failure.timeout.ms LONG
log.dirs LIST
log.flush.interval.messages LONG
log.flush.interval.ms LONG
log.flush.offset.checkpoint.interval.ms INT
log.flush.scheduler.interval.ms LONG
log.flush.start.offset.checkpoint.interval.ms INT
log.index.interval.bytes INT
log.index.size.max.bytes INT
log.initial.task.delay.ms LONG
log.local.retention.bytes LONG
log.local.retention.ms LONG
log.message.downconversion.enable BOOLEAN -3.9
log.message.format.version STRING -3.9
log.message.timestamp.after.max.ms LONG
log.message.timestamp.before.max.ms LONG
log.message.timestamp.difference.max.ms LONG -3.9
log.message.timestamp.type STRING
log.preallocate BOOLEAN
log.retention.bytes LONG
log.retention.check.interval.ms LONG
log.retention.hours INT
log.retention.minutes INT
log.retention.ms LONG
log.roll.hours INT
log.roll.jitter.hours INT
log.roll.jitter.ms LONG
log.roll.ms LONG
log.segment.bytes INT
log.segment.delete.delay.ms LONG
max.connection.creation.rate INT
max.connections INT
max.connections.per.ip INT
max.connections.per.ip.overrides STRING
max.incremental.fetch.session.cache.slots INT
max.request.partition.size.limit INT
message.max.bytes INT
metadata.log.dir STRING
metadata.log.max.record.bytes.between.snapshots LONG
metadata.log.max.snapshot.interval.ms LONG
metadata.log.segment.bytes INT
metadata.log.segment.min.bytes INT -4.0
metadata.log.segment.ms LONG
metadata.max.idle.interval.ms INT
metadata.max.retention.bytes LONG
metadata.max.retention.ms LONG
metric.reporters LIST
metrics.num.samples INT
metrics.recording.level STRING
metrics.sample.window.ms LONG
min.insync.replicas INT
node.id INT
num.io.threads INT
num.network.threads INT
num.partitions INT
num.recovery.threads.per.data.dir INT
num.replica.alter.log.dirs.threads INT
num.replica.fetchers INT
offset.metadata.max.bytes INT
offsets.commit.required.acks SHORT -3.9
offsets.commit.timeout.ms INT
offsets.load.buffer.size INT
offsets.retention.check.interval.ms LONG
offsets.retention.minutes INT
offsets.topic.compression.codec INT
offsets.topic.num.partitions INT
offsets.topic.replication.factor SHORT
offsets.topic.segment.bytes INT
password.encoder.cipher.algorithm STRING -3.9
password.encoder.iterations INT -3.9
password.encoder.key.length INT -3.9
password.encoder.keyfactory.algorithm STRING -3.9
password.encoder.old.secret PASSWORD -3.9
password.encoder.secret PASSWORD -3.9
principal.builder.class CLASS
process.roles LIST
producer.id.expiration.check.interval.ms INT
producer.id.expiration.ms INT
producer.purgatory.purge.interval.requests INT
queued.max.request.bytes LONG
queued.max.requests INT
quota.window.num INT
quota.window.size.seconds INT
remote.fetch.max.wait.ms INT
remote.list.offsets.request.timeout.ms LONG 4.0-
remote.log.index.file.cache.total.size.bytes LONG
remote.log.index.file.cache.ttl.ms LONG 4.3-
remote.log.manager.copier.thread.pool.size INT
remote.log.manager.copy.max.bytes.per.second LONG
remote.log.manager.copy.quota.window.num INT
remote.log.manager.copy.quota.window.size.seconds INT
remote.log.manager.expiration.thread.pool.size INT
remote.log.manager.fetch.max.bytes.per.second LONG
remote.log.manager.fetch.quota.window.num INT
remote.log.manager.fetch.quota.window.size.seconds INT
remote.log.manager.follower.thread.pool.size INT 4.2-
remote.log.manager.task.interval.ms LONG
remote.log.manager.task.retry.backoff.max.ms LONG
remote.log.manager.task.retry.backoff.ms LONG
remote.log.manager.task.retry.jitter DOUBLE
remote.log.manager.thread.pool.size INT
remote.log.metadata.custom.metadata.max.bytes INT
remote.log.metadata.manager.class.name STRING
remote.log.metadata.manager.class.path STRING
remote.log.metadata.manager.impl.prefix STRING
remote.log.metadata.manager.listener.name STRING
remote.log.reader.max.pending.tasks INT
remote.log.reader.threads INT
remote.log.storage.manager.class.name STRING
remote.log.storage.manager.class.path STRING
remote.log.storage.manager.impl.prefix STRING
remote.log.storage.system.enable BOOLEAN
replica.fetch.backoff.ms INT
replica.fetch.max.bytes INT
replica.fetch.min.bytes INT
replica.fetch.response.max.bytes INT
replica.fetch.wait.max.ms INT
replica.high.watermark.checkpoint.interval.ms LONG
replica.lag.time.max.ms LONG
replica.selector.class STRING
replica.socket.receive.buffer.bytes INT
replica.socket.timeout.ms INT
replication.quota.window.num INT
replication.quota.window.size.seconds INT
request.timeout.ms INT
reserved.broker.max.id INT -3.9
sasl.client.callback.handler.class CLASS
sasl.enabled.mechanisms LIST
sasl.jaas.config PASSWORD
sasl.kerberos.kinit.cmd STRING
sasl.kerberos.min.time.before.relogin LONG
sasl.kerberos.principal.to.local.rules LIST
sasl.kerberos.service.name STRING
sasl.kerberos.ticket.renew.jitter DOUBLE
sasl.kerberos.ticket.renew.window.factor DOUBLE
sasl.login.callback.handler.class CLASS
sasl.login.class CLASS
sasl.login.connect.timeout.ms INT
sasl.login.read.timeout.ms INT
sasl.login.refresh.buffer.seconds SHORT
sasl.login.refresh.min.period.seconds SHORT
sasl.login.refresh.window.factor DOUBLE
sasl.login.refresh.window.jitter DOUBLE
sasl.login.retry.backoff.max.ms LONG
sasl.login.retry.backoff.ms LONG
sasl.mechanism.controller.protocol STRING
sasl.mechanism.inter.broker.protocol STRING
sasl.oauthbearer.assertion.algorithm STRING 4.1-
sasl.oauthbearer.assertion.claim.aud STRING 4.1-
sasl.oauthbearer.assertion.claim.exp.seconds INT 4.1-
sasl.oauthbearer.assertion.claim.iss STRING 4.1-
sasl.oauthbearer.assertion.claim.jti.include BOOLEAN 4.1-
sasl.oauthbearer.assertion.claim.nbf.seconds INT 4.1-
sasl.oauthbearer.assertion.claim.sub STRING 4.1-
sasl.oauthbearer.assertion.file STRING 4.1-
sasl.oauthbearer.assertion.private.key.file STRING 4.1-
sasl.oauthbearer.assertion.private.key.passphrase PASSWORD 4.1-
sasl.oauthbearer.assertion.template.file STRING 4.1-
sasl.oauthbearer.client.credentials.client.id STRING 4.1-
sasl.oauthbearer.client.credentials.client.secret PASSWORD 4.1-
sasl.oauthbearer.clock.skew.seconds INT
sasl.oauthbearer.expected.audience LIST
sasl.oauthbearer.expected.issuer STRING
sasl.oauthbearer.jwks.endpoint.refresh.ms LONG
sasl.oauthbearer.jwks.endpoint.retry.backoff.max.ms LONG
sasl.oauthbearer.jwks.endpoint.retry.backoff.ms LONG
sasl.oauthbearer.jwks.endpoint.url STRING
sasl.oauthbearer.jwt.retriever.class CLASS 4.1-
sasl.oauthbearer.jwt.validator.class CLASS 4.1-
sasl.oauthbearer.scope STRING 4.1-
sasl.oauthbearer.scope.claim.name STRING
sasl.oauthbearer.sub.claim.name STRING
sasl.oauthbearer.token.endpoint.url STRING
sasl.server.callback.handler.class CLASS
sasl.server.max.receive.size INT
security.inter.broker.protocol STRING
security.providers STRING
server.max.startup.time.ms LONG
share.coordinator.append.linger.ms INT 4.0-
share.coordinator.cached.buffer.max.bytes INT 4.3-
share.coordinator.cold.partition.snapshot.interval.ms INT 4.1-
share.coordinator.load.buffer.size INT 4.0-
share.coordinator.snapshot.update.records.per.snapshot INT 4.0-
share.coordinator.state.topic.compression.codec INT 4.0-
share.coordinator.state.topic.min.isr SHORT 4.0-
share.coordinator.state.topic.num.partitions INT 4.0-
share.coordinator.state.topic.prune.interval.ms INT 4.0-
share.coordinator.state.topic.replication.factor SHORT 4.0-
share.coordinator.state.topic.segment.bytes INT 4.0-
share.coordinator.threads INT 4.0-
share.coordinator.write.timeout.ms INT 4.0-
share.fetch.max.fetch.records INT 4.0-4.0
share.fetch.purgatory.purge.interval.requests INT 4.0-
socket.connection.setup.timeout.max.ms LONG
socket.connection.setup.timeout.ms LONG
socket.listen.backlog.size INT
socket.receive.buffer.bytes INT
socket.request.max.bytes INT
socket.send.buffer.bytes INT
ssl.allow.dn.changes BOOLEAN
ssl.allow.san.changes BOOLEAN
ssl.cipher.suites LIST
ssl.client.auth STRING
ssl.enabled.protocols LIST
ssl.endpoint.identification.algorithm STRING
ssl.engine.factory.class CLASS
ssl.key.password PASSWORD
ssl.keymanager.algorithm STRING
ssl.keystore.certificate.chain PASSWORD
ssl.keystore.key PASSWORD
ssl.keystore.location STRING
ssl.keystore.password PASSWORD
ssl.keystore.type STRING
ssl.principal.mapping.rules STRING
ssl.protocol STRING
ssl.provider STRING
ssl.secure.random.implementation STRING
ssl.trustmanager.algorithm STRING
ssl.truststore.certificates PASSWORD
ssl.truststore.location STRING
ssl.truststore.password PASSWORD
ssl.truststore.type STRING
telemetry.max.bytes INT
transaction.abort.timed.out.transaction.cleanup.interval.ms INT
transaction.max.timeout.ms INT
transaction.partition.verification.enable BOOLEAN
transaction.remove.expired.transaction.cleanup.interval.ms INT
transaction.state.log.load.buffer.size INT
transaction.state.log.min.isr INT
transaction.state.log.num.partitions INT
transaction.state.log.replication.factor SHORT
transaction.state.log.segment.bytes INT
transaction.two.phase.commit.enable BOOLEAN 4.1-
transactional.id.expiration.ms INT
unclean.leader.election.enable BOOLEAN
unclean.leader.election.interval.ms LONG
unstable.api.versions.enable BOOLEAN
unstable.feature.versions.enable BOOLEAN
zookeeper.clientCnxnSocket STRING -3.9
zookeeper.connect STRING -3.9
zookeeper.connection.timeout.ms INT -3.9
zookeeper.max.in.flight.requests INT -3.9
zookeeper.metadata.migration.enable BOOLEAN -3.9
zookeeper.metadata.migration.min.batch.size INT -3.9
zookeeper.session.timeout.ms INT -3.9
zookeeper.set.acl BOOLEAN -3.9
zookeeper.ssl.cipher.suites LIST -3.9
zookeeper.ssl.client.enable BOOLEAN -3.9
zookeeper.ssl.crl.enable BOOLEAN -3.9
zookeeper.ssl.enabled.protocols LIST -3.9
zookeeper.ssl.endpoint.identification.algorithm STRING -3.9
zookeeper.ssl.keystore.location STRING -3.9
zookeeper.ssl.keystore.password PASSWORD -3.9
zookeeper.ssl.keystore.type STRING -3.9
zookeeper.ssl.ocsp.enable BOOLEAN -3.9
zookeeper.ssl.protocol STRING -3.9
zookeeper.ssl.truststore.location STRING -3.9
zookeeper.ssl.truststore.password PASSWORD -3.9
zookeeper.ssl.truststore.type STRING -3.9
`;
