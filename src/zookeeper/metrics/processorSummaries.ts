import { summary } from './described.ts';

/** What the processors, through which a request goes one after the other, have measured (ServerMetrics). */
export const processorSummaries = [
  summary('commit_commit_proc_req_queued', 'Commits in the commit processor at each round'),
  summary('commit_process_time', 'Time of the final processor for a commit, in milliseconds'),
  summary(
    'concurrent_request_processing_in_commit_processor',
    'Requests in progress in the commit processor',
  ),
  summary('learner_request_processor_queue_size', 'Requests queued to go to the leader', '3.7'),
  summary(
    'local_write_committed_time_ms',
    "Time in the commit processor of this member's own committed writes, in milliseconds",
  ),
  summary(
    'om_commit_process_time_ms',
    'Time to process a commit as a master of observers, in milliseconds',
  ),
  summary('pending_session_queue_size', 'Sessions with requests that wait for a commit'),
  summary('prep_process_time', 'Time of the first processor for a request, in milliseconds'),
  summary('prep_processor_queue_size', 'Requests that waited for the first processor'),
  summary(
    'prep_processor_queue_time_ms',
    'Time that requests waited for the first processor, in milliseconds',
  ),
  summary('read_commit_proc_issued', 'Reads that the commit processor let pass at each round'),
  summary('read_commit_proc_req_queued', 'Reads in the commit processor at each round'),
  summary('read_commitproc_time_ms', 'Time of reads in the commit processor, in milliseconds'),
  summary('read_final_proc_time_ms', 'Time of reads in the final processor, in milliseconds'),
  summary(
    'reads_after_write_in_session_queue',
    'Reads that stood behind a write in the queue of a session',
  ),
  summary(
    'reads_issued_from_session_queue',
    'Reads that a commit let pass in the queue of a session',
  ),
  summary('requests_in_session_queue', 'Requests in the queue of a session'),
  summary(
    'server_write_committed_time_ms',
    "Time in the commit processor of other members' committed writes, in milliseconds",
  ),
  summary('session_queues_drained', 'Queues of sessions emptied at each round'),
  summary(
    'sync_process_time',
    'Time to hand a request on from the transaction log, in milliseconds',
  ),
  summary('sync_processor_batch_size', 'Requests written to the transaction log at once'),
  summary(
    'sync_processor_queue_and_flush_time_ms',
    'Time that requests waited for the transaction log and its flush, in milliseconds',
  ),
  summary(
    'sync_processor_queue_flush_time_ms',
    'Time of a flush of the transaction log, in milliseconds',
  ),
  summary('sync_processor_queue_size', 'Requests that waited for the transaction log'),
  summary(
    'sync_processor_queue_time_ms',
    'Time that requests waited for the transaction log, in milliseconds',
  ),
  summary(
    'time_waiting_empty_pool_in_commit_processor_read_ms',
    'Time that the commit processor waited for its workers, in milliseconds',
  ),
  summary(
    'write_batch_time_in_commit_processor',
    'Time to process a batch of writes in the commit processor, in milliseconds',
  ),
  summary('write_commit_proc_issued', 'Writes that the commit processor let pass at each round'),
  summary('write_commit_proc_req_queued', 'Writes in the commit processor at each round'),
  summary('write_commitproc_time_ms', 'Time of writes in the commit processor, in milliseconds'),
  summary('write_final_proc_time_ms', 'Time of writes in the final processor, in milliseconds'),
];
