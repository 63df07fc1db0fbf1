import { maskSecrets } from '../java/secretText.ts';
import { renderDifference } from '../files/difference.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { renderFiles } from '../files/fileWrite.ts';
import { readSurvey } from '../files/readSurvey.ts';
import {
  type Outcome,
  reportFolders,
  reportPlanned,
  reportStates,
  reportWritten,
} from '../files/runReport.ts';
import { ToolError } from '../tool/toolError.ts';
import { writeFiles } from '../files/writeFiles.ts';
import type { Plan } from '../zookeeper/member/memberPlan.ts';
import type { Mode } from './commandLine.ts';
import { summariseCheck, summariseRun } from '../zookeeper/member/summary.ts';

/** Writes a member's files, or finds what that would do. */
export async function runPlan(plan: Plan, mode: Mode): Promise<Outcome> {
  const { myid, host, size: replicas } = plan;
  const facts = { myid, host };
  switch (mode) {
    case 'dryRun': {
      const files = reportPlanned(plan.files, readSurvey(plan).states);
      return { exitCode: ExitCode.Ok, facts, files, result: renderFiles(plan.files) };
    }
    case 'check': {
      const survey = readSurvey(plan);
      const { states, missingFolders, removals, problems } = survey;
      if (problems.length > 0) throw new ToolError(ExitCode.CannotCreate, problems);
      const result = await renderDifference(survey, maskSecrets);
      return {
        exitCode: result === '' ? ExitCode.Ok : ExitCode.No,
        facts,
        files: reportStates(states),
        folders: reportFolders(missingFolders, 'missing'),
        removals,
        result,
        summary: summariseCheck(survey, { ...facts, replicas }),
      };
    }
    case 'write': {
      const before = writeFiles(plan);
      return {
        exitCode: ExitCode.Ok,
        facts,
        files: reportWritten(before.states),
        folders: reportFolders(before.missingFolders, 'written'),
        removals: before.removals,
        summary: summariseRun(before, { ...facts, replicas }),
      };
    }
  }
}
