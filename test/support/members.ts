import type { PodFacts } from '../../src/pod/readPod.ts';
import { judgeJars } from '../../src/zookeeper/installation.ts';
import type { MemberFacts } from '../../src/zookeeper/member/memberFacts.ts';
import type { Plan } from '../../src/zookeeper/member/memberPlan.ts';
import { planMember } from '../../src/zookeeper/member/plan.ts';
import { noSecurity } from '../../src/zookeeper/security/security.ts';
import { newVolume, type Volume } from '../../src/zookeeper/volume/volume.ts';
import { podNamed } from './pods.ts';
import { settingsOf } from './zkSettings.ts';

interface Member {
  readonly env: Readonly<Record<string, string>>;
  readonly name?: string;
  readonly pod?: Partial<PodFacts>;
  readonly volume?: Partial<Volume>;
  readonly facts?: Partial<MemberFacts>;
}

/** All that surrounds a member of these jars, by default the newest. */
export function factsOf({ name = 'zk-0', pod, volume, facts }: Omit<Member, 'env'>): MemberFacts {
  return {
    pod: podNamed(name, pod),
    volume: { ...newVolume, ...volume },
    installation: judgeJars(['zookeeper-3.9.5.jar', 'logback-classic-1.3.15.jar']),
    entries: [],
    memory: { bytes: undefined, problem: undefined },
    security: noSecurity,
    ...facts,
  };
}

/** Plans a member whose settings are all right. */
export function plan(member: Member) {
  return planMember(settingsOf(member.env), factsOf(member));
}

/** The plan of a member that nothing is wrong with. */
export function planned(member: Member): Plan {
  const { problems, plan: made } = plan(member);
  if (made === undefined) throw new Error(problems.join('; '));
  return made;
}

/** The text of a planned file, by its name. */
export function textOf({ files }: Plan, name: string): string | undefined {
  return files.find(({ path }) => path.endsWith(`/${name}`))?.text;
}
