import { writeFiles } from '../files/writeFiles.ts';
import { type CommandLine, optionsOf } from '../tool/commandLine.ts';
import { toOneLine } from '../tool/oneLine.ts';
import type { Flags } from '../tool/settings.ts';
import { readMember } from '../zookeeper/member/readMember.ts';
import { requirePlan } from '../zookeeper/member/requirePlan.ts';
import { summariseRun } from '../zookeeper/member/summary.ts';
import { type ZkSettings, zkSettings } from '../zookeeper/settings/settings.ts';

/** The flags of zkGenConfig that say how a member is configured. */
export function generateOptions(): CommandLine['options'] {
  return optionsOf(zkSettings);
}

/**
 * Does the work of zkGenConfig, with its warnings, its summary and its refusals, and gives the
 * settings that the configuration was written with.
 */
export function runGenerate(flags: Flags, say: (line: string) => void): ZkSettings {
  const member = readMember(process.env, flags);
  for (const warning of member.warnings) say(`warning: ${toOneLine(warning)}`);
  const plan = requirePlan(member);
  const { myid, host, size: replicas, settings } = plan;
  say(summariseRun(writeFiles(plan), { myid, host, replicas }));
  return settings;
}
