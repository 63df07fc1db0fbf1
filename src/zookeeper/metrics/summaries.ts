import { summary, summarySet } from './described.ts';

/** What a server has measured since its process started, but for its processors (ServerMetrics). */
export const summaries = [
  summarySet(
    'ack_latency',
    'Time from a proposal to the ack of a member, by its id, in milliseconds',
  ),
  summary('close_session_prep_time', 'Time to prepare the close of a session, in milliseconds'),
  summary(
    'commit_propagation_latency',
    'Time from the leader to the commit at this learner, in milliseconds',
  ),
  summary('connection_token_deficit', 'Tokens that were missing for throttled connections'),
  summary('dbinittime', 'Time to load snapshot and logs at the start, in milliseconds'),
  summary(
    'dead_watchers_cleaner_latency',
    'Time to clean up watchers of closed connections, in milliseconds',
  ),
  summary('election_time', 'Time of an election of a leader, in milliseconds'),
  summary(
    'follower_sync_time',
    'Time that a follower took to sync with the leader, in milliseconds',
  ),
  summary('fsynctime', 'Time of an fsync of the transaction log, in milliseconds'),
  summary('inflight_diff_count', 'Syncs by a difference under way at once'),
  summary('inflight_snap_count', 'Syncs by a snapshot under way at once'),
  summary('jvm_pause_time_ms', 'Pauses of the JVM that the pause monitor noticed, in milliseconds'),
  summary(
    'leader_unavailable_time',
    'Time without service of a member that then led, in milliseconds',
    '3.7',
  ),
  summarySet('learner_handler_qp_size', 'Packets queued for a learner, by its id'),
  summarySet(
    'learner_handler_qp_time_ms',
    'Time that packets waited for a learner, by its id, in milliseconds',
  ),
  summary('netty_queued_buffer_capacity', 'Bytes buffered of requests that came in parts (Netty)'),
  summary('node_changed_watch_count', 'Watches that a change of data fired'),
  summary('node_children_watch_count', 'Watches that a change of children fired'),
  summary('node_created_watch_count', 'Watches that a new node fired'),
  summary('node_deleted_watch_count', 'Watches that a deleted node fired'),
  summary('observer_sync_time', 'Time that an observer took to sync, in milliseconds', '3.7'),
  summary(
    'om_proposal_process_time_ms',
    'Time to process a proposal as a master of observers, in milliseconds',
  ),
  summary(
    'propagation_latency',
    'Time from the leader seeing a write to this member applying it, in milliseconds',
  ),
  summary(
    'proposal_ack_creation_latency',
    'Time from a proposal to the ack of this member, in milliseconds',
  ),
  summary(
    'proposal_latency',
    'Time from the leader to the proposal at this learner, in milliseconds',
  ),
  summary('proposal_process_time', 'Time to make a proposal, in milliseconds', '3.7'),
  summary('quorum_ack_latency', 'Time from a proposal to the acks of a majority, in milliseconds'),
  summarySet('read_per_namespace', 'Bytes read, by first-level node'),
  summary('readlatency', 'Time of a read request, in milliseconds'),
  summary(
    'request_throttle_queue_time_ms',
    'Time that requests waited for throttling, in milliseconds',
    '3.7',
  ),
  summary(
    'restore_time',
    'Time of a restore from a snapshot (admin server), in milliseconds',
    '3.9',
  ),
  summary('snapshottime', 'Time to write a snapshot, in milliseconds'),
  summary(
    'socket_closing_time',
    'Time to close a socket between leader and learner, in milliseconds',
    '3.7',
  ),
  summary('startup_snap_load_time', 'Time to load the snapshot at the start, in milliseconds'),
  summary('startup_txns_load_time', 'Time to load transactions at the start, in milliseconds'),
  summary('startup_txns_loaded', 'Transactions loaded at the start'),
  summary(
    'unavailable_time',
    'Time without service between looking for a leader and serving, in milliseconds',
    '3.7',
  ),
  summary('updatelatency', 'Time of a write request of a client of this member, in milliseconds'),
  summarySet('write_per_namespace', 'Bytes written, by first-level node'),
];
