import { decideHeap, type Heap, parseHeap, renderHeapFlags } from '../../java/heap.ts';
import type { JvmSettings } from '../../kafka/settings/jvmSettings.ts';
import type { MemoryLimit } from '../../pod/memoryLimit.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import type { Issue } from '../../tool/settings.ts';
import { renderBytes } from '../../tool/units.ts';

export interface MemoryFacts {
  readonly java: JvmSettings;
  readonly limit: MemoryLimit;
  /** Whether this process stays beside the broker, in the same container. */
  readonly supervised: boolean;
}

export interface MemoryPlan {
  readonly heapOptions: readonly string[];
  /** Limit, heap and rest in one line; none where there is no limit, and hence nothing to share out. */
  readonly budget: string | undefined;
  readonly issues: readonly Issue[];
  readonly warnings: readonly string[];
}

const mebi = 1024 ** 2;
const stockBytes = 1024 * mebi;
const smallestBytes = 128 * mebi;

/**
 * What the JVM of a broker takes beside its heap: classes, compiled code, the collector's own, stacks and
 * buffers. Kafka 4.3.1 on Java 17 had 161 MiB of it with a heap of 339 MiB, 200 partitions and five producers (Native
 * Memory Tracking); more clients, and a larger heap, need more.
 */
const jvmBytes = 256 * mebi;
const supervisorBytes = 90 * mebi;
/** What a JVM cannot do without. */
const leastRoomBytes = 96 * mebi;

/**
 * Decides the broker's heap within the container's memory limit: KAFKA_HEAP_OPTS as it stands, else
 * KAFKA_HEAP_SIZE, else the 1G of the stock scripts, or half of what the JVM and this process leave of the
 * limit, where that is less; the other half is for the page cache, which Kafka lives on.
 */
export function planMemory(facts: MemoryFacts): MemoryPlan {
  const { java, limit, supervised } = facts;
  const reserveBytes = jvmBytes + (supervised ? supervisorBytes : 0);
  const unread = limit.problem === undefined ? [] : [`memory limit: ${limit.problem}`];
  const chosen = chooseHeap(facts, reserveBytes);
  if (!chosen.ok) {
    const issue = { subject: chosen.subject, problem: chosen.problem, exitCode: ExitCode.Config };
    return { heapOptions: [], budget: undefined, issues: [issue], warnings: unread };
  }
  const { subject, bytes, heapOptions } = chosen;
  const both = java.heapOpts !== undefined && java.heap !== undefined;
  const warnings = [
    ...unread,
    ...(both ? ['KAFKA_HEAP_SIZE: ignored, since KAFKA_HEAP_OPTS is set'] : []),
  ];
  if (limit.bytes === undefined || bytes === undefined) {
    return { heapOptions, budget: undefined, issues: [], warnings };
  }
  const [heap, whole] = [renderBytes(bytes), renderBytes(limit.bytes)];
  if (bytes + leastRoomBytes > limit.bytes) {
    const problem = `a heap of ${heap} does not fit the container's memory limit of ${whole}, of which the JVM needs ${renderBytes(leastRoomBytes)} or more beside it (lower it, raise resources.limits.memory, or set KAFKA_HEAP_SIZE to a share such as 40%)`;
    const issue = { subject, problem, exitCode: ExitCode.Config };
    return { heapOptions, budget: undefined, issues: [issue], warnings };
  }
  const rest = limit.bytes - bytes;
  const beside = supervised
    ? 'the rest of the JVM, kafkaStart and the page cache'
    : 'the rest of the JVM and the page cache';
  if (rest < reserveBytes) {
    warnings.push(
      `${subject}: a heap of ${heap} leaves ${renderBytes(rest)} of the container's memory limit of ${whole}, of which ${renderBytes(reserveBytes)} are needed beside it; beyond the limit the container is killed (lower it, or raise resources.limits.memory)`,
    );
  }
  return {
    heapOptions,
    budget: `limit ${whole}, heap ${heap}, ${renderBytes(rest)} for ${beside}`,
    issues: [],
    warnings,
  };
}

type Chosen =
  | {
      readonly ok: true;
      /** The operator's name for where it was said. */
      readonly subject: string;
      /** None where only java knows. */
      readonly bytes: number | undefined;
      readonly heapOptions: readonly string[];
    }
  | { readonly ok: false; readonly subject: string; readonly problem: string };

function chooseHeap({ java, limit }: MemoryFacts, reserveBytes: number): Chosen {
  const said = findHeap(java);
  const heapOptions = java.heapOpts ?? [];
  if (said !== undefined) {
    const bytes = said.heap === undefined ? undefined : decide(said.heap, limit.bytes);
    return { ok: true, subject: said.subject, bytes, heapOptions };
  }
  if (java.heapOpts !== undefined) {
    // the JVM's own default: a quarter of the memory that it sees
    const bytes = decide({ type: 'share', percent: 25 }, limit.bytes);
    return { ok: true, subject: 'KAFKA_HEAP_OPTS', bytes, heapOptions };
  }
  const subject = java.heap === undefined ? 'resources.limits.memory' : 'KAFKA_HEAP_SIZE';
  const heap = java.heap ?? { type: 'size', bytes: defaultBytes(limit.bytes, reserveBytes) };
  const decided = decideHeap(heap, limit.bytes);
  if (!decided.ok) return { ok: false, subject, problem: decided.problem };
  return {
    ok: true,
    subject,
    bytes: decided.value,
    heapOptions: renderHeapFlags(decided.value).split(' '),
  };
}

function defaultBytes(limitBytes: number | undefined, reserveBytes: number): number {
  if (limitBytes === undefined) return stockBytes;
  const half = Math.floor((limitBytes - reserveBytes) / 2 / mebi) * mebi;
  return Math.min(stockBytes, Math.max(smallestBytes, half));
}

/** Where options of the JVM say how large the heap may become; of several the last counts. */
function findHeap(java: JvmSettings): { subject: string; heap: Heap | undefined } | undefined {
  const places = [
    // what KAFKA_HEAP_SIZE gives comes before all of these, and is no option of the operator's
    ['KAFKA_HEAP_OPTS', java.heapOpts ?? []],
    ['KAFKA_JVM_PERFORMANCE_OPTS', java.performanceOpts ?? []],
    ['KAFKA_OPTS', java.opts],
    ['EXTRA_ARGS', java.extraArgs.options],
  ] as const;
  const options = places.flatMap(([subject, words]) => words.map((word) => ({ subject, word })));
  const sized = options.findLast(({ word }) => sizeOption.test(word));
  if (sized !== undefined) {
    const parsed = parseHeap(sizeOption.exec(sized.word)?.[1] ?? '');
    return { subject: sized.subject, heap: parsed.ok ? parsed.value : undefined };
  }
  // -Xmx, as KAFKA_HEAP_SIZE and the default give it, wins over a share
  if (java.heapOpts === undefined) return undefined;
  const shared = options.findLast(({ word }) => shareOption.test(word));
  if (shared === undefined) return undefined;
  const percent = Number(shareOption.exec(shared.word)?.[1]);
  return { subject: shared.subject, heap: { type: 'share', percent } };
}

const sizeOption = /^(?:-Xmx|-XX:MaxHeapSize=)(.+)$/;
const shareOption = /^-XX:MaxRAMPercentage=(\d+(?:\.\d+)?)$/;

function decide(heap: Heap, limitBytes: number | undefined): number | undefined {
  const decided = decideHeap(heap, limitBytes);
  return decided.ok ? decided.value : undefined;
}
