import { strictBoolean } from './booleanKinds.ts';
import { config, type Key } from './key.ts';
import { integer, text } from './valueKind.ts';

const since = ['3.4.10', '3.5.4'] as const;

/** SASL between members (QuorumAuth); each step of a rolling upgrade sets one more of the first three. */
export const quorumAuthKeys = (): readonly Key[] => [
  config('quorum.auth.enableSasl', strictBoolean, 'Whether members can use SASL', {
    since,
    fallback: 'false',
  }),
  config('quorum.auth.learnerRequireSasl', strictBoolean, 'Whether they use it when they connect', {
    since,
    fallback: 'false',
  }),
  config('quorum.auth.serverRequireSasl', strictBoolean, 'Whether they refuse others that do not', {
    since,
    fallback: 'false',
  }),
  config('quorum.auth.learner.saslLoginContext', text, 'Section of the JAAS file to connect by', {
    since,
    fallback: 'QuorumLearner',
  }),
  config('quorum.auth.server.saslLoginContext', text, 'Section of the JAAS file to be asked by', {
    since,
    fallback: 'QuorumServer',
  }),
  config('quorum.auth.kerberos.servicePrincipal', text, 'Principal of the members', {
    since,
    fallback: 'zkquorum/localhost',
  }),
  config('quorum.cnxn.threads.size', integer(), 'Threads that connect to members, never below 20', {
    since,
    fallback: '20',
  }),
];
