import type { StopVerdict } from '../kafka/verdicts/stoppable.ts';
import { type Place, renderPlace } from '../pod/place.ts';
import type { PageAnswer } from '../process/askPage.ts';
import { ExitCode } from '../tool/exitCode.ts';

/** What came of a question. */
export interface Finding {
  readonly exitCode: number;
  /** In one line, where it is no also what was asked. */
  readonly reason: string;
  readonly asked: 'supervisor' | 'broker' | 'processes';
  readonly place?: Place;
  /** Whether nobody listens there. */
  readonly isRefused?: boolean;
  /** Whether asking again would bring nothing else. */
  readonly isFinal?: boolean;
  /** Whether nobody knows now, which is not waited for long. */
  readonly isUnsure?: boolean;
}

const ok = 200;
const unknownPath = 404;
const noForGood = 409;
const no = 503;
const unsure = 504;

/** What a supervisor's answer comes to. */
export function judgePage(path: string, answer: PageAnswer, place: Place): Finding {
  const asked = { asked: 'supervisor', place } as const;
  const where = renderPlace(place);
  if (!answer.ok) {
    return {
      ...asked,
      exitCode: ExitCode.Unavailable,
      reason: `${where}: ${answer.reason}`,
      isRefused: answer.type === 'refused',
    };
  }
  const { status, body } = answer.reply;
  const line = body.trim();
  switch (status) {
    case ok:
      return { ...asked, exitCode: ExitCode.Ok, reason: line };
    case unknownPath:
      return {
        ...asked,
        exitCode: ExitCode.Unavailable,
        reason: `${where}: no supervisor that knows ${path}: another version of kafkaStart, or another program (${line})`,
        isFinal: true,
      };
    case no:
      return { ...asked, exitCode: ExitCode.No, reason: line };
    case unsure:
      return { ...asked, exitCode: ExitCode.No, reason: line, isUnsure: true };
    case noForGood:
      return { ...asked, exitCode: ExitCode.No, reason: line, isFinal: true };
  }
  const reason = `${where}: no answer of a supervisor: HTTP ${status}: ${line}`;
  return { ...asked, exitCode: ExitCode.Unavailable, reason };
}

/** What comes of asking the server itself whether it may stop. */
export function judgeStop({ healthy, reason, outlook, ...about }: StopVerdict): Finding {
  const noCode = about.isSilent === true ? ExitCode.Unavailable : ExitCode.No;
  return {
    asked: 'broker',
    ...(about.place && { place: about.place }),
    exitCode: healthy ? ExitCode.Ok : noCode,
    reason,
    isFinal: outlook === 'never',
    isUnsure: outlook === 'unsure',
  };
}
