import { expect, it } from 'vitest';
import { decideLogins, type LoginSettings } from '../../../../src/kafka/security/logins.ts';
import { parseUsers } from '../../../../src/sasl/users.ts';
import type { Issue } from '../../../../src/tool/settings.ts';

const nothing: LoginSettings = {
  interBrokerUser: undefined,
  interBrokerPassword: undefined,
  controllerUser: undefined,
  controllerPassword: undefined,
  clientUsers: undefined,
  clientPasswords: undefined,
};

function decide(settings: Partial<LoginSettings>, file?: string) {
  const issues: Issue[] = [];
  const users = file === undefined ? undefined : parseUsers(file);
  const logins = decideLogins({ ...nothing, ...settings }, users, issues);
  return { logins, problems: issues.map(({ subject, problem }) => `${subject}: ${problem}`) };
}

const broker = { name: 'broker', password: 'b' };
const asBroker = { interBrokerUser: 'broker', interBrokerPassword: 'b' };

it.each<[string, Partial<LoginSettings>, string | undefined, object]>([
  ['nobody', {}, undefined, { interBroker: undefined, controller: undefined, users: [] }],
  [
    'brokers alone',
    asBroker,
    undefined,
    { interBroker: broker, controller: broker, users: [broker] },
  ],
  [
    'controllers apart',
    { ...asBroker, controllerUser: 'c', controllerPassword: 'd' },
    undefined,
    { interBroker: broker, controller: { name: 'c', password: 'd' }, users: [broker] },
  ],
  [
    'clients',
    { clientUsers: 'alice, bob', clientPasswords: 'x, y' },
    undefined,
    {
      interBroker: undefined,
      controller: undefined,
      users: [
        { name: 'alice', password: 'x' },
        { name: 'bob', password: ' y' },
      ],
    },
  ],
  [
    'the password of a file',
    { interBrokerUser: 'broker' },
    'alice:a,b\nbroker:b\n',
    {
      interBroker: broker,
      controller: broker,
      users: [broker, { name: 'alice', password: 'a,b' }],
    },
  ],
])('lets in %s', (_, settings, file, logins) => {
  expect(decide(settings, file)).toEqual({ logins, problems: [] });
});

it.each<[Partial<LoginSettings>, string | undefined, string[]]>([
  [
    { interBrokerUser: 'broker' },
    undefined,
    ['KAFKA_INTER_BROKER_PASSWORD: is required for the user of KAFKA_INTER_BROKER_USER'],
  ],
  [
    { controllerPassword: 'secret' },
    'a:1',
    ['KAFKA_CONTROLLER_PASSWORD: needs KAFKA_CONTROLLER_USER beside it'],
  ],
  [
    { clientUsers: 'a,b', clientPasswords: 'secret' },
    undefined,
    [
      'KAFKA_CLIENT_PASSWORDS: expected as many as KAFKA_CLIENT_USERS has users, 2, got 1 (one with a comma in it goes into the file of KAFKA_SASL_USERS_FILE)',
    ],
  ],
  [
    { clientUsers: 'a' },
    undefined,
    [
      'KAFKA_CLIENT_PASSWORDS: expected as many as KAFKA_CLIENT_USERS has users, 1, got none (one with a comma in it goes into the file of KAFKA_SASL_USERS_FILE)',
    ],
  ],
  [
    { clientPasswords: 'secret' },
    undefined,
    ['KAFKA_CLIENT_PASSWORDS: needs KAFKA_CLIENT_USERS beside it'],
  ],
  [
    { clientUsers: 'a,a', clientPasswords: 'secret,secret' },
    undefined,
    ['KAFKA_CLIENT_USERS: names a twice'],
  ],
  [
    { clientUsers: 'a,b', clientPasswords: 'secret,' },
    undefined,
    ['KAFKA_CLIENT_PASSWORDS: one of them is empty'],
  ],
  [
    { ...asBroker, clientUsers: 'broker', clientPasswords: 'secret' },
    undefined,
    ['KAFKA_CLIENT_USERS: broker has another password elsewhere (give each user once)'],
  ],
  [
    { interBrokerUser: 'a b', interBrokerPassword: 'secret${x}' },
    undefined,
    [
      'KAFKA_INTER_BROKER_USER: expected a name of letters, digits, ".", "_" and "-" only, since it becomes part of an option user_<name>',
      'KAFKA_INTER_BROKER_PASSWORD: the password has "${" in it, which Java takes for the name of a property (choose another password)',
    ],
  ],
  [
    { interBrokerUser: 'broker' },
    'secret',
    ['KAFKA_SASL_USERS_FILE: line 1: expected name:password'],
  ],
])('refuses %j and the file %j, and shows no password', (settings, file, problems) => {
  expect(decide(settings, file).problems).toEqual(problems);
});
