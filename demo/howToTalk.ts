import { kafkaPort } from '../local/openKafka.ts';
import type { Server } from '../local/server.ts';
import { serverOf } from './stage.ts';

/** Commands for the servers that a demo leaves running, to be typed in the repository's folder. */
export function renderHowToTalk(members: readonly Server[], brokers: readonly Server[]): string {
  const [member] = members;
  const [broker] = brokers;
  const ofMember =
    member === undefined
      ? []
      : [
          `dist/zkCli.mjs -server ${serverOf(member)} ls /`,
          `dist/zkMetrics.mjs --host ${member.pod.address} --format table`,
          `dist/zkOk.mjs ready --host ${member.pod.address}`,
        ];
  const ofBroker =
    broker === undefined ? [] : [`dist/kafkaOk.mjs ready --host ${broker.pod.address}`];
  const addresses = [
    ...(member === undefined ? [] : [`ZooKeeper  ${members.map(serverOf).join(',')}`]),
    ...(broker === undefined
      ? []
      : [`Kafka      ${brokers.map(({ pod }) => `${pod.address}:${kafkaPort}`).join(',')}`]),
  ];
  return [
    'The servers stay. Their addresses:',
    '',
    ...addresses.map((line) => `  ${line}`),
    '',
    'Ask them, in this folder:',
    '',
    '  export PATH="$PWD/node_modules/.bin:$PATH"',
    ...[...ofMember, ...ofBroker].map((line) => `  ${line}`),
    '',
    'Stop them:',
    '',
    '  npm run demo -- --stop',
  ]
    .map((line) => `  ${line}`.trimEnd())
    .join('\n')
    .concat('\n');
}
