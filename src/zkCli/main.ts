#!/usr/bin/env node
import { isIP } from 'node:net';
import { resolveName } from '../pod/resolveName.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { named } from '../tool/parsed.ts';
import { parseInteger } from '../tool/parsers.ts';
import { requireOperand, requireSettings } from '../tool/requireSettings.ts';
import { runTool } from '../tool/runTool.ts';
import { runYargs } from '../tool/runYargs.ts';
import { ToolError } from '../tool/toolError.ts';
import { writeStdout } from '../tool/writeText.ts';
import { reachableHost } from '../pod/reachableHost.ts';
import { clientSettings } from '../zookeeper/clientSettings.ts';
import { parseCommand } from './command.ts';
import { asksForHelp, commandLine, splitWords } from './commandLine.ts';
import { type ConnectString, parseConnectString, type ServerName } from './connectString.ts';
import { toToolError } from './refusal.ts';
import { runCommand } from './runCommand.ts';
import { runSession } from './runSession.ts';

const { host, port } = clientSettings;
const defaultTimeout = '10000';
// A server's session timeout is an int, of 2 to 20 ticks; it puts right what lies outside.
const parseTimeout = parseInteger({ min: 1, max: 2 ** 31 - 1 });

await runTool('zkCli', async (argv) => {
  const asked = asksForHelp(argv);
  if (asked !== undefined) {
    await runYargs(commandLine, [`--${asked}`]);
    return ExitCode.Ok;
  }
  const words = requireOperand(splitWords(argv));
  const command = requireOperand(parseCommand(words.command));
  const { servers, chroot } = readServers(words.flags.get('server'));
  const timeoutMs = requireOperand(
    named('-timeout', parseTimeout(words.flags.get('timeout') ?? defaultTimeout)),
  );
  const session = {
    servers: await resolveServers(servers),
    chroot,
    timeoutMs,
    refuse: (code: number) => toToolError(code, command.path),
  };
  writeStdout(await runSession(session, async (client) => runCommand(client, command)));
  return ExitCode.Ok;
});

function readServers(flag: string | undefined): ConnectString {
  if (flag !== undefined) return requireOperand(named('-server', parseConnectString(flag)));
  const own = requireSettings({ host, port }, { env: process.env });
  return { servers: [{ host: reachableHost(own.host), port: own.port }], chroot: '' };
}

/** Every address of every server: a client tries each of them. */
async function resolveServers(servers: readonly ServerName[]): Promise<ServerName[]> {
  const resolved = await Promise.all(
    servers.map(async (server) => {
      const addresses =
        isIP(server.host) === 0 ? await resolveName(server.host, process.env) : [server.host];
      return addresses.map((address) => ({ host: address, port: server.port }));
    }),
  );
  const found = resolved.flat();
  if (found.length > 0) return found;
  throw new ToolError(
    ExitCode.Unavailable,
    servers.map((server) => `${server.host}: this name has no address`),
  );
}
